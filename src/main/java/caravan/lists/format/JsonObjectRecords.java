package caravan.lists.format;

import caravan.lists.UnreadableListException;
import caravan.lists.cells.SourceRecord;
import caravan.lists.columns.Heading;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.Reader;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A JSON object of columns, or of rows under their keys; {@link JsonShape} tells which. */
final class JsonObjectRecords implements Records {

  /** Columns are in memory until the last of them is read. */
  private static final int MOST_CELLS = 500_000;

  static final String KEY = "key";

  private final JsonParser parser;
  private final JsonCells cells = new JsonCells(TextDialect.Kind.NESTED);
  private final boolean keyed;
  private final Map<String, String> common = new LinkedHashMap<>();
  private final Map<String, Map<String, String>> rows = new LinkedHashMap<>();
  private Iterator<Map<String, String>> columns = Collections.emptyIterator();
  private boolean begun;
  private int read;

  JsonObjectRecords(Reader text, TextDialect.Kind kind) throws IOException {
    this.parser = JsonCells.FACTORY.createParser(text);
    this.keyed = kind == TextDialect.Kind.KEYED;
  }

  @Override
  public @Nullable SourceRecord next() throws IOException {
    if (!begun) {
      begun = true;
      parser.nextToken();
      if (!keyed) {
        turn();
      }
    }
    return keyed ? row() : column();
  }

  private @Nullable SourceRecord column() throws IOException {
    while (columns.hasNext()) {
      SourceRecord line = cells.line(common, columns.next());
      if (!line.blank()) {
        return line;
      }
    }
    return null;
  }

  private @Nullable SourceRecord row() throws IOException {
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String key = parser.currentName();
      if (parser.nextToken() == JsonToken.START_OBJECT) {
        Map<String, String> said = JsonMarket.cell(key);
        Map<String, String> members = new LinkedHashMap<>(said.isEmpty() ? Map.of(KEY, key) : said);
        members.putAll(cells.members(parser));
        return cells.line(common, members);
      }
      common.put(key, JsonCells.text(parser));
    }
    return null;
  }

  /** Makes rows of the columns. */
  private void turn() throws IOException {
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String key = parser.currentName();
      JsonToken value = parser.nextToken();
      if (value == JsonToken.START_ARRAY) {
        for (int i = 0; parser.nextToken() != JsonToken.END_ARRAY; i++) {
          put(String.valueOf(i), key, JsonCells.text(parser));
        }
      } else if (value == JsonToken.START_OBJECT) {
        while (parser.nextToken() != JsonToken.END_OBJECT) {
          String at = parser.currentName();
          parser.nextToken();
          put(at, key, JsonCells.text(parser));
        }
      } else if (Heading.of(key).domain()) {
        common.put(key, JsonCells.text(parser));
      }
    }
    columns = rows.values().iterator();
  }

  private void put(String row, String column, String cell) {
    if (++read > MOST_CELLS) {
      throw new UnreadableListException(
          "a JSON document of columns has more than %,d cells; write an object for each row"
              .formatted(MOST_CELLS));
    }
    rows.computeIfAbsent(row, r -> new LinkedHashMap<>()).put(column, cell);
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
