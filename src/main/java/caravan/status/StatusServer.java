package caravan.status;

import caravan.settings.HostPort;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shows over HTTP how everything stands: {@code /health/live}, {@code /health/ready} (503 with the
 * reasons where it is not), {@code /api/status} (see {@link ReportJson}). It only ever reads.
 */
public final class StatusServer implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(StatusServer.class);
  private static final int THREADS = 3;

  /** Who holds more connections than that, or says nothing for so many seconds, is cut off. */
  private static final Map<String, String> LIMITS =
      Map.of(
          "jdk.httpserver.maxConnections", "128",
          "sun.net.httpserver.maxReqTime", "20",
          "sun.net.httpserver.maxRspTime", "60");

  private final HttpServer server;
  private final ExecutorService threads;
  private final Map<String, Supplier<Answer>> pages;
  private final HostPort address;

  private StatusServer(HostPort wanted, Map<String, Supplier<Answer>> pages) {
    this.pages = pages;
    this.server = bind(wanted);
    this.address = new HostPort(wanted.host(), server.getAddress().getPort());
    AtomicInteger number = new AtomicInteger();
    this.threads =
        Executors.newFixedThreadPool(
            THREADS,
            work -> {
              Thread thread = new Thread(work, "status-" + number.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            });
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  /** Listens on that address; port 0 is any free one. Throws StatusException if it can't be had. */
  public static StatusServer start(HostPort address, Health health, Reports reports) {
    return new StatusServer(
        address,
        Map.of(
            "/health/live", Health::live,
            "/health/ready", health::ready,
            "/api/status", () -> Answer.json(200, ReportJson.write(reports.report()))));
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
      Answer answer = answer(exchange);
      Headers headers = exchange.getResponseHeaders();
      headers.set("Content-Type", answer.type());
      headers.set("Cache-Control", "no-store");
      headers.set("X-Content-Type-Options", "nosniff");
      headers.set("X-Frame-Options", "DENY");
      headers.set("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
      if (answer.status() == 405) {
        headers.set("Allow", "GET, HEAD");
      }
      boolean head = exchange.getRequestMethod().equals("HEAD");
      byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(answer.status(), head ? -1 : body.length);
      if (!head) {
        exchange.getResponseBody().write(body);
      }
    }
  }

  private Answer answer(HttpExchange exchange) {
    Supplier<Answer> page = pages.get(exchange.getRequestURI().getPath());
    if (page == null) {
      return Answer.text(404, "There is nothing here. " + String.join(", ", pages.keySet()));
    }
    if (!exchange.getRequestMethod().equals("GET") && !exchange.getRequestMethod().equals("HEAD")) {
      return Answer.text(405, "Only GET is understood here.");
    }
    try {
      return page.get();
    } catch (RuntimeException e) {
      LOG.warn("{} can't be shown: {}", exchange.getRequestURI().getPath(), e.getMessage());
      return Answer.text(503, String.valueOf(e.getMessage()));
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
