package caravan.web;

import caravan.settings.HostPort;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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
   * @param target what it asks for, which may name a host too and then goes before the header
   */
  Optional<String> fault(List<String> hosts, URI target) {
    if (hosts.size() != 1) {
      return Optional.of(
          "A request must say once, in its header Host, whom it is for; this one says it "
              + (hosts.isEmpty() ? "not at all." : hosts.size() + " times.")
              + WAY_OUT);
    }
    String authority = target.getRawAuthority();
    return fault(hosts.get(0).strip())
        .or(() -> authority == null ? Optional.empty() : fault(authority));
  }

  private Optional<String> fault(String host) {
    Matcher shape = HOST.matcher(host);
    if (!shape.matches()) {
      return Optional.of("The request names no host that could be this one." + WAY_OUT);
    }
    String name = shape.group(1).toLowerCase(Locale.ROOT);
    return names.contains(name)
        ? Optional.empty()
        : Optional.of("This is not " + name + "." + WAY_OUT);
  }
}
