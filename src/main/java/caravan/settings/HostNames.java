package caravan.settings;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Names by which people reach this machine, as they stand in front of a port in an address. */
final class HostNames {

  private static final Pattern COMMA = Pattern.compile("\\s*,\\s*");
  private static final Pattern NAME =
      Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?|\\[[0-9A-Fa-f:.]+]");

  private HostNames() {}

  /** Reads names with commas between them, in lower case; throws IllegalArgumentException. */
  static Set<String> read(String text) {
    Set<String> names = new LinkedHashSet<>();
    for (String name : COMMA.split(text, -1)) {
      if (!NAME.matcher(name).matches()) {
        throw new IllegalArgumentException(
            "must be names with commas between them, without http:// and port, such as"
                + " caravan.example.com, 192.168.1.5");
      }
      names.add(name.toLowerCase(Locale.ROOT));
    }
    return Collections.unmodifiableSet(names);
  }
}
