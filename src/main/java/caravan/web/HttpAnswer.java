package caravan.web;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is said to a browser or a program.
 *
 * @param type the media type
 * @param headers further ones, by name; they replace those that every answer has
 */
record HttpAnswer(int status, String type, HttpBody body, Map<String, String> headers) {

  HttpAnswer {
    headers = Map.copyOf(headers);
  }

  static HttpAnswer json(int status, String text) {
    return of(status, "application/json", text);
  }

  static HttpAnswer text(int status, String text) {
    return of(status, "text/plain; charset=utf-8", text + "\n");
  }

  static HttpAnswer html(int status, String text) {
    return of(status, "text/html; charset=utf-8", text).with("Cache-Control", "no-cache, private");
  }

  /** An answer that is whole in memory. */
  static HttpAnswer of(int status, String type, String text) {
    return new HttpAnswer(status, type, MemoryBody.of(text), Map.of());
  }

  /** The same with that header. */
  HttpAnswer with(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new HttpAnswer(status, type, body, more);
  }
}
