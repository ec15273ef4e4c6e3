package caravan.settings;

import caravan.asinscope.Endpoints;
import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The address under which an endpoint is reached, without the path of the call. */
final class BaseUrl {

  private static final Pattern SLASHES = Pattern.compile("/+$");

  private final Pattern call;

  BaseUrl(Endpoints endpoints) {
    String paths =
        endpoints.all().stream()
            .map(endpoint -> Pattern.quote(endpoint.path()))
            .collect(Collectors.joining("|"));
    this.call = Pattern.compile("(?:" + paths + ")/*$", Pattern.CASE_INSENSITIVE);
  }

  /** Reads an http or https address; throws IllegalArgumentException for what can't be one. */
  URI read(String text) {
    URI url = parsed(text);
    String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
    if (url.getHost() == null || !(scheme.equals("http") || scheme.equals("https"))) {
      throw notOne(null);
    }
    if (url.getPort() == 0 || url.getPort() > HostPort.HIGHEST_PORT) {
      throw new IllegalArgumentException("must have a port from 1 to 65535, or none");
    }
    if (url.getRawUserInfo() != null || url.getRawQuery() != null || url.getRawFragment() != null) {
      throw new IllegalArgumentException(
          "must be the address alone, without a user, ? or #; the key has a setting of its own");
    }
    if (call.matcher(text).find()) {
      throw new IllegalArgumentException(
          "must not hold the path of the call, Caravan adds it; such as https://api.asinscope.com");
    }
    return URI.create(SLASHES.matcher(text).replaceAll(""));
  }

  private static URI parsed(String text) {
    try {
      return URI.create(text);
    } catch (IllegalArgumentException e) {
      throw notOne(e);
    }
  }

  private static IllegalArgumentException notOne(@Nullable Throwable why) {
    return new IllegalArgumentException(
        "must be an http or https address, such as https://api.asinscope.com", why);
  }
}
