package caravan.sandbox;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Every error body, its fields in the order in which the documents show them. */
final class ErrorBodies {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private ErrorBodies() {}

  /** The short form of the lookup API: {@code error} and nothing else. */
  static OutgoingResponse bare(int status, String error) {
    return OutgoingResponse.json(status, JSON.objectNode().put("error", error).toString());
  }

  /** {@code statusCode} first, as the documents show what is wrong with a key. */
  static OutgoingResponse statusFirst(int status, String error, String message) {
    ObjectNode body = JSON.objectNode().put("statusCode", status);
    return OutgoingResponse.json(
        status, body.put("error", error).put("message", message).toString());
  }

  /** {@code message} first, as the documents show what is wrong with parameters. */
  static OutgoingResponse badRequest(String message) {
    ObjectNode body = JSON.objectNode().put("message", message);
    return OutgoingResponse.json(
        400, body.put("error", "Bad Request").put("statusCode", 400).toString());
  }

  /** Several things wrong with a request body, said in an array. */
  static OutgoingResponse badRequest(List<String> messages) {
    ObjectNode body = JSON.objectNode();
    messages.forEach(body.putArray("message")::add);
    return OutgoingResponse.json(
        400, body.put("error", "Bad Request").put("statusCode", 400).toString());
  }

  static OutgoingResponse tooMany(String message) {
    ObjectNode body = JSON.objectNode().put("statusCode", 429).put("message", message);
    return OutgoingResponse.json(429, body.put("error", "Too Many Requests").toString());
  }

  /** {@code wait} in ms, said in what fits; always rounded up, so that what is said is enough. */
  static OutgoingResponse dayOver(long wait) {
    return tooMany("Daily limit reached. Please try again in " + span(wait));
  }

  /** So many seconds, rounded up: {@code 3 seconds}. */
  static String seconds(long wait) {
    return counted(wait, 1_000, "second");
  }

  private static String span(long wait) {
    if (wait <= 120_000) {
      return seconds(wait);
    }
    return wait <= 3 * 3_600_000
        ? counted(wait, 60_000, "minute")
        : counted(wait, 3_600_000, "hour");
  }

  private static String counted(long wait, long unit, String name) {
    long count = (wait + unit - 1) / unit;
    return count + " " + name + (count == 1 ? "" : "s");
  }
}
