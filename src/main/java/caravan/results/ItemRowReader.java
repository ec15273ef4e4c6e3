package caravan.results;

import caravan.codes.Answer;
import caravan.codes.ItemColumn;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads the API's items from the text of a JSON array and proves that the text is valid. */
final class ItemRowReader {

  private ItemRowReader() {}

  /** The same without further columns. */
  static List<ItemRow> read(String text) throws IOException {
    return read(text, List.of());
  }

  /**
   * The items in their order; throws IOException where the text is no JSON array.
   *
   * @param columns further ones, whose cells are read too
   */
  static List<ItemRow> read(String text, List<ItemColumn> columns) throws IOException {
    if (text.equals(Answer.NONE)) {
      return List.of();
    }
    try (JsonParser parser = ResultJson.READ.createParser(text)) {
      List<ItemRow> items = new ArrayList<>(1);
      expect(parser, parser.nextToken() == JsonToken.START_ARRAY);
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        if (parser.currentToken() == JsonToken.START_OBJECT) {
          items.add(item(parser, columns));
        } else {
          parser.skipChildren();
        }
      }
      expect(parser, parser.nextToken() == null);
      return items;
    }
  }

  private static void expect(JsonParser parser, boolean met) throws JsonParseException {
    if (!met) {
      throw new JsonParseException(parser, "not one JSON array");
    }
  }

  private static ItemRow item(JsonParser parser, List<ItemColumn> columns) throws IOException {
    String asin = "";
    String title = "";
    String upc = "";
    String upcs = "";
    String ean = "";
    String eans = "";
    String[] more = new String[columns.size()];
    Arrays.fill(more, "");
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String field = parser.currentName();
      parser.nextToken();
      switch (field) {
        case "asin" -> asin = cell(parser);
        case "title" -> title = cell(parser);
        case "upc" -> upc = cell(parser);
        case "upcList" -> upcs = cell(parser);
        case "ean" -> ean = cell(parser);
        case "eanList" -> eans = cell(parser);
        default -> further(parser, field, columns, more);
      }
    }
    return new ItemRow(asin, title, upc, upcs, ean, eans, List.of(more));
  }

  private static void further(
      JsonParser parser, String field, List<ItemColumn> columns, String[] more) throws IOException {
    for (int index = 0; index < more.length; index++) {
      if (columns.get(index).field().equals(field)) {
        more[index] = cell(parser);
      }
    }
    parser.skipChildren();
  }

  /** Whatever the API sends there, text or list: the documents fix it, servers change. */
  private static String cell(JsonParser parser) throws IOException {
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      return scalar(parser);
    }
    String joined = null;
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      String text = scalar(parser);
      joined = joined == null ? text : joined + "|" + text;
    }
    return joined == null ? "" : joined;
  }

  private static String scalar(JsonParser parser) throws IOException {
    JsonToken token = parser.currentToken();
    if (token.isStructStart()) {
      parser.skipChildren();
      return "";
    }
    return token == JsonToken.VALUE_NULL ? "" : parser.getText();
  }
}
