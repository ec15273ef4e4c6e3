package caravan.settings;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An address to listen on.
 *
 * @param host a name or a number, an IPv6 one without brackets
 * @param port 0 for any free one
 */
public record HostPort(String host, int port) {

  static final int HIGHEST_PORT = 65_535;
  private static final Pattern SHAPE =
      Pattern.compile("(?:(\\[[0-9A-Fa-f:.%]+]|[A-Za-z0-9._-]+|\\*):)?([0-9]{1,9})");
  private static final Pattern LOOPBACK =
      Pattern.compile("127(?:\\.[0-9]{1,3}){3}|localhost|(?:0*:)+0*1", Pattern.CASE_INSENSITIVE);

  public HostPort {
    if (host.isBlank() || port < 0 || port > HIGHEST_PORT) {
      throw new IllegalArgumentException("no address can be " + host + ":" + port);
    }
  }

  /**
   * Reads {@code 127.0.0.1:8080}, {@code [::1]:8080}, or a port alone, which listens on loopback.
   */
  static HostPort read(String text) {
    Matcher shape = SHAPE.matcher(text);
    if (!shape.matches()) {
      throw new IllegalArgumentException("must be off or HOST:PORT, such as 127.0.0.1:8080");
    }
    if (Integer.parseInt(shape.group(2)) > HIGHEST_PORT) {
      throw new IllegalArgumentException(
          "must be off or HOST:PORT with a port from 0, any free one, to 65535, such as 127.0.0.1:8080");
    }
    String host = shape.group(1) == null ? "127.0.0.1" : bare(shape.group(1));
    return new HostPort(host.equals("*") ? "0.0.0.0" : host, Integer.parseInt(shape.group(2)));
  }

  /** Whether only this machine can reach it; a name other than localhost is never looked up. */
  public boolean loopback() {
    return loopback(host);
  }

  static boolean loopback(String host) {
    return LOOPBACK.matcher(bare(host)).matches();
  }

  static String bare(String host) {
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }

  @Override
  public String toString() {
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
  }
}
