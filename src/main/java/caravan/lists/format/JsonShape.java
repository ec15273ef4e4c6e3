package caravan.lists.format;

import caravan.lists.cells.CodeParser;
import caravan.lists.columns.Heading;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.Reader;

/**
 * Tells whether a document is an object of columns ({@code {"ean":["…"],"name":["…"]}}, or with an
 * object of numbered cells for each), of rows, each under its key ({@code {"A1":{"ean":"…"}}}), or
 * of arrays of codes, each under a name that says nothing of them ({@code
 * {"spring":["…"],"autumn":["…"]}}).
 */
final class JsonShape {

  private static final int MOST_KEYS = 1000;

  private long arrays;
  private long objects;
  private long length = -1;
  private String firstKey = "";
  private long coded;
  private long uncoded;
  private long rowsWithCodes;
  private long own;
  private long codes;
  private long others;
  private boolean flat = true;
  private boolean equal = true;
  private boolean talks;
  private boolean rows;

  private JsonShape() {}

  /** How the document is to be taken apart; {@code PLAIN} if it is neither, or broken. */
  static TextDialect.Kind of(Reader text) throws IOException {
    try (JsonParser parser = JsonCells.FACTORY.createParser(text)) {
      JsonShape shape = new JsonShape();
      JsonToken first = parser.nextToken();
      boolean rows = first == JsonToken.START_ARRAY && row(parser, parser.nextToken());
      boolean read = first == JsonToken.START_OBJECT && shape.read(parser);
      if (rows || shape.rows) {
        return TextDialect.Kind.ROWS;
      }
      return read ? shape.kind() : TextDialect.Kind.PLAIN;
    } catch (JsonProcessingException e) {
      return TextDialect.Kind.PLAIN; // reading it in earnest says what is wrong
    }
  }

  private boolean read(JsonParser parser) throws IOException {
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String key = parser.currentName();
      JsonToken value = parser.nextToken();
      boolean fits =
          switch (value) {
            case START_ARRAY -> objects == 0 && column(key, cells(parser));
            case START_OBJECT -> arrays == 0 && object(key, parser);
            default -> aside(Heading.of(key));
          };
      if (!fits) {
        return false;
      }
    }
    return true;
  }

  /** What is said beside columns or rows is the marketplace; beside arrays of codes, anything. */
  private boolean aside(Heading heading) {
    talks |= !heading.domain();
    return heading.domain() || !heading.names();
  }

  /** The cells of an array; negative where they are no cells. */
  private long cells(JsonParser parser) throws IOException {
    long cells = 0;
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (!parser.currentToken().isScalarValue()) {
        rows = cells == 0 && objects == 0 && row(parser, parser.currentToken());
        return -1;
      }
      cells++;
    }
    return cells;
  }

  /** Whether it is an array of cells, of which one is a text. */
  private static boolean row(JsonParser parser, JsonToken first) throws IOException {
    boolean text = false;
    while (first == JsonToken.START_ARRAY && parser.nextToken() != JsonToken.END_ARRAY) {
      text |= parser.currentToken() == JsonToken.VALUE_STRING;
      parser.skipChildren();
    }
    return text;
  }

  private boolean column(String key, long cells) {
    arrays++;
    name(key);
    equal &= length < 0 || length == cells;
    length = cells;
    return cells >= 0 && (coded == 0 || (equal && arrays <= MOST_KEYS));
  }

  private void name(String key) {
    Heading heading = Heading.of(key);
    if ((CodeParser.likely(key) || CodeParser.holds(key)) && !heading.ofOthers()) {
      codes++;
      own++;
      uncoded++;
      return;
    }
    coded += heading.names() ? 1 : 0;
    others += heading.ofOthers() || JsonMarket.named(key) ? 1 : 0;
    uncoded += heading.names() ? 0 : 1;
    boolean numbered = key.chars().anyMatch(Character::isDigit);
    boolean silent = numbered || heading.meanings().isEmpty() || JsonMarket.named(key);
    own += !heading.ofOthers() && silent ? 1 : 0;
  }

  private boolean object(String key, JsonParser parser) throws IOException {
    objects++;
    name(key);
    long cells = 0;
    boolean code = false;
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String inner = parser.currentName();
      if (cells++ == 0) {
        equal &= objects == 1 || inner.equals(firstKey);
        firstKey = inner;
      }
      code |= coded == 0 && Heading.of(inner).names();
      flat &= parser.nextToken().isScalarValue();
      parser.skipChildren();
    }
    rowsWithCodes += code ? 1 : 0;
    equal &= length < 0 || length == cells;
    length = cells;
    return coded == 0 || (flat && objects <= MOST_KEYS);
  }

  private TextDialect.Kind kind() {
    if (arrays > 1 && coded == 0 && others == 0) {
      return TextDialect.Kind.LISTS;
    }
    if (talks) {
      return TextDialect.Kind.PLAIN;
    }
    if (arrays > 0) {
      return arrays > 1 && equal && coded > 0 && uncoded > 0
          ? TextDialect.Kind.COLUMNS
          : TextDialect.Kind.PLAIN;
    }
    if (coded > 0) {
      boolean columns = flat && equal && length > 0 && (objects > 1 || firstKey.equals("0"));
      return columns ? TextDialect.Kind.COLUMNS : TextDialect.Kind.PLAIN;
    }
    boolean rows = objects > 1 && (rowsWithCodes * 2 >= objects || codes == objects);
    return rows && own == objects ? TextDialect.Kind.KEYED : TextDialect.Kind.PLAIN;
  }
}
