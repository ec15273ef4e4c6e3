package caravan.harness;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * A real HTTP proxy, which leads every name to this machine, by tunnels (CONNECT) and, to http
 * addresses, by itself. It keeps all that it could read.
 */
public final class LocalProxy implements AutoCloseable {

  public static final String USER = "anna";
  public static final String PASSWORD = "canary: pr\u00f6xy";

  private final String login;
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final ByteArrayOutputStream seen = new ByteArrayOutputStream();
  private volatile String refusal = "";
  private final int port;
  private @Nullable ServerSocket listening;

  private LocalProxy(String login) {
    this.login = login;
    this.port = open(0);
  }

  /** One that leads everybody. */
  public static LocalProxy free() {
    return new LocalProxy("");
  }

  /** One that wants {@link #USER} and {@link #PASSWORD}. */
  public static LocalProxy locked() {
    byte[] words = (USER + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8);
    return new LocalProxy("Basic " + Base64.getEncoder().encodeToString(words));
  }

  private int open(int at) {
    try {
      ServerSocket socket = new ServerSocket();
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), at));
      listening = socket;
      Relay.accept(socket, this::serve);
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Nobody is there any more. */
  public void stop() {
    try {
      if (listening != null) {
        listening.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** It is there again, at the same port. */
  public void start() {
    open(port);
  }

  /** Answers so from now on, {@code 403 Forbidden}; empty to lead again. */
  public void refuses(String status) {
    refusal = status;
  }

  public String url() {
    return "http://127.0.0.1:" + port;
  }

  /**
   * The first lines of all requests, each with its {@code Proxy-Authorization} where it had one.
   */
  public List<String> requests() {
    return requests;
  }

  /** All that it could read, of requests and in tunnels. */
  public String seen() {
    return seen.toString(StandardCharsets.ISO_8859_1);
  }

  private void serve(Socket caller) {
    try {
      InputStream in = caller.getInputStream();
      while (answer(caller, head(in))) {
        // the next request of the same connection
      }
    } catch (IOException ended) {
      close(caller);
    }
  }

  private List<String> head(InputStream in) throws IOException {
    List<String> head = new ArrayList<>();
    for (String line = Relay.line(in); line != null && !line.isEmpty(); line = Relay.line(in)) {
      head.add(line);
      seen.write((line + "\n").getBytes(StandardCharsets.ISO_8859_1));
    }
    return head;
  }

  /** Whether more may come. */
  private boolean answer(Socket caller, List<String> head) throws IOException {
    if (head.isEmpty()) {
      close(caller);
      return false;
    }
    String shown = header("proxy-authorization", head);
    requests.add(head.get(0) + (shown.isEmpty() ? "" : " as " + shown));
    if (!refusal.isEmpty()) {
      say(caller, head, refusal);
      return true;
    }
    if (!login.equals(shown) && !login.isEmpty()) {
      say(caller, head, "407 Proxy Authentication Required");
      return true;
    }
    lead(caller, head);
    return false;
  }

  private static String header(String name, List<String> head) {
    return head.stream()
        .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name + ": "))
        .map(line -> line.substring(name.length() + 2))
        .findFirst()
        .orElse("");
  }

  private static void say(Socket caller, List<String> head, String status) throws IOException {
    String length = header("content-length", head);
    caller.getInputStream().skipNBytes(length.isEmpty() ? 0 : Long.parseLong(length));
    String ask = status.startsWith("407") ? "Proxy-Authenticate: Basic realm=\"company\"\r\n" : "";
    String body = "{\"error\":\"Invalid API key\"}"; // what would be taken for the API's
    caller
        .getOutputStream()
        .write(
            ("HTTP/1.1 %s\r\n%sContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s"
                    .formatted(status, ask, body.length(), body))
                .getBytes(StandardCharsets.US_ASCII));
  }

  private void lead(Socket caller, List<String> head) throws IOException {
    String[] request = head.get(0).split(" ");
    boolean tunnel = request[0].equals("CONNECT");
    String target = tunnel ? request[1] : request[1].split("/", 4)[2];
    int at = Integer.parseInt(target.substring(target.lastIndexOf(':') + 1));
    Socket onward = new Socket(InetAddress.getByName("127.0.0.1"), at);
    if (tunnel) {
      caller
          .getOutputStream()
          .write("HTTP/1.1 200 Connection established\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    } else {
      onward.getOutputStream().write(plain(request, head).getBytes(StandardCharsets.ISO_8859_1));
    }
    Relay.between(caller, onward, seen);
  }

  /** The request as a server wants it. */
  private static String plain(String[] request, List<String> head) {
    StringBuilder text = new StringBuilder(request[0] + " /" + request[1].split("/", 4)[3]);
    text.append(" HTTP/1.1\r\n");
    head.stream()
        .skip(1)
        .filter(line -> !line.toLowerCase(Locale.ROOT).startsWith("proxy-"))
        .forEach(line -> text.append(line).append("\r\n"));
    return text.append("\r\n").toString();
  }

  private static void close(Socket caller) {
    try {
      caller.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    stop();
  }
}
