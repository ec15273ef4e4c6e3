package caravan.notices;

import caravan.harness.Home;
import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Somebody who is told what happens. */
public final class Receiver implements AutoCloseable {

  /**
   * A request as it came.
   *
   * @param signature null where there was none
   */
  public record Received(String path, String body, @Nullable String signature) {

    public JsonNode json() {
      return Home.json(body);
    }

    public String event() {
      return json().at("/event").asText();
    }

    public String text() {
      return json().at("/text").asText();
    }
  }

  private final HttpServer server;
  private final List<Received> received = new CopyOnWriteArrayList<>();
  private volatile int status = 204;

  public Receiver() {
    this(0);
  }

  /** At that port, where one was before. */
  public Receiver(int port) {
    try {
      server =
          HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::handle);
    server.start();
  }

  private void handle(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    received.add(
        new Received(
            exchange.getRequestURI().toString(),
            body,
            exchange.getRequestHeaders().getFirst(WebhookClient.SIGNATURE)));
    exchange.getResponseHeaders().set("Location", url("/elsewhere"));
    exchange.sendResponseHeaders(status, -1);
    exchange.close();
  }

  /** Answers so from now on. */
  public void answers(int status) {
    this.status = status;
  }

  public int port() {
    return server.getAddress().getPort();
  }

  public String url(String path) {
    return "http://127.0.0.1:" + port() + path;
  }

  /** All that came, the oldest first. */
  public List<Received> received() {
    return received;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
