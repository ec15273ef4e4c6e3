package caravan.settings;

import caravan.network.ProxyLogin;
import caravan.network.ProxyServer;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Addresses of proxies, as people and the environment write them. */
final class ProxyAddress {

  /** What is meant where the environment names none. */
  private static final int CURLS = 1_080;

  private static final String SHAPE =
      "must be http://HOST:PORT, such as http://proxy.example.com:3128";
  private static final Pattern PARTS =
      Pattern.compile(
          "(?:([A-Za-z][A-Za-z0-9+.-]*)://)?(?:([^/@]*)@)?(\\[[0-9A-Fa-f:.%]+]|[A-Za-z0-9._-]+)"
              + "(?::([0-9]{1,5}))?/?");

  private ProxyAddress() {}

  /** Reads {@code http://proxy.example.com:3128}; throws IllegalArgumentException. */
  static ProxyServer read(String text) {
    Matcher parts = parts(text);
    if (parts.group(2) != null) {
      throw new IllegalArgumentException(
          "must be the address alone; the login has settings of its own, caravan.proxy.user and"
              + " caravan.proxy.password-file");
    }
    if (parts.group(4) == null) {
      throw new IllegalArgumentException(SHAPE);
    }
    return server(parts, Optional.empty());
  }

  /** Reads the same as curl does, {@code http://user:password@proxy}: with its usual port. */
  static ProxyServer ofEnvironment(String text) {
    Matcher parts = parts(text);
    return server(parts, Optional.ofNullable(parts.group(2)).map(ProxyAddress::login));
  }

  private static Matcher parts(String text) {
    Matcher parts = PARTS.matcher(text.strip());
    if (!parts.matches()) {
      throw new IllegalArgumentException(SHAPE);
    }
    String scheme = parts.group(1) == null ? "http" : parts.group(1).toLowerCase(Locale.ROOT);
    if (!scheme.equals("http")) {
      throw new IllegalArgumentException(
          SHAPE + "; " + scheme + ":// is not understood, only a proxy that is spoken to in HTTP");
    }
    return parts;
  }

  private static ProxyServer server(Matcher parts, Optional<ProxyLogin> login) {
    int port = parts.group(4) == null ? CURLS : Integer.parseInt(parts.group(4));
    if (port < 1 || port > HostPort.HIGHEST_PORT) {
      throw new IllegalArgumentException("must have a port from 1 to 65535");
    }
    return new ProxyServer(HostPort.bare(parts.group(3)), port, login);
  }

  private static ProxyLogin login(String written) {
    String[] both = written.split(":", 2);
    return new ProxyLogin(decoded(both[0]), both.length == 1 ? "" : decoded(both[1]));
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
