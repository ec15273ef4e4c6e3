package caravan.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.LinkedHashMap;
import java.util.Map;

/** A request as it came in; the query still encoded, empty if there was none. */
record IncomingRequest(String method, String path, String query, String body) {

  /** The request of a request line's target, {@code /path?query}. */
  static IncomingRequest of(String method, String target, String body) {
    int mark = target.indexOf('?');
    return mark < 0
        ? new IncomingRequest(method, target, "", body)
        : new IncomingRequest(method, target.substring(0, mark), target.substring(mark + 1), body);
  }

  /**
   * The query's parameters, decoded; the values of one that comes twice are joined by a comma.
   *
   * @throws IllegalArgumentException where the encoding is broken
   */
  Map<String, String> parameters() {
    Map<String, String> parameters = new LinkedHashMap<>();
    for (String pair : query.split("&", -1)) {
      int mark = pair.indexOf('=');
      String name = URLDecoder.decode(mark < 0 ? pair : pair.substring(0, mark), UTF_8);
      String value = mark < 0 ? "" : URLDecoder.decode(pair.substring(mark + 1), UTF_8);
      parameters.merge(name, value, (a, b) -> a + "," + b);
    }
    return parameters;
  }
}
