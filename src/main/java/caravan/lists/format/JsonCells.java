package caravan.lists.format;

import caravan.lists.Excerpt;
import caravan.lists.UnreadableListException;
import caravan.lists.cells.SourceRecord;
import caravan.lists.columns.Heading;
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
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Turns JSON values into cells; the columns are the keys in the order in which they are first seen.
 */
final class JsonCells {

  private static final int MOST_KEYS = 1000;

  /** Objects whose place takes more words than a heading has are no list's; they stay whole. */
  private static final int LONGEST_NAME = 200;

  /** Variations of a product that has no code of its own are what is sold. */
  private static final String OWN = "variant.";

  static final JsonFactory FACTORY =
      JsonFactory.builder()
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
          .streamReadConstraints(
              StreamReadConstraints.builder().maxStringLength(Records.LONGEST).build())
          .build();

  private final Map<String, Integer> columns = new LinkedHashMap<>();
  private final TextDialect.Kind depth;
  private final NestedMarket nestedMarket = new NestedMarket();

  /**
   * @param depth how far objects are taken apart
   */
  JsonCells(TextDialect.Kind depth) {
    this.depth = depth;
  }

  /** Whether objects within objects are taken apart. */
  boolean nested() {
    return depth == TextDialect.Kind.NESTED || depth == TextDialect.Kind.EXPANDED;
  }

  /** The keys seen so far. */
  List<String> names() {
    return List.copyOf(columns.keySet());
  }

  /** The cells of the object that the parser has just entered. */
  Map<String, String> members(JsonParser parser) throws IOException {
    return members(parser, "");
  }

  /** The same, each key with that in front. */
  Map<String, String> members(JsonParser parser, String path) throws IOException {
    Map<String, String> members = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String key = path + parser.currentName();
      boolean object = parser.nextToken() == JsonToken.START_OBJECT;
      if (object && nested() && key.length() <= LONGEST_NAME) {
        members.putAll(members(parser, key + "."));
      } else {
        members.put(key, text(parser));
      }
      if (members.size() > MOST_KEYS) {
        throw tooMany();
      }
    }
    return members;
  }

  /**
   * Those cells, or, where an array in them has objects with codes, the same cells beside those of
   * each of its objects; beside what its objects name, where each is a name and its value.
   */
  Iterator<Map<String, String>> apart(Map<String, String> members) throws IOException {
    if (depth == TextDialect.Kind.EXPANDED) {
      for (Map.Entry<String, String> cell : members.entrySet()) {
        Map<String, String> others = new LinkedHashMap<>(members);
        others.remove(cell.getKey());
        boolean own = Heading.of(cell.getKey()).variations() && !coded(others);
        String path = own ? OWN : cell.getKey() + ".";
        List<Map<String, String>> objects = objects(path, cell.getValue());
        Map<String, String> named = JsonPairs.members(path, objects);
        if (coded(named)) {
          return List.of(beside(members, named)).iterator();
        }
        if (objects.stream().anyMatch(JsonCells::coded)) {
          return objects.stream().map(object -> beside(others, object)).iterator();
        }
      }
    }
    return List.of(members).iterator();
  }

  private static Map<String, String> beside(Map<String, String> others, Map<String, String> cells) {
    Map<String, String> all = new LinkedHashMap<>(others);
    all.putAll(cells);
    return all;
  }

  private List<Map<String, String>> objects(String path, String text) throws IOException {
    List<Map<String, String>> objects = new ArrayList<>();
    if (text.startsWith("[{")) {
      try (JsonParser parser = FACTORY.createParser(text)) {
        parser.nextToken();
        while (parser.nextToken() == JsonToken.START_OBJECT) {
          objects.add(members(parser, path));
        }
        return parser.currentToken() == JsonToken.END_ARRAY ? objects : List.of();
      } catch (JsonProcessingException e) {
        return List.of(); // a text that only begins like an array
      }
    }
    return objects;
  }

  private static boolean coded(Map<String, String> members) {
    return members.entrySet().stream()
        .anyMatch(cell -> !cell.getValue().isEmpty() && Heading.of(cell.getKey()).names());
  }

  /** A record with those cells, and what the document says for all of them. */
  SourceRecord line(Map<String, String> common, Map<String, String> cells) throws IOException {
    return line(common.isEmpty() ? cells : beside(common, cells));
  }

  /** The same where what is around the record says something too. */
  SourceRecord line(
      Map<String, String> common, Map<String, String> around, Map<String, String> cells)
      throws IOException {
    return line(common, around.isEmpty() ? cells : beside(around, cells));
  }

  /** A record with those cells, in the order of the columns, and the marketplace within them. */
  SourceRecord line(Map<String, String> cells) throws IOException {
    Map<String, String> market = nestedMarket.cell(cells);
    Map<String, String> members = market.isEmpty() ? cells : beside(cells, market);
    members.keySet().forEach(this::column);
    List<String> line = new ArrayList<>(columns.size());
    columns.keySet().forEach(key -> line.add(members.getOrDefault(key, "")));
    return SourceRecord.of(line);
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

  /** Says where the document is broken. */
  static UnreadableListException broken(JsonProcessingException e) {
    return new UnreadableListException(
        "broken JSON at line %d, column %d: %s"
            .formatted(
                e.getLocation() == null ? 0 : e.getLocation().getLineNr(),
                e.getLocation() == null ? 0 : e.getLocation().getColumnNr(),
                fault(e)),
        e);
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
