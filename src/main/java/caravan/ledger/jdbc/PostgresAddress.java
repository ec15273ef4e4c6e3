package caravan.ledger.jdbc;

import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a PostgreSQL ledger is, and who logs in there.
 *
 * @param url {@code jdbc:postgresql://db.example.com/caravan}; several hosts may be given, of which
 *     the one that takes writes is used
 * @param password of that user; printed by nobody
 */
public record PostgresAddress(String url, Optional<String> user, Optional<String> password) {

  private static final Pattern URL = Pattern.compile("jdbc:postgresql:(?://([^/?]*)/)?([^?]*).*");

  /** What a person calls the database: {@code db.example.com/caravan}. */
  String name() {
    Matcher matcher = URL.matcher(url);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("no address of PostgreSQL: " + url);
    }
    String hosts = matcher.group(1) == null ? "localhost" : matcher.group(1);
    return hosts + "/" + matcher.group(2);
  }

  /** The command that writes all of the database into that file; it asks for the password. */
  public String dump(Path file) {
    return "pg_dump --format=custom --file=%s%s %s"
        .formatted(
            file, user.map(" --username="::concat).orElse(""), "--dbname=postgresql://" + name());
  }

  @Override
  public String toString() {
    return name();
  }
}
