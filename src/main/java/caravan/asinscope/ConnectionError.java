package caravan.asinscope;

import caravan.network.ProxyException;
import java.io.EOFException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;

/** Says in a sentence why a call had no answer. */
final class ConnectionError {

  private static final int DEEPEST = 20;
  private static final Pattern QUERY = Pattern.compile("\\?\\S*");

  private static final String BY_PROXY = ", and where only a proxy leads out, caravan.proxy";
  private static final String NOT_TRUSTED =
      "no trusted TLS connection; check the URL and the clock, and where an authority of the"
          + " company's own vouches for it, caravan.ca-file";
  private static final String OURS_WANTED =
      "no TLS connection, the server wants to know who we are; check caravan.client.certificate and"
          + " caravan.client.key";

  /** As a server refuses who shows no certificate, or another than it wants. */
  private static final Pattern ASKS =
      Pattern.compile("fatal alert: (?:certificate_|bad_certificate|unknown_ca|access_denied)");

  private ConnectionError() {}

  /**
   * Whether the server may have heard the call all the same. Not if its name is unknown, it refused
   * the connection or no way leads there, TLS was not agreed, or the request was not written.
   */
  static boolean heard(Throwable failure) {
    return causes(failure).stream()
        .noneMatch(
            cause ->
                cause instanceof NotSentException
                    || cause instanceof ProxyException
                    || cause instanceof UnknownHostException
                    || cause instanceof ConnectException
                    || cause instanceof NoRouteToHostException
                    || cause instanceof SSLHandshakeException
                    || cause instanceof SSLPeerUnverifiedException);
  }

  private static Deque<Throwable> causes(Throwable failure) {
    Deque<Throwable> causes = new ArrayDeque<>();
    for (Throwable one = failure; one != null && causes.size() < DEEPEST; one = one.getCause()) {
      causes.add(one);
    }
    return causes;
  }

  /** What failed, by the first cause that is known; without any query string. */
  static String sentence(Throwable failure) {
    Optional<String> proxy = ProxyException.in(failure).map(Throwable::getMessage);
    if (proxy.isPresent()) {
      return proxy.get();
    }
    Deque<Throwable> causes = causes(failure);
    boolean notSent = causes.stream().anyMatch(NotSentException.class::isInstance);
    if (notSent && causes.stream().anyMatch(SocketTimeoutException.class::isInstance)) {
      return "no connection within the timeout; check the URL, the network and the firewall"
          + BY_PROXY;
    }
    for (Throwable cause : causes) {
      String kind = kind(cause);
      if (!kind.isEmpty()) {
        return kind + detail(cause);
      }
    }
    Throwable root = causes.getLast();
    return root.getClass().getSimpleName() + detail(root);
  }

  private static String kind(Throwable cause) {
    if (cause instanceof UnknownHostException) {
      return "the server's name can't be resolved; check the URL and the network" + BY_PROXY;
    }
    if (cause instanceof SSLException) {
      return asksForOurs(cause) ? OURS_WANTED : NOT_TRUSTED;
    }
    if (cause instanceof SocketTimeoutException) {
      return cause.getClass().getSimpleName().startsWith("Connect")
          ? "no connection within the timeout"
          : "no answer within the timeout";
    }
    if (cause instanceof ConnectException || cause instanceof NoRouteToHostException) {
      return "no connection; check the URL, the network and the firewall" + BY_PROXY;
    }
    if (cause instanceof SocketException || cause instanceof EOFException) {
      return "the connection broke";
    }
    // An HTTP client's own exceptions are told by name, so that this room needs no HTTP client.
    return switch (cause.getClass().getSimpleName()) {
      case "NoHttpResponseException", "ConnectionClosedException", "RequestFailedException" ->
          "the connection broke";
      case "ConnectionRequestTimeoutException" -> "no free connection within the timeout";
      case "HttpConnectTimeoutException" -> "no connection within the timeout";
      case "HttpTimeoutException", "TimeoutException" -> "no answer within the timeout";
      default -> "";
    };
  }

  private static boolean asksForOurs(Throwable cause) {
    return ASKS.matcher(String.valueOf(cause.getMessage())).find();
  }

  private static String detail(Throwable cause) {
    String message = cause.getMessage();
    return message == null ? "" : " (" + QUERY.matcher(message).replaceAll("") + ")";
  }
}
