package caravan.ledger.jdbc;

import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a failure of PostgreSQL's means, by its SQLSTATE.
 *
 * @param state five characters; empty where the server did not say any
 * @param words in which it was said
 */
record PostgresFault(String state, String words) {

  static PostgresFault of(Throwable failure) {
    Optional<SQLException> said =
        Stream.<Throwable>iterate(failure, t -> t != null, Throwable::getCause)
            .filter(SQLException.class::isInstance)
            .map(SQLException.class::cast)
            .filter(e -> e.getSQLState() != null)
            .reduce((outer, inner) -> inner);
    Throwable innermost = innermost(failure);
    String words =
        innermost instanceof UnknownHostException
            ? "no host is known as " + innermost.getMessage()
            : String.valueOf(said.map(Throwable.class::cast).orElse(innermost).getMessage());
    return new PostgresFault(
        said.map(SQLException::getSQLState).orElse(""), words.strip().replaceAll("\\s+", " "));
  }

  private static Throwable innermost(Throwable failure) {
    Throwable last = failure;
    while (last.getCause() != null) {
      last = last.getCause();
    }
    return last;
  }

  /** Whether the way to the server broke, so that nobody knows what the last word came to. */
  boolean connection() {
    return state.startsWith("08") || state.startsWith("57P") || state.isEmpty();
  }

  /** What is wrong, and what a person can do; to follow the ledger's name. */
  String meaning(PostgresAddress address) {
    String user = address.user().map(name -> "'" + name + "'").orElse("of this process");
    return switch (state) {
      case "28P01", "28000", "08004" ->
          "refuses the user %s (%s). Check caravan.ledger.user and caravan.ledger.password, and the server's pg_hba.conf."
              .formatted(user, words);
      case "3D000" -> "does not exist (%s). Make it: createdb -O USER NAME.".formatted(words);
      case "3F000" -> "has no schema to work in (%s).".formatted(words);
      case "42501" ->
          "does not let the user %s work in it (%s). Let the user own the database: alter database NAME owner to USER."
              .formatted(user, words);
      case "25006" ->
          "is a standby, or lets nobody write (%s). Name the primary, or all hosts, in caravan.ledger.url."
              .formatted(words);
      case "53100" -> "can't be written: the server's disk is full. Make room; nothing is lost.";
      case "53300" ->
          "has no connection left (%s). Raise max_connections there, or take others away; nothing is lost."
              .formatted(words);
      case "57P01", "57P02", "57P03" ->
          "is stopping or starting (%s); nothing is lost.".formatted(words);
      case "55P03" ->
          "is held by another that writes for long (%s); nothing is lost.".formatted(words);
      case "25P03" ->
          "gave a transaction up that this process let rest (%s); nothing of it stands."
              .formatted(words);
      default -> otherwise();
    };
  }

  private String otherwise() {
    return connection()
        ? "can't be reached (%s). Check that PostgreSQL runs there, and caravan.ledger.url; nothing is lost."
            .formatted(words)
        : "failed (%s): %s".formatted(state, words);
  }
}
