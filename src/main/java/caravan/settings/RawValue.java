package caravan.settings;

import java.util.regex.Pattern;

/**
 * A setting as somebody wrote it.
 *
 * @param key {@code caravan.lookup.rate}
 * @param text the value, without blanks around it
 * @param origin where it was written
 */
record RawValue(String key, String text, String origin) {

  private static final String NAME_OF_A_FILE = "caravan.http.tls.key";
  private static final int LONGEST_SHOWN = 80;
  private static final Pattern USER = Pattern.compile("//.*@", Pattern.DOTALL);
  private static final Pattern QUERY = Pattern.compile("\\?.*", Pattern.DOTALL);

  RawValue {
    text = text.strip();
  }

  boolean blank() {
    return text.isEmpty();
  }

  boolean secret() {
    return !key.equals(NAME_OF_A_FILE)
        && (key.endsWith(".key")
            || key.endsWith(".password")
            || key.endsWith(".key-passphrase")
            || key.equals("caravan.notify.url")
            || key.equals("caravan.notify.secret"));
  }

  /** The value as it may be shown: no secret, nothing of an address that may hold one. */
  String safe() {
    if (secret()) {
      return blank() ? "" : Secret.REDACTED;
    }
    String line = USER.matcher(text).replaceAll("//" + Secret.REDACTED + "@");
    return QUERY.matcher(line).replaceAll("?" + Secret.REDACTED);
  }

  /** The setting in one short line that may be shown. */
  @Override
  public String toString() {
    String value = safe();
    String shown =
        value.length() <= LONGEST_SHOWN ? value : value.substring(0, LONGEST_SHOWN) + "…";
    return key + "=" + shown + " (" + origin + ")";
  }
}
