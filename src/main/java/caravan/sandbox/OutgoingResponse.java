package caravan.sandbox;

import java.util.Map;

/**
 * What the server answers.
 *
 * @param status the HTTP status
 * @param headers by name; {@code Content-Type} is one of them
 * @param body sent in UTF-8; may be empty
 */
public record OutgoingResponse(int status, Map<String, String> headers, String body)
    implements Understood {

  public OutgoingResponse {
    if (status < 200 || status > 599) {
      throw new IllegalArgumentException("status " + status + " is not a final HTTP status");
    }
    headers = Map.copyOf(headers);
  }

  /** A JSON answer. */
  public static OutgoingResponse json(int status, String body) {
    return new OutgoingResponse(
        status, Map.of("Content-Type", "application/json; charset=utf-8"), body);
  }

  /** An HTML answer, as a proxy in front of the API gives it. */
  public static OutgoingResponse html(int status, String body) {
    return new OutgoingResponse(status, Map.of("Content-Type", "text/html; charset=utf-8"), body);
  }
}
