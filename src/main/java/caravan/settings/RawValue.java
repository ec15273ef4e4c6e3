package caravan.settings;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * A setting as somebody wrote it.
 *
 * @param key {@code caravan.lookup.rate}
 * @param text the value, without blanks around it
 * @param origin where it was written
 */
record RawValue(String key, String text, String origin) {

  /** Called like a secret, and yet the name of the file that holds it. */
  static final Set<String> NAMES_OF_FILES = Set.of("caravan.http.tls.key", "caravan.client.key");

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
    return !NAMES_OF_FILES.contains(key)
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
    if (key.equals("caravan.proxy") && text.contains("@")) { // also without a scheme in front
      return Secret.REDACTED + text.substring(text.lastIndexOf('@'));
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
