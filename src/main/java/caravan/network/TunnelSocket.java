package caravan.network;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A connection to one machine through a proxy's tunnel, for what knows sockets and no proxies.
 * Whatever address it is told to connect to, it leads to that machine, which the proxy looks up,
 * and to the address' port.
 */
public final class TunnelSocket extends Socket {

  private static final int LONGEST_ANSWER = 16_384;
  private static final Pattern ANSWER = Pattern.compile("HTTP/1\\.[01] ([0-9]{3})\\b.*");
  private static final Pattern SCHEME =
      Pattern.compile("(?im)^Proxy-Authenticate:\\s*([A-Za-z0-9-]+)");

  private final ProxyServer proxy;
  private final String host;

  /**
   * @param host where it leads, a name or a number
   */
  public TunnelSocket(ProxyServer proxy, String host) {
    this.proxy = proxy;
    this.host = host;
  }

  @Override
  public void connect(SocketAddress to) throws IOException {
    connect(to, 0);
  }

  /**
   * Asks the proxy for the tunnel; throws ProxyException where there is none.
   *
   * @param timeout in milliseconds, for the way to the proxy and again for its answer; 0 for none
   */
  @Override
  public void connect(SocketAddress to, int timeout) throws IOException {
    try {
      super.connect(new InetSocketAddress(proxy.host(), proxy.port()), timeout);
    } catch (IOException e) {
      throw ProxyException.away(proxy, e);
    }
    String target =
        (host.contains(":") ? "[" + host + "]" : host) + ":" + ((InetSocketAddress) to).getPort();
    int usual = getSoTimeout();
    setSoTimeout(timeout);
    try {
      understand(ask(target), target);
    } catch (ProxyException e) {
      throw e;
    } catch (IOException e) {
      throw ProxyException.stuck(proxy, target, e);
    }
    setSoTimeout(usual);
  }

  private void understand(String answer, String target) throws IOException {
    Matcher status = ANSWER.matcher(answer.lines().findFirst().orElse(""));
    if (!status.matches()) {
      throw new IOException("its answer is not HTTP");
    }
    int code = Integer.parseInt(status.group(1));
    if (code / 100 != 2) {
      List<String> schemes = SCHEME.matcher(answer).results().map(offer -> offer.group(1)).toList();
      boolean known = schemes.stream().anyMatch(one -> one.equalsIgnoreCase("Basic"));
      throw ProxyException.refused(proxy, target, code, known ? List.of() : schemes);
    }
  }

  private String ask(String target) throws IOException {
    StringBuilder request =
        new StringBuilder("CONNECT ")
            .append(target)
            .append(" HTTP/1.1\r\nHost: ")
            .append(target)
            .append("\r\n");
    proxy.login().map(TunnelSocket::basic).ifPresent(request::append);
    getOutputStream()
        .write(request.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
    return head(getInputStream());
  }

  private static String basic(ProxyLogin login) {
    byte[] words = (login.user() + ":" + login.password()).getBytes(StandardCharsets.UTF_8);
    return "Proxy-Authorization: Basic " + Base64.getEncoder().encodeToString(words) + "\r\n";
  }

  /** Byte by byte: what follows belongs to the tunnel. */
  private static String head(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    int ends = 0;
    while (ends < 2) {
      int next = in.read();
      if (next < 0 || head.size() == LONGEST_ANSWER) {
        throw new EOFException("its answer has no end");
      }
      head.write(next);
      ends = next == '\n' ? ends + 1 : next == '\r' ? ends : 0;
    }
    return head.toString(StandardCharsets.ISO_8859_1);
  }
}
