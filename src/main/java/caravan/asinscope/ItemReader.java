package caravan.asinscope;

import caravan.codes.Gtin;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** Reads one item of an answer; fields that it does not need are kept and not looked at. */
final class ItemReader {

  private ItemReader() {}

  /**
   * The item that the parser is at the beginning of; leaves it at the item's end.
   *
   * @param text the whole text that the parser reads
   * @param fields which of its fields name products
   */
  static Item read(JsonParser json, String text, ProductFields fields) throws IOException {
    int start = (int) json.currentTokenLocation().getCharOffset();
    List<String> products = new ArrayList<>(6);
    for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
      json.nextToken();
      if (fields.asins().contains(name)) {
        addAll(json, products, ItemReader::asin);
      } else if (fields.gtins().contains(name)) {
        addAll(json, products, ItemReader::gtin);
      } else {
        json.skipChildren();
      }
    }
    int end = (int) json.currentLocation().getCharOffset();
    return new Item(Json.compact(text, start, end), products);
  }

  /** One code or an array of them, as text or number; anything else names nothing. */
  private static void addAll(JsonParser json, List<String> products, UnaryOperator<String> product)
      throws IOException {
    if (json.currentToken() != JsonToken.START_ARRAY) {
      add(json, products, product);
      return;
    }
    while (json.nextToken() != JsonToken.END_ARRAY) {
      add(json, products, product);
    }
  }

  private static void add(JsonParser json, List<String> products, UnaryOperator<String> product)
      throws IOException {
    JsonToken token = json.currentToken();
    if (token == JsonToken.VALUE_STRING || token == JsonToken.VALUE_NUMBER_INT) {
      String name = product.apply(json.getText().strip());
      if (!name.isEmpty() && !products.contains(name)) {
        products.add(name);
      }
    }
    json.skipChildren();
  }

  private static String asin(String text) {
    return text.toUpperCase(Locale.ROOT);
  }

  private static String gtin(String text) {
    boolean number = !text.isEmpty() && text.length() <= 14;
    for (int at = 0; number && at < text.length(); at++) {
      number = text.charAt(at) >= '0' && text.charAt(at) <= '9';
    }
    return number ? Gtin.fourteen(text) : "";
  }
}
