package caravan.sandbox;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What can go wrong with a call. What is answered instead charges nothing. */
public sealed interface FaultKind {

  /** Another answer than the right one; nothing is looked at or charged. */
  record Instead(OutgoingResponse response) implements FaultKind {}

  /** The connection is reset (RST); {@code charged}: after the codes were counted. */
  record Reset(boolean charged) implements FaultKind {}

  /** The connection is closed in order without an answer. */
  record HangUp(boolean charged) implements FaultKind {}

  /** No answer ever; nothing is charged. */
  record Silence() implements FaultKind {}

  /** The right answer with its whole Content-Length, but only its first half comes. */
  record Truncated() implements FaultKind {}

  /** The right answer, {@code piece} bytes at a time with a pause between. */
  record Trickle(int piece, Duration pause) implements FaultKind {
    public Trickle {
      if (piece < 1) {
        throw new IllegalArgumentException("a trickle of " + piece + " bytes: at least 1");
      }
    }
  }

  /** The right answer, later. */
  record Slow(Duration delay) implements FaultKind {}

  /** The right answer, with an unknown field of that many bytes before the rest. */
  record Huge(long bytes) implements FaultKind {
    public Huge {
      if (bytes < 0) {
        throw new IllegalArgumentException("a filler of " + bytes + " bytes: not negative");
      }
    }
  }

  /** The right answer, and so many items that nobody asked for. */
  record Stray(int items) implements FaultKind {}

  /** A 429 in any words, without Retry-After. */
  static FaultKind tooMany(String message) {
    return new Instead(ErrorBodies.tooMany(message));
  }

  /** A 429 in any words; {@code retryAfter} is seconds or an HTTP date. */
  static FaultKind tooMany(String message, String retryAfter) {
    OutgoingResponse plain = ErrorBodies.tooMany(message);
    Map<String, String> headers = new LinkedHashMap<>(plain.headers());
    headers.put("Retry-After", retryAfter);
    return new Instead(new OutgoingResponse(429, headers, plain.body()));
  }

  /** 500 in the documented form. */
  static FaultKind serverError() {
    return new Instead(
        ErrorBodies.statusFirst(500, "Internal Server Error", "Internal server error"));
  }

  /** 502 with a proxy's HTML page. */
  static FaultKind badGateway() {
    return new Instead(
        OutgoingResponse.html(
            502,
            """
            <html>
            <head><title>502 Bad Gateway</title></head>
            <body>
            <center><h1>502 Bad Gateway</h1></center>
            <hr><center>nginx</center>
            </body>
            </html>
            """));
  }

  /** 503 with nothing at all. */
  static FaultKind unavailable() {
    return new Instead(new OutgoingResponse(503, Map.of(), ""));
  }

  /** 403 in the general form. */
  static FaultKind forbidden() {
    return new Instead(ErrorBodies.statusFirst(403, "Forbidden", "Access denied"));
  }

  /** 302 to another place. */
  static FaultKind redirect(String location) {
    return new Instead(new OutgoingResponse(302, Map.of("Location", location), ""));
  }

  /** 200 with any text as its JSON. */
  static FaultKind shape(String json) {
    return new Instead(OutgoingResponse.json(200, json));
  }

  /** 200 with the body of an error. */
  static FaultKind errorInside200() {
    return shape("{\"statusCode\":500,\"error\":\"Internal Server Error\",\"message\":\"oops\"}");
  }

  /** 200 with arrays in arrays. */
  static FaultKind nested(int depth) {
    return shape("{\"items\":" + "[".repeat(depth) + "]".repeat(depth) + "}");
  }

  /** Every 200 that is JSON of a wrong shape: objects for arrays, nulls, nothing. */
  static List<FaultKind> wrongShapes() {
    return List.of(
            "{\"items\":{\"asin\":\"B00NNUMI86\"},\"dailyTokensLeft\":1}",
            "{\"items\":null,\"dailyTokensLeft\":null,\"msBeforeNextDailyToken\":null}",
            "{\"items\":[null],\"dailyTokensLeft\":1,\"msBeforeNextDailyToken\":1}",
            "{\"items\":[\"B00NNUMI86\"],\"dailyTokensLeft\":1,\"msBeforeNextDailyToken\":1}",
            "{\"items\":[{\"asin\":null,\"upcList\":null,\"eanList\":{}}],\"dailyTokensLeft\":\"x\"}",
            "{}",
            "[]",
            "null",
            "\"\"",
            "")
        .stream()
        .map(FaultKind::shape)
        .toList();
  }
}
