package caravan.lists.format;

import caravan.lists.cells.Marketplaces;
import caravan.lists.columns.Heading;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** A key of a JSON document that names the marketplace of all that lies under it. */
final class JsonMarket {

  static final String COLUMN = "marketplace";

  /** Lists of what comes and goes are called so too. */
  private static final String INWARDS = "in";

  private JsonMarket() {}

  /** Whether it is a marketplace's name: {@code DE}, {@code amazon.co.uk}. */
  static boolean named(String key) {
    return Marketplaces.known(key) && !key.equals(INWARDS) && !Heading.of(key).names();
  }

  /** What an object beside the rows says of their marketplace, as of the search that found them. */
  static Map<String, String> inside(String object) throws IOException {
    Map<String, String> said = new LinkedHashMap<>();
    try (JsonParser parser = JsonCells.FACTORY.createParser(object)) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String key = parser.currentName();
        boolean scalar = parser.nextToken().isScalarValue();
        if (scalar && Heading.of(key).domain() && Marketplaces.known(parser.getText())) {
          said.put(key, parser.getText());
        }
        parser.skipChildren();
      }
    }
    return said;
  }

  /** The cell that says so in each row under that key; none where the key says nothing of it. */
  static Map<String, String> cell(String key) {
    return named(key) ? Map.of(COLUMN, key) : Map.of();
  }
}
