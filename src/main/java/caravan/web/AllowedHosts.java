package caravan.web;

import caravan.settings.HostPort;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * By which names this server may be called. A page of a stranger whose own name was made to lead to
 * this machine (DNS rebinding) calls it by that name, and so is told nothing.
 */
final class AllowedHosts {

  private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "localhost", "[::1]");
  private static final Pattern HOST =
      Pattern.compile("(\\[[0-9A-Fa-f:.]{2,45}]|[A-Za-z0-9._-]{1,253})(?::[0-9]{0,5})?");
  private static final String WAY_OUT =
      " Call it 127.0.0.1 or localhost, or write the name that it has for you into"
          + " caravan.http.names and restart Caravan.";

  static final String NO_HOST = unsaid("not at all.");
  static final String NO_NAME = "The request names no host that could be this one." + WAY_OUT;

  private final Set<String> names = new TreeSet<>(THIS_MACHINE);

  /**
   * @param listen where it listens, a name as any other
   * @param more further names, without a port, IPv6 addresses in brackets
   */
  AllowedHosts(HostPort listen, Set<String> more) {
    String host = listen.host().toLowerCase(Locale.ROOT);
    names.add(host.contains(":") ? "[" + host + "]" : host);
    more.forEach(name -> names.add(name.toLowerCase(Locale.ROOT)));
  }

  /**
   * Why a request is refused; empty if it calls this server by one of its names, at any port.
   *
   * @param hosts what its Host headers say
   * @param authority the host that its target names, which goes before the header; null if none
   */
  Optional<String> fault(List<String> hosts, @Nullable String authority) {
    if (hosts.size() != 1) {
      return Optional.of(hosts.isEmpty() ? NO_HOST : unsaid(hosts.size() + " times."));
    }
    return fault(hosts.get(0).strip())
        .or(() -> authority == null ? Optional.empty() : fault(authority));
  }

  private static String unsaid(String often) {
    return "A request must say once, in its header Host, whom it is for; this one says it "
        + often
        + WAY_OUT;
  }

  private Optional<String> fault(String host) {
    Matcher shape = HOST.matcher(host);
    if (!shape.matches()) {
      return Optional.of(NO_NAME);
    }
    String name = shape.group(1).toLowerCase(Locale.ROOT);
    return names.contains(name)
        ? Optional.empty()
        : Optional.of("This is not " + name + "." + WAY_OUT);
  }
}
