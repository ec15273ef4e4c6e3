package caravan.network;

import caravan.access.AddressRange;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Machines that are reached without a proxy: always this one, and those that are named.
 *
 * @param named each a name, which stands for all below it too, {@code example.com}, {@code
 *     .example.com}, {@code *.example.com}; an address, {@code 10.0.0.5}; a range of them, {@code
 *     10.0.0.0/8}; or {@code *} for all
 */
public record DirectHosts(List<String> named) {

  private static final List<String> THIS_MACHINE = List.of("localhost", "127.0.0.0/8", "::1");
  private static final Pattern NUMBER = Pattern.compile("[0-9]+(?:\\.[0-9]+){3}|.*:.*");
  private static final Pattern BRACKETS = Pattern.compile("^\\[|]$");
  private static final Pattern AROUND = Pattern.compile("^(?:\\*?\\.)|\\.$");

  /** Refuses with IllegalArgumentException what is meant as a range and is none. */
  public DirectHosts {
    named = named.stream().map(one -> bare(one)).filter(one -> !one.isEmpty()).toList();
    named.stream().filter(one -> one.contains("/")).forEach(AddressRange::read);
  }

  /** Whether that machine, a name or a number, is one of them; no name is ever looked up. */
  boolean has(String host) {
    String bare = bare(host);
    return THIS_MACHINE.stream().anyMatch(one -> means(one, bare))
        || named.stream().anyMatch(one -> means(one, bare));
  }

  private static boolean means(String entry, String host) {
    if (entry.equals("*")) {
      return true;
    }
    boolean range = entry.contains("/") || NUMBER.matcher(entry).matches();
    if (range || NUMBER.matcher(host).matches()) {
      return range && NUMBER.matcher(host).matches() && AddressRange.read(entry).has(host);
    }
    return host.equals(entry) || host.endsWith("." + entry);
  }

  private static String bare(String text) {
    String lower = BRACKETS.matcher(text.strip().toLowerCase(Locale.ROOT)).replaceAll("");
    return lower.equals("*") ? lower : AROUND.matcher(lower).replaceAll("");
  }
}
