package caravan.network;

import java.util.Optional;

/**
 * An HTTP proxy, spoken to in plain HTTP; what goes through its tunnels it can't read.
 *
 * @param host a name or a number, an IPv6 one without brackets
 * @param port 1 to 65,535
 * @param login empty where it asks for none
 */
public record ProxyServer(String host, int port, Optional<ProxyLogin> login) {

  public ProxyServer {
    if (host.isBlank() || port < 1 || port > 65_535) {
      throw new IllegalArgumentException("no proxy can be at " + host + ":" + port);
    }
  }

  ProxyServer with(ProxyLogin other) {
    return new ProxyServer(host, port, Optional.of(other));
  }

  /** Its address, without who logs in. */
  @Override
  public String toString() {
    return "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
  }
}
