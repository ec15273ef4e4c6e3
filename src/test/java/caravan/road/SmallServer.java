package caravan.road;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/** Serves circana with whatever a test makes it say; remembers what it was asked for. */
final class SmallServer implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** A response; no body at all where that is null. */
  record Said(int status, Map<String, String> headers, String body) {
    static Said of(int status, String body) {
      return new Said(status, Map.of("Content-Type", "application/json"), body);
    }
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<List<String>> calls = Collections.synchronizedList(new ArrayList<>());
  private volatile BiFunction<Integer, List<String>, Said> script;

  /**
   * @param port 0 for any that is free
   * @param script answers the codes of a call, whose number counts from 1
   */
  SmallServer(int port, BiFunction<Integer, List<String>, Said> script) {
    this.script = script;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 50);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::serve);
    server.setExecutor(threads);
    server.start();
  }

  /** Says that once, then answers as it should. */
  static SmallServer once(Said said) {
    return new SmallServer(0, (call, codes) -> call == 1 ? said : found(codes));
  }

  void says(BiFunction<Integer, List<String>, Said> other) {
    script = other;
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      JsonNode asked = JSON.readTree(exchange.getRequestBody());
      List<String> codes = new ArrayList<>();
      asked.path("asins").forEach(code -> codes.add(code.asText()));
      int number;
      synchronized (calls) {
        calls.add(codes);
        number = calls.size();
      }
      Said said = script.apply(number, codes);
      said.headers().forEach(exchange.getResponseHeaders()::set);
      if (said.body() == null) {
        exchange.sendResponseHeaders(said.status(), -1);
        return;
      }
      byte[] bytes = said.body().getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(said.status(), bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  /** Each code found. */
  static Said found(List<String> codes) {
    return Said.of(200, "{\"items\":[" + items(codes) + "]}");
  }

  /** Each code found, and so many tokens left today. */
  static Said found(List<String> codes, long left) {
    return Said.of(
        200,
        "{\"items\":[%s],\"dailyTokensLeft\":%d,\"msBeforeNextDailyToken\":36000000}"
            .formatted(items(codes), left));
  }

  static String items(List<String> codes) {
    return codes.stream().map(SmallServer::item).collect(Collectors.joining(","));
  }

  static String item(String code) {
    return "{\"asin\":\"" + code + "\",\"title\":\"a thing\",\"upcList\":[]}";
  }

  int port() {
    return server.getAddress().getPort();
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + port());
  }

  /** The codes of each call. */
  List<List<String>> calls() {
    synchronized (calls) {
      return List.copyOf(calls);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
