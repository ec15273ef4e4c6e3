package caravan.web;

import caravan.settings.HostPort;
import caravan.status.Health;
import caravan.status.ReportJson;
import caravan.status.Reports;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.ClosedByInterruptException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shows over HTTP how everything stands: {@code /health/live}, {@code /health/ready} (503 with the
 * reasons where it is not), {@code /api/status} (see {@link ReportJson}). It only ever reads. A
 * request that does not call it by one of its names gets 421, whatever it asks for.
 *
 * <p>An answer may take as long as its reader needs; one who takes nothing of it for 20 s is cut
 * off.
 */
public final class StatusServer implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(StatusServer.class);

  /** More than answer at a time: some wait for their readers. */
  private static final int THREADS = 16;

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** Who holds more connections than that, or says nothing for so many seconds, is cut off. */
  private static final Map<String, String> LIMITS =
      Map.of(
          "jdk.httpserver.maxConnections", "128",
          "sun.net.httpserver.maxReqTime", "20");

  private final HttpServer server;
  private final ExecutorService threads;
  private final Map<String, Supplier<HttpAnswer>> pages;
  private final AllowedHosts hosts;
  private final SlowReaders readers;
  private final HostPort address;

  private StatusServer(
      HostPort wanted,
      Set<String> names,
      Map<String, Supplier<HttpAnswer>> pages,
      SlowReaders readers) {
    this.pages = pages;
    this.hosts = new AllowedHosts(wanted, names);
    this.readers = readers;
    this.server = bind(wanted);
    this.address = new HostPort(wanted.host(), server.getAddress().getPort());
    AtomicInteger number = new AtomicInteger();
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(
            THREADS,
            THREADS,
            PATIENCE.toSeconds(),
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            work -> {
              Thread thread = new Thread(work, "status-" + number.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            });
    pool.allowCoreThreadTimeOut(true);
    this.threads = pool;
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  /**
   * Listens on that address; port 0 is any free one.
   *
   * @param names by which it may be called besides that address, 127.0.0.1, localhost and [::1]
   * @throws StatusException if it can't be had
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
        new SlowReaders(PATIENCE));
  }

  /** The same for a test, with pages of its own, and readers cut off sooner. */
  static StatusServer start(
      HostPort address, Map<String, Supplier<HttpAnswer>> pages, Duration patience) {
    return new StatusServer(address, Set.of(), pages, new SlowReaders(patience));
  }

  private static HttpServer bind(HostPort address) {
    // The JDK's server reads them once, when the first one is made.
    LIMITS.forEach((name, value) -> System.getProperties().putIfAbsent(name, value));
    try {
      return HttpServer.create(new InetSocketAddress(address.host(), address.port()), 0);
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

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      HttpAnswer httpAnswer = answer(exchange);
      Headers headers = exchange.getResponseHeaders();
      headers.set("Content-Type", httpAnswer.type());
      headers.set("Cache-Control", "no-store");
      headers.set("X-Content-Type-Options", "nosniff");
      headers.set("X-Frame-Options", "DENY");
      headers.set("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
      if (httpAnswer.status() == 405) {
        headers.set("Allow", "GET, HEAD");
      }
      boolean head = exchange.getRequestMethod().equals("HEAD");
      byte[] body = httpAnswer.body().getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(httpAnswer.status(), head ? -1 : body.length);
      if (!head) {
        readers.write(body, exchange.getResponseBody());
      }
    } catch (ClosedByInterruptException e) {
      LOG.debug("A reader of {} took nothing for too long", exchange.getRequestURI().getPath());
    }
  }

  private HttpAnswer answer(HttpExchange exchange) {
    Optional<String> stranger =
        hosts.fault(
            exchange.getRequestHeaders().getOrDefault("Host", List.of()), exchange.getRequestURI());
    if (stranger.isPresent()) {
      return HttpAnswer.text(421, stranger.get());
    }
    Supplier<HttpAnswer> page = pages.get(exchange.getRequestURI().getPath());
    if (page == null) {
      return HttpAnswer.text(404, "There is nothing here. " + String.join(", ", pages.keySet()));
    }
    if (!exchange.getRequestMethod().equals("GET") && !exchange.getRequestMethod().equals("HEAD")) {
      return HttpAnswer.text(405, "Only GET is understood here.");
    }
    try {
      return page.get();
    } catch (RuntimeException e) {
      LOG.warn("{} can't be shown: {}", exchange.getRequestURI().getPath(), e.getMessage());
      return HttpAnswer.text(503, String.valueOf(e.getMessage()));
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
    readers.close();
  }
}
