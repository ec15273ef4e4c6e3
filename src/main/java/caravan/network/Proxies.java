package caravan.network;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Which proxy leads where.
 *
 * @param https to https addresses; empty where they are reached directly
 * @param http to http addresses
 * @param files to servers of lists and results: FTP, FTPS and SFTP
 * @param direct whom no proxy leads to
 */
public record Proxies(
    Optional<ProxyServer> https,
    Optional<ProxyServer> http,
    Optional<ProxyServer> files,
    DirectHosts direct) {

  /** No proxy at all. */
  public static final Proxies NONE =
      new Proxies(Optional.empty(), Optional.empty(), Optional.empty(), new DirectHosts(List.of()));

  /** That one for everything. */
  public static Proxies all(ProxyServer proxy, DirectHosts direct) {
    Optional<ProxyServer> all = Optional.of(proxy);
    return new Proxies(all, all, all, direct);
  }

  /** The same, each told that login instead of its own. */
  public Proxies with(ProxyLogin login) {
    return new Proxies(
        https.map(one -> one.with(login)),
        http.map(one -> one.with(login)),
        files.map(one -> one.with(login)),
        direct);
  }

  /** Whether there is one. */
  public boolean any() {
    return https.isPresent() || http.isPresent() || files.isPresent();
  }

  /** The proxy through which an address with that scheme is reached; empty if directly. */
  public Optional<ProxyServer> to(String scheme, String host) {
    Optional<ProxyServer> proxy =
        switch (scheme.toLowerCase(Locale.ROOT)) {
          case "https" -> https;
          case "http" -> http;
          default -> files;
        };
    return proxy.filter(some -> !direct.has(host));
  }

  /** For people: {@code through the proxy http://proxy.example.com:3128}. */
  @Override
  public String toString() {
    if (https.isPresent() && https.equals(http)) {
      return "through the proxy " + https.get() + only();
    }
    if (!any()) {
      return "without a proxy";
    }
    return https.map(one -> "https through the proxy " + one).orElse("https without a proxy")
        + http.map(one -> ", http through " + one).orElse("");
  }

  private String only() {
    return files.isPresent() ? "" : " (FTP and SFTP without)";
  }
}
