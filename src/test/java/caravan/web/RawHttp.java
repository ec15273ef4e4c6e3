package caravan.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Requests written by hand, as no client would send them. */
final class RawHttp {

  private final String address;
  private final Duration patience;

  /**
   * @param address host and port
   */
  RawHttp(String address) {
    this(address, Duration.ofSeconds(60));
  }

  /** The same, which waits so long for an answer. */
  RawHttp(String address, Duration patience) {
    this.address = address;
    this.patience = patience;
  }

  String address() {
    return address;
  }

  /** All that comes back for a request of these lines, after which the connection ends. */
  String ask(List<String> lines, String body) {
    String[] parts = address.split(":");
    try (Socket socket = new Socket(parts[0], Integer.parseInt(parts[1]))) {
      socket.setSoTimeout((int) patience.toMillis());
      String request = String.join("\r\n", lines) + "\r\nConnection: close\r\n\r\n" + body;
      socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String get(String path, String... headers) {
    List<String> lines = new ArrayList<>(List.of("GET " + path + " HTTP/1.1", "Host: localhost"));
    lines.addAll(List.of(headers));
    return ask(lines, "");
  }

  /** A page as a browser asks for it. */
  String page(String path) {
    return get(path, "Accept: text/html");
  }

  String post(String path, String type, String body, String... headers) {
    List<String> lines =
        new ArrayList<>(
            List.of(
                "POST " + path + " HTTP/1.1",
                "Host: localhost",
                "Content-Type: " + type,
                "Content-Length: " + body.getBytes(StandardCharsets.UTF_8).length));
    lines.addAll(List.of(headers));
    return ask(lines, body);
  }

  /** A form of the page itself. */
  String form(String path, String body) {
    return post(path, "application/x-www-form-urlencoded", body, "Sec-Fetch-Site: same-origin");
  }

  String json(String path, String body) {
    return post(path, "application/json", body);
  }
}
