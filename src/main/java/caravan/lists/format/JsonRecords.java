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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A JSON document: an array of codes or objects, or an object that holds such arrays ({@code
 * {"asins":[…]}}). A marketplace beside the arrays holds for all their rows.
 */
final class JsonRecords implements Records {

  private final JsonParser parser;
  private final JsonCells cells = new JsonCells();
  private final Map<String, String> beside = new LinkedHashMap<>();
  private final Map<String, String> common = new LinkedHashMap<>();
  private boolean begun;
  private boolean object;
  private boolean arrays;
  private @Nullable String array;

  JsonRecords(Reader text) throws IOException {
    this.parser = JsonCells.FACTORY.createParser(text);
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
      throw new UnreadableListException(
          "broken JSON at line %d, column %d: %s"
              .formatted(
                  e.getLocation() == null ? 0 : e.getLocation().getLineNr(),
                  e.getLocation() == null ? 0 : e.getLocation().getColumnNr(),
                  JsonCells.fault(e)),
          e);
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
    JsonToken token = parser.nextToken();
    while (token != JsonToken.END_ARRAY) {
      SourceRecord line = token == JsonToken.START_OBJECT ? row(cells.members(parser)) : scalar();
      if (!line.blank()) {
        return line;
      }
      token = parser.nextToken();
    }
    array = null;
    return null;
  }

  private SourceRecord scalar() throws IOException {
    return row(Map.of(String.valueOf(array), JsonCells.text(parser)));
  }

  private SourceRecord row(Map<String, String> members) {
    if (common.isEmpty()) {
      return cells.line(members);
    }
    Map<String, String> all = new LinkedHashMap<>(common);
    all.putAll(members);
    return cells.line(all);
  }

  /** Steps to the next member of the document; false after the last. */
  private boolean nextMember() throws IOException {
    if (parser.nextToken() == JsonToken.END_OBJECT) {
      object = false;
      return false;
    }
    String key = parser.currentName();
    if (parser.nextToken() == JsonToken.START_ARRAY) {
      array = key;
      arrays = true;
      refuseAmbiguous(beside);
    } else {
      member(key, JsonCells.text(parser));
    }
    return true;
  }

  private void member(String key, String text) {
    beside.put(key, text);
    if (Heading.of(key).domain()) {
      if (arrays) {
        throw new UnreadableListException(
            "'%s' stands after the codes that it is meant for; put it before them".formatted(key));
      }
      common.put(key, text);
    }
    if (arrays) {
      refuseAmbiguous(Map.of(key, text));
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
