package caravan.road;

import caravan.road.SmallServer.Said;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Answers by chance: JSON shaped like an answer, its values absent, null or of other types. */
final class AnyAnswer {

  private static final int[] STATUSES = {
    200, 200, 200, 200, 200, 201, 204, 302, 304, 400, 400, 401, 404, 422, 429, 429, 500, 503
  };
  private static final String[] VALUES = {
    "null",
    "true",
    "false",
    "0",
    "-7",
    "1e400",
    "NaN",
    "-Infinity",
    "\"\"",
    "\"none\"",
    "\"x\"",
    "[]",
    "{}",
    "[null]",
    "[[1]]",
    "{\"a\":[{}]}",
    "\"429\"",
    "99999999999999999999"
  };
  private static final String[] WORDS = {
    "Please try again in 1 seconds",
    "Daily limit reached. Try again in 2h7m30s",
    "Daily limit reached, come back tomorrow",
    "Retry after 00:00:02",
    "Resets at 2026-03-01T13:00:00Z",
    "%s: history is only available for 90 days",
    "%s is not valid",
    "Maximum 2 ASINs allowed per request",
    "Invalid API key",
    "Exactly one of asin, upc or ean must be present",
    "Bad request",
    ""
  };
  private static final String[] RETRY_AFTER = {
    "1.5", "0", "-1", "soon", "172800", "Sun, 01 Mar 2026 12:00:30 GMT", ""
  };

  private final Random chance;
  private final int left;

  AnyAnswer(long seed) {
    this(seed, 0);
  }

  /**
   * The same of a day that is not over soon: rows rightly wait for its end.
   *
   * @param left tokens that it has at least, wherever it is told
   */
  AnyAnswer(long seed, int left) {
    this.chance = new Random(seed);
    this.left = left;
  }

  /** An answer to a call for those codes. */
  Said to(List<String> codes) {
    int status = STATUSES[chance.nextInt(STATUSES.length)];
    Map<String, String> headers =
        chance.nextInt(3) == 0 ? Map.of("Retry-After", one(RETRY_AFTER)) : Map.of();
    boolean bare = status == 204 || status == 304 || chance.nextInt(12) == 0;
    return new Said(status, headers, bare ? null : body(codes));
  }

  private String body(List<String> codes) {
    String body = object(codes);
    return switch (chance.nextInt(15)) {
      case 0 -> body.substring(0, chance.nextInt(body.length()));
      case 1 -> one(VALUES);
      case 2 -> "<html><title>Bad gateway</title></html>";
      default -> body;
    };
  }

  private String object(List<String> codes) {
    List<String> fields = new ArrayList<>();
    field(fields, "items", 8, items(codes));
    field(fields, "dailyTokensLeft", 4, String.valueOf(left + chance.nextInt(2_000)));
    field(fields, "msBeforeNextDailyToken", 4, String.valueOf(chance.nextInt(86_400_000)));
    field(fields, "error", 2, "\"" + words(codes) + "\"");
    field(fields, "message", 2, "\"" + words(codes) + "\"");
    field(fields, "statusCode", 1, String.valueOf(STATUSES[chance.nextInt(STATUSES.length)]));
    return "{" + String.join(",", fields) + "}";
  }

  private void field(List<String> fields, String name, int often, String usual) {
    if (chance.nextInt(10) < often) {
      fields.add("\"" + name + "\":" + (chance.nextInt(4) == 0 ? one(VALUES) : usual));
    }
  }

  private String items(List<String> codes) {
    List<String> items = new ArrayList<>();
    for (String code : codes) {
      switch (chance.nextInt(8)) {
        case 0 -> items.add(one(VALUES));
        case 1 -> items.add("{\"asin\":" + one(VALUES) + ",\"eanList\":" + one(VALUES) + "}");
        case 2 -> items.add("{\"asin\":\"B0PARENT01\",\"children\":[\"" + code + "\"]}");
        case 3 -> {}
        default -> items.add("{\"asin\":\"" + code + "\",\"title\":" + one(VALUES) + "}");
      }
    }
    return "[" + String.join(",", items) + "]";
  }

  private String words(List<String> codes) {
    return one(WORDS).formatted(codes.get(chance.nextInt(codes.size())));
  }

  private String one(String[] of) {
    return of[chance.nextInt(of.length)];
  }
}
