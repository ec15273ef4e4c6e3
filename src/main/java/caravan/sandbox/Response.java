package caravan.sandbox;

import java.util.Map;

/**
 * What the server answers.
 *
 * @param status the HTTP status
 * @param headers by name; {@code Content-Type} is one of them
 * @param body sent in UTF-8; may be empty
 */
public record Response(int status, Map<String, String> headers, String body) implements Heard {

  public Response {
    if (status < 200 || status > 599) {
      throw new IllegalArgumentException("status " + status + " is not a final HTTP status");
    }
    headers = Map.copyOf(headers);
  }

  /** A JSON answer. */
  public static Response json(int status, String body) {
    return new Response(status, Map.of("Content-Type", "application/json; charset=utf-8"), body);
  }

  /** An HTML answer, as a proxy in front of the API gives it. */
  public static Response html(int status, String body) {
    return new Response(status, Map.of("Content-Type", "text/html; charset=utf-8"), body);
  }
}
