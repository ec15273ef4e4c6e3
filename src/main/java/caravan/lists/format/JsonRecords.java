package caravan.lists.format;

import caravan.lists.UnreadableListException;
import caravan.lists.cells.ColumnKind;
import caravan.lists.cells.SourceRecord;
import caravan.lists.columns.Heading;
import caravan.lists.columns.Layout;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A JSON document: an array of codes or objects, or an object that holds such arrays ({@code
 * {"asins":[…]}}), at its top or, if objects are taken apart, deeper. A marketplace beside the
 * arrays holds for all their rows, one that is the key of an array, or of an object around it, for
 * those under it.
 */
final class JsonRecords implements Records {

  private static final int DEEPEST = 16;

  private final JsonParser parser;
  private final JsonCells cells;
  private final boolean lists;
  private final Deque<String> path = new ArrayDeque<>();
  private final Map<String, String> beside = new LinkedHashMap<>();
  private final Map<String, String> common = new LinkedHashMap<>();
  private boolean begun;
  private boolean object;
  private boolean arrays;
  private @Nullable String array;
  private Map<String, String> market = Map.of();
  private Iterator<Map<String, String>> apart = Collections.emptyIterator();

  /**
   * @param depth how far objects are taken apart
   */
  JsonRecords(Reader text, TextDialect.Kind depth) throws IOException {
    this.parser = JsonCells.FACTORY.createParser(text);
    this.cells = new JsonCells(depth);
    this.lists = depth == TextDialect.Kind.LISTS;
  }

  @Override
  public @Nullable SourceRecord next() throws IOException {
    try {
      if (!begun) {
        begin();
      }
      SourceRecord line = array == null ? null : element();
      while (line == null && object && nextMember()) {
        line = array == null ? null : element();
      }
      return line == null ? last() : line;
    } catch (JsonProcessingException e) {
      throw JsonCells.broken(e);
    }
  }

  private void begin() throws IOException {
    begun = true;
    JsonToken token = parser.nextToken();
    object = token == JsonToken.START_OBJECT;
    if (token == JsonToken.START_ARRAY) {
      array = Layout.PLAIN;
    } else if (!object) {
      throw new UnreadableListException(
          "a JSON list is an array of codes or objects, or an object with such an array;"
              + " one object a line is .ndjson");
    }
  }

  /** The next row of the array, or null after its last. */
  private @Nullable SourceRecord element() throws IOException {
    while (apart.hasNext() || parser.nextToken() != JsonToken.END_ARRAY) {
      if (!apart.hasNext()) {
        apart = cells.apart(members());
      }
      SourceRecord line = cells.line(common, market, apart.next());
      if (!line.blank()) {
        return line;
      }
    }
    array = null;
    return null;
  }

  private Map<String, String> members() throws IOException {
    return parser.currentToken() == JsonToken.START_OBJECT
        ? cells.members(parser, others())
        : Map.of(codes(), JsonCells.text(parser));
  }

  /** The column of codes that lie in an array without more. */
  private String codes() {
    return lists || JsonMarket.named(String.valueOf(array)) ? Layout.PLAIN : String.valueOf(array);
  }

  /** Steps to the next member of the document; false after the last. */
  private boolean nextMember() throws IOException {
    if (parser.nextToken() == JsonToken.END_OBJECT) {
      object = path.pollLast() != null;
      return object;
    }
    String key = parser.currentName();
    JsonToken value = parser.nextToken();
    if (value == JsonToken.START_ARRAY) {
      array = key;
      arrays = true;
      market = around(key);
      refuseAmbiguous(beside);
    } else if (value == JsonToken.START_OBJECT && cells.nested() && path.size() < DEEPEST) {
      path.addLast(key);
    } else {
      boolean inside = value == JsonToken.START_OBJECT;
      String text = JsonCells.text(parser);
      member(key, text);
      if (inside && !arrays) {
        common.putAll(JsonMarket.inside(text));
      }
    }
    return true;
  }

  /** What the array's name says of all in it, or else that of the nearest object around it. */
  private Map<String, String> around(String key) {
    Map<String, String> said = JsonMarket.cell(key);
    for (Iterator<String> out = path.descendingIterator(); said.isEmpty() && out.hasNext(); ) {
      said = JsonMarket.cell(out.next());
    }
    return said.isEmpty() && lists ? Map.of(JsonObjectRecords.KEY, key) : said;
  }

  /** What stands before the keys of an array of other products than the list's own. */
  private String others() {
    String name = String.valueOf(array);
    return Heading.of(name).ofOthers() ? name + "." : "";
  }

  /** The key with those of the objects around it. */
  private String placed(String key) {
    return path.isEmpty() ? key : String.join(".", path) + "." + key;
  }

  private void member(String key, String text) {
    beside.put(placed(key), text);
    if (Heading.of(key).domain()) {
      if (arrays) {
        throw new UnreadableListException(
            "'%s' stands after the codes that it is meant for; put it before them".formatted(key));
      }
      common.put(key, text);
    }
    if (arrays) {
      refuseAmbiguous(Map.of(placed(key), text));
    }
  }

  private static void refuseAmbiguous(Map<String, String> members) {
    for (String key : members.keySet()) {
      if (Heading.of(key).certain() && Heading.of(key).hint() != ColumnKind.NONE) {
        throw new UnreadableListException(
            "the document has both a code ('%s') and arrays at its top; put it into an array"
                .formatted(key));
      }
    }
  }

  /** An object without any array is itself the only row. */
  private @Nullable SourceRecord last() throws IOException {
    if (!arrays && !beside.isEmpty()) {
      SourceRecord only = cells.line(beside);
      beside.clear();
      return only;
    }
    if (parser.nextToken() != null) {
      throw new UnreadableListException(
          "more than one JSON document in the file; one a line is .ndjson");
    }
    return null;
  }

  @Override
  public List<String> names() {
    return cells.names();
  }

  @Override
  public void close() throws IOException {
    parser.close();
  }
}
