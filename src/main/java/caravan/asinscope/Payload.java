package caravan.asinscope;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a 200 says, if it is JSON.
 *
 * @param items those that are objects; empty where the field is null; null if it has no such field
 * @param odd how many of its items are neither objects nor null
 * @param complains whether it says that something went wrong, whatever its HTTP status is
 */
record Payload(
    @Nullable List<Item> items,
    int odd,
    OptionalLong dailyTokensLeft,
    Optional<Duration> untilNextDailyToken,
    boolean complains) {

  /** How an API says that there is no error. */
  private static final Set<String> NO_ERROR =
      Set.of("", "none", "null", "nil", "no", "no error", "false", "0", "ok", "success", "-");

  /**
   * @param fields which fields of an item name products
   * @throws IOException if it isn't one whole JSON object, or its items are not an array
   */
  static Payload read(String text, ProductFields fields) throws IOException {
    try (JsonParser json = Json.FACTORY.createParser(text.toCharArray())) {
      Draft draft = new Draft(text, json, fields);
      draft.read();
      return new Payload(draft.items, draft.odd, draft.tokens, draft.next, draft.complains);
    }
  }

  private static final class Draft {

    private final String text;
    private final JsonParser json;
    private final ProductFields fields;
    private @Nullable List<Item> items;
    private int odd;
    private OptionalLong tokens = OptionalLong.empty();
    private Optional<Duration> next = Optional.empty();
    private boolean complains;

    Draft(String text, JsonParser json, ProductFields fields) {
      this.text = text;
      this.json = json;
      this.fields = fields;
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
          next =
              millis.isEmpty()
                  ? next
                  : Optional.of(RetryAfter.ofMillis((double) millis.getAsLong()));
        }
        case "error" -> complains |= says();
        case "statusCode" -> complains |= whole().orElse(0) >= 400;
        default -> {}
      }
      json.skipChildren();
    }

    private List<Item> items() throws IOException {
      if (items != null) {
        throw new IOException("it has its items twice");
      }
      List<Item> found = new ArrayList<>();
      if (json.currentToken() == JsonToken.VALUE_NULL) {
        return found;
      }
      if (json.currentToken() != JsonToken.START_ARRAY) {
        throw new IOException("its items are not one array");
      }
      while (json.nextToken() != JsonToken.END_ARRAY) {
        if (json.currentToken() == JsonToken.START_OBJECT) {
          found.add(ItemReader.read(json, text, fields));
        } else {
          odd += json.currentToken() == JsonToken.VALUE_NULL ? 0 : 1;
          json.skipChildren();
        }
      }
      return found;
    }

    /** Whether the value, or one in it, speaks of an error; leaves the parser at its end. */
    private boolean says() throws IOException {
      boolean says = false;
      int depth = 0;
      JsonToken token = json.currentToken();
      while (token != null) {
        depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
        says |= speaks(token);
        if (depth == 0) {
          break;
        }
        token = json.nextToken();
      }
      return says;
    }

    private boolean speaks(JsonToken token) throws IOException {
      boolean value = token.isScalarValue() && token != JsonToken.VALUE_NULL;
      return value && !NO_ERROR.contains(json.getText().strip().toLowerCase(Locale.ROOT));
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
