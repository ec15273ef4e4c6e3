package caravan.settings;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * How the page is served.
 *
 * @param names by which it is reached too, in lower case, IPv6 addresses in brackets
 * @param base the path under which a proxy shows it, {@code /caravan}; empty at the top
 * @param readOnly whether nothing can be changed by it
 * @param upload how many bytes of lists are taken at once
 * @param access who may use it
 */
public record WebRules(
    Set<String> names, String base, boolean readOnly, long upload, AccessRules access) {

  private static final Pattern BASE = Pattern.compile("/|(?:/[A-Za-z0-9._~-]+)+/?");

  public WebRules {
    names = Set.copyOf(names);
  }

  /** The base of that text; IllegalArgumentException for what is no path. */
  static String base(String text) {
    if (!BASE.matcher(text).matches() || text.contains("/.")) {
      throw new IllegalArgumentException(
          "must be a path that begins with a slash, such as /caravan");
    }
    return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
  }
}
