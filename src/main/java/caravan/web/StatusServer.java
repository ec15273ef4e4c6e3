package caravan.web;

import caravan.settings.HostPort;
import caravan.status.Health;
import caravan.status.ReportJson;
import caravan.status.Reports;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Shows over HTTP how everything stands: {@code /health/live}, {@code /health/ready} (503 with the
 * reasons where it is not), {@code /api/status} (see {@link ReportJson}). A request that does not
 * call it by one of its names gets 421, whatever it asks for.
 *
 * <p>An answer may take as long as its reader needs; one who takes nothing of it for 20 s is cut
 * off.
 */
public final class StatusServer implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final HttpEngine engine;
  private final HostPort address;

  private StatusServer(
      HostPort wanted,
      Set<String> names,
      Map<String, Supplier<HttpAnswer>> pages,
      Duration patience) {
    ServerSocketChannel socket = bind(wanted);
    this.address = new HostPort(wanted.host(), socket.socket().getLocalPort());
    ErrorAnswers errors = new ErrorAnswers(new TreeMap<>(pages).keySet());
    WebHandler handler =
        new WebHandler(new AllowedHosts(wanted, names), request -> answer(pages, request), errors);
    this.engine = new HttpEngine(socket, handler, errors, patience);
  }

  /**
   * Listens on that address; port 0 is any free one. Throws StatusException if it can't be had.
   *
   * @param names by which it may be called besides that address, 127.0.0.1, localhost and [::1]
   */
  public static StatusServer start(
      HostPort address, Set<String> names, Health health, Reports reports) {
    return new StatusServer(
        address,
        names,
        Map.of(
            "/health/live", HealthJson::live,
            "/health/ready", () -> HealthJson.ready(health.readiness()),
            "/api/status", () -> HttpAnswer.json(200, ReportJson.write(reports.report()))),
        PATIENCE);
  }

  /** The same for a test, with pages of its own, and readers cut off sooner. */
  static StatusServer start(
      HostPort address, Map<String, Supplier<HttpAnswer>> pages, Duration patience) {
    return new StatusServer(address, Set.of(), pages, patience);
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

  private static Optional<HttpAnswer> answer(
      Map<String, Supplier<HttpAnswer>> pages, WebRequest request) {
    return Optional.ofNullable(pages.get(request.path()))
        .map(
            page ->
                request.reads()
                    ? page.get()
                    : HttpAnswer.text(405, "Only GET is understood here.")
                        .with("Allow", "GET, HEAD"));
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
  }
}
