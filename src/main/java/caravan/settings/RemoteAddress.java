package caravan.settings;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An address as a person types it, {@code sftp://anna@files.example.com:2222/lists}. */
record RemoteAddress(Remote.Scheme scheme, String user, String host, int port, String folder) {

  private static final Pattern SHAPE =
      Pattern.compile(
          "(sftp|ftps|ftp)://(?:([^/]*)@)?(\\[[0-9A-Fa-f:.]+]|[A-Za-z0-9._-]+)(?::([0-9]{1,9}))?(?:/(.*))?",
          Pattern.CASE_INSENSITIVE);
  private static final String ANYBODY = "anonymous";
  private static final Pattern COMMA = Pattern.compile("\\s*,\\s*");

  /** Reads addresses with commas between them; throws IllegalArgumentException if one is none. */
  static List<RemoteAddress> list(String text) {
    List<RemoteAddress> addresses = new ArrayList<>();
    for (String one : COMMA.split(text, -1)) {
      RemoteAddress address = read(one);
      if (addresses.contains(address)) {
        throw new IllegalArgumentException("names " + address + " twice");
      }
      addresses.add(address);
    }
    return List.copyOf(addresses);
  }

  /** The names under which settings may be given to the servers of a text, faulty ones left out. */
  static List<String> names(String text) {
    return Arrays.stream(COMMA.split(text, -1))
        .filter(one -> SHAPE.matcher(one).matches())
        .flatMap(
            one -> {
              Matcher shape = match(one);
              String host = shape.group(3).toLowerCase(Locale.ROOT);
              return user(shape).stream().flatMap(user -> Stream.of(user + "@" + host, host));
            })
        .toList();
  }

  /** Nobody where a percent sign is cut off, which is told where the address itself is read. */
  private static Optional<String> user(Matcher shape) {
    try {
      return Optional.of(shape.group(2) == null ? ANYBODY : decoded(shape.group(2)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static RemoteAddress read(String text) {
    Matcher shape = match(text);
    Remote.Scheme scheme = Remote.Scheme.valueOf(shape.group(1).toUpperCase(Locale.ROOT));
    String user = shape.group(2) == null ? "" : decoded(shape.group(2));
    if (user.contains(":")) {
      throw new IllegalArgumentException(
          "must not hold a password; it goes into a setting of its own that ends in .password or"
              + " .password-file");
    }
    if (user.isEmpty() && scheme == Remote.Scheme.SFTP) {
      throw new IllegalArgumentException("must say who logs in, such as sftp://anna@HOST/FOLDER");
    }
    String host = shape.group(3).toLowerCase(Locale.ROOT);
    return new RemoteAddress(
        scheme,
        user.isEmpty() ? ANYBODY : user,
        host.startsWith("[") ? host.substring(1, host.length() - 1) : host,
        port(scheme, shape.group(4)),
        folder(shape.group(5)));
  }

  private static Matcher match(String text) {
    Matcher shape = SHAPE.matcher(text);
    if (!shape.matches()) {
      throw new IllegalArgumentException(
          "must be an sftp, ftps or ftp address, such as sftp://anna@files.example.com:22/lists");
    }
    return shape;
  }

  private static int port(Remote.Scheme scheme, @Nullable String text) {
    int port = text == null ? scheme.port() : Integer.parseInt(text);
    if (port < 1 || port > HostPort.HIGHEST_PORT) {
      throw new IllegalArgumentException("must have a port from 1 to 65535");
    }
    return port;
  }

  private static String folder(@Nullable String text) {
    String folder = text == null ? "" : decoded(text);
    String trimmed =
        folder.length() > 1 && folder.endsWith("/")
            ? folder.substring(0, folder.length() - 1)
            : folder;
    if (Arrays.asList(trimmed.split("/", -1)).contains("..") || trimmed.contains("\\")) {
      throw new IllegalArgumentException("must not have .. or \\ in its folder");
    }
    return trimmed;
  }

  /** Percent signs are read, a plus is a plus. */
  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "must have two digits or letters from a to f behind each %; the sign itself is %25", e);
    }
  }

  @Override
  public String toString() {
    return scheme.name().toLowerCase(Locale.ROOT)
        + "://"
        + user
        + "@"
        + new HostPort(host, port)
        + "/"
        + folder;
  }
}
