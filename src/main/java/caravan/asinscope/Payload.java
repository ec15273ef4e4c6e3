package caravan.asinscope;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What a 200 says, if it is JSON.
 *
 * @param items null if it has no such field
 * @param complains whether it says that something went wrong, whatever its HTTP status is
 */
record Payload(
    @Nullable List<Item> items,
    OptionalLong dailyTokensLeft,
    Optional<Duration> untilNextDailyToken,
    boolean complains) {

  /** Throws IOException if it isn't one whole JSON object or its items aren't objects. */
  static Payload read(String text) throws IOException {
    try (JsonParser json = Json.FACTORY.createParser(text.toCharArray())) {
      Draft draft = new Draft(text, json);
      draft.read();
      return new Payload(draft.items, draft.tokens, draft.next, draft.complains);
    }
  }

  private static final class Draft {

    private final String text;
    private final JsonParser json;
    private @Nullable List<Item> items;
    private OptionalLong tokens = OptionalLong.empty();
    private Optional<Duration> next = Optional.empty();
    private boolean complains;

    Draft(String text, JsonParser json) {
      this.text = text;
      this.json = json;
    }

    void read() throws IOException {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw new IOException("it is no JSON object");
      }
      for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
        json.nextToken();
        field(name);
      }
      if (json.nextToken() != null) {
        throw new IOException("something follows its end");
      }
    }

    private void field(String name) throws IOException {
      switch (name) {
        case "items" -> items = items();
        case "dailyTokensLeft" -> tokens = whole();
        case "msBeforeNextDailyToken" -> {
          OptionalLong millis = whole();
          next = millis.isEmpty() ? next : Optional.of(Waits.ofMillis((double) millis.getAsLong()));
        }
        case "error" -> complains |= json.currentToken() == JsonToken.VALUE_STRING;
        case "statusCode" -> complains |= whole().orElse(0) >= 400;
        default -> {}
      }
      json.skipChildren();
    }

    private List<Item> items() throws IOException {
      if (json.currentToken() != JsonToken.START_ARRAY || items != null) {
        throw new IOException("its items are not one array");
      }
      List<Item> found = new ArrayList<>();
      while (json.nextToken() != JsonToken.END_ARRAY) {
        if (json.currentToken() != JsonToken.START_OBJECT) {
          throw new IOException("one of its items is no object");
        }
        found.add(ItemReader.read(json, text));
      }
      return found;
    }

    /** A whole number, also one written as a text; below 0 is 0. */
    private OptionalLong whole() throws IOException {
      boolean scalar =
          json.currentToken() == JsonToken.VALUE_STRING || json.currentToken().isNumeric();
      double number = scalar ? json.getValueAsDouble(Double.NaN) : Double.NaN;
      return Double.isNaN(number)
          ? OptionalLong.empty()
          : OptionalLong.of(Math.max(0, (long) number));
    }
  }
}
