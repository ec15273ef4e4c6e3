package caravan.web;

import caravan.access.TlsFiles;
import caravan.settings.HostPort;
import caravan.settings.WebRules;
import caravan.status.Health;
import caravan.status.Reports;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Shows over HTTP how everything stands: to people as a page, to programs under {@code
 * /health/live}, {@code /health/ready} (503 with the reasons where it is not) and {@code
 * /api/status}. A request that does not call it by one of its names gets 421, whatever it asks for.
 *
 * <p>An answer may take as long as its reader needs; one who takes nothing of it for 20 s is cut
 * off.
 */
public final class StatusServer implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final HttpEngine engine;
  private final Site site;
  private final HostPort address;

  private StatusServer(
      HostPort wanted,
      Set<String> names,
      Site site,
      ErrorAnswers errors,
      Optional<TlsFiles> tls,
      Duration patience) {
    this.site = site;
    ServerSocketChannel socket = bind(wanted);
    this.address = new HostPort(wanted.host(), socket.socket().getLocalPort());
    WebHandler handler = new WebHandler(new AllowedHosts(wanted, names), site, errors);
    this.engine = new HttpEngine(socket, handler, errors, tls, patience);
  }

  /**
   * Listens on that address and shows all that there is; port 0 is any free one.
   *
   * @throws StatusException if it can't be had
   */
  public static StatusServer start(HostPort address, WebParts parts) {
    PageSite site = new PageSite(parts);
    WebRules rules = parts.settings().web();
    return new StatusServer(
        address, rules.names(), site, site.errors(), rules.access().tls(), PATIENCE);
  }

  /**
   * The same, for programs alone: health and status.
   *
   * @param names by which it may be called besides that address, 127.0.0.1, localhost and [::1]
   * @throws StatusException if it can't be had
   */
  static StatusServer start(HostPort address, Set<String> names, Health health, Reports reports) {
    return machine(address, names, MachineSite.of(health, reports), PATIENCE);
  }

  /** The same for a test, with pages of its own, and readers cut off sooner. */
  static StatusServer start(
      HostPort address, Map<String, Supplier<HttpAnswer>> pages, Duration patience) {
    return machine(address, Set.of(), new MachineSite(pages), patience);
  }

  private static StatusServer machine(
      HostPort address, Set<String> names, MachineSite site, Duration patience) {
    ErrorAnswers errors = new ErrorAnswers(site.paths(), Optional.empty());
    return new StatusServer(address, names, site, errors, Optional.empty(), patience);
  }

  private static ServerSocketChannel bind(HostPort address) {
    try {
      ServerSocketChannel socket = ServerSocketChannel.open();
      try {
        return socket.bind(new InetSocketAddress(address.host(), address.port()));
      } catch (IOException | RuntimeException e) {
        socket.close();
        throw e;
      }
    } catch (IOException | RuntimeException e) {
      throw new StatusException(
          "caravan.http.listen: can't listen on %s: %s. Choose another address, or off."
              .formatted(address, e.getMessage()),
          e);
    }
  }

  /** Where it listens. */
  public HostPort address() {
    return address;
  }

  /** Waits until it answers, which it does moments after its start. */
  public void await() {
    engine.await();
  }

  @Override
  public void close() {
    engine.close();
    if (site instanceof PageSite page) {
      page.close();
    }
  }
}
