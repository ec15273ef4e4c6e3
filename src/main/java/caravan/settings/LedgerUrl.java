package caravan.settings;

import java.util.Locale;
import java.util.regex.Pattern;

/** The jdbc address of a ledger that does not lie in the state folder. */
public final class LedgerUrl {

  private static final Pattern POSTGRESQL =
      Pattern.compile("jdbc:postgresql:.+", Pattern.CASE_INSENSITIVE);
  private static final Pattern PASSWORD =
      Pattern.compile("[?&]password=|//[^/]*@", Pattern.CASE_INSENSITIVE);

  private LedgerUrl() {}

  /**
   * The address, if it is one.
   *
   * @throws IllegalArgumentException if it is none, or holds a password
   */
  public static String read(String url) {
    if (!POSTGRESQL.matcher(url).matches()) {
      throw new IllegalArgumentException(
          "must be a jdbc address, such as jdbc:postgresql://db.example.com/caravan");
    }
    if (PASSWORD.matcher(url).find()) {
      throw new IllegalArgumentException(
          "must not hold a password; it goes into caravan.ledger.password or"
              + " caravan.ledger.password-file");
    }
    return url.substring(0, 16).toLowerCase(Locale.ROOT) + url.substring(16);
  }
}
