package caravan.lists.format;

import caravan.lists.Excerpt;
import caravan.lists.UnreadableListException;
import caravan.lists.cells.SourceRecord;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Turns JSON values into cells; the columns are the keys in the order in which they are first seen.
 */
final class JsonCells {

  private static final int MOST_KEYS = 1000;

  static final JsonFactory FACTORY =
      JsonFactory.builder()
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
          .streamReadConstraints(
              StreamReadConstraints.builder().maxStringLength(Records.LONGEST).build())
          .build();

  private final Map<String, Integer> columns = new LinkedHashMap<>();

  /** The keys seen so far. */
  List<String> names() {
    return List.copyOf(columns.keySet());
  }

  /** The cells of the object that the parser has just entered. */
  Map<String, String> members(JsonParser parser) throws IOException {
    Map<String, String> members = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String key = parser.currentName();
      parser.nextToken();
      members.put(key, text(parser));
      if (members.size() > MOST_KEYS) {
        throw tooMany();
      }
    }
    return members;
  }

  /** A record with those cells, in the order of the columns. */
  SourceRecord line(Map<String, String> members) {
    members.keySet().forEach(this::column);
    List<String> cells = new ArrayList<>(columns.size());
    columns.keySet().forEach(key -> cells.add(members.getOrDefault(key, "")));
    return SourceRecord.of(cells);
  }

  private void column(String key) {
    columns.putIfAbsent(key, columns.size());
    if (columns.size() > MOST_KEYS) {
      throw tooMany();
    }
  }

  private static UnreadableListException tooMany() {
    return new UnreadableListException(
        "the objects have more than %,d different keys; a list has the same few in each"
            .formatted(MOST_KEYS));
  }

  /** What the parser has against a text, without its hints for programmers. */
  static String fault(JsonProcessingException e) {
    String said = e.getOriginalMessage();
    int aside = said.indexOf(" (start marker");
    return Excerpt.words(aside < 0 ? said : said.substring(0, aside));
  }

  /** The text of the value at which the parser stands: a string's own, a nested value's JSON. */
  static String text(JsonParser parser) throws IOException {
    JsonToken token = parser.currentToken();
    if (token == JsonToken.VALUE_NULL) {
      return "";
    }
    if (token.isScalarValue()) {
      return parser.getText();
    }
    BoundedWriter nested = new BoundedWriter();
    try (JsonGenerator json = FACTORY.createGenerator(nested)) {
      json.copyCurrentStructure(parser);
    }
    return nested.toString();
  }

  private static final class BoundedWriter extends StringWriter {
    @Override
    public void write(char[] text, int offset, int length) {
      super.write(text, offset, length);
      if (getBuffer().length() > Records.LONGEST) {
        throw new UnreadableListException(
            "a nested value is longer than %,d characters".formatted(Records.LONGEST));
      }
    }
  }
}
