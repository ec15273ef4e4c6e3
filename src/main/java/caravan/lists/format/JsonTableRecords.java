package caravan.lists.format;

import caravan.lists.UnreadableListException;
import caravan.lists.cells.SourceRecord;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An array of JSON whose elements are arrays, each a row: {@code [["ean","name"],["4006…","Pen"]]}.
 * It may lie in an object, with an array of the columns' names in front of it.
 */
final class JsonTableRecords implements Records {

  /** What the names of the columns are called beside the rows. */
  private static final Set<String> COLUMNS =
      Set.of("columns", "header", "headers", "heading", "headings", "fields", "cols");

  private final JsonParser parser;
  private List<String> heads = List.of();
  private boolean begun;
  private boolean within;

  JsonTableRecords(Reader text) throws IOException {
    this.parser = JsonCells.FACTORY.createParser(text);
  }

  @Override
  public @Nullable SourceRecord next() throws IOException {
    try {
      if (!begun) {
        begun = true;
        within = find();
        if (!heads.isEmpty()) {
          return SourceRecord.of(heads);
        }
      }
      return within ? row() : null;
    } catch (JsonProcessingException e) {
      throw JsonCells.broken(e);
    }
  }

  /** Goes to the first of the rows; false if there is none. */
  private boolean find() throws IOException {
    if (parser.nextToken() == JsonToken.START_ARRAY) {
      return parser.nextToken() == JsonToken.START_ARRAY;
    }
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      boolean names = COLUMNS.contains(parser.currentName().toLowerCase(Locale.ROOT));
      if (parser.nextToken() != JsonToken.START_ARRAY) {
        parser.skipChildren();
      } else if (parser.nextToken() == JsonToken.START_ARRAY) {
        return true;
      } else if (names) {
        heads = heads();
      } else {
        rest();
      }
    }
    return false;
  }

  /** The names of the columns. */
  private List<String> heads() throws IOException {
    List<String> names = new ArrayList<>();
    for (JsonToken token = parser.currentToken();
        token != JsonToken.END_ARRAY;
        token = parser.nextToken()) {
      names.add(JsonCells.text(parser));
      refuseMore(names);
    }
    return names;
  }

  private static void refuseMore(List<String> cells) {
    if (cells.size() > MOST_COLUMNS) {
      throw new UnreadableListException(
          "an array of more than %,d cells; a list has one row an array".formatted(MOST_COLUMNS));
    }
  }

  /** Leaves the array whose first element was seen. */
  private void rest() throws IOException {
    for (JsonToken token = parser.currentToken();
        token != JsonToken.END_ARRAY;
        token = parser.nextToken()) {
      parser.skipChildren();
    }
  }

  private @Nullable SourceRecord row() throws IOException {
    for (; parser.currentToken() != JsonToken.END_ARRAY; parser.nextToken()) {
      List<String> cells = new ArrayList<>();
      if (parser.currentToken() != JsonToken.START_ARRAY) {
        cells.add(JsonCells.text(parser));
        parser.nextToken();
        return SourceRecord.of(cells);
      }
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        cells.add(JsonCells.text(parser));
        refuseMore(cells);
      }
      SourceRecord line = SourceRecord.of(cells);
      if (!line.blank()) {
        parser.nextToken();
        return line;
      }
    }
    within = false;
    return null;
  }

  @Override
  public void close() throws IOException {
    parser.close();
  }
}
