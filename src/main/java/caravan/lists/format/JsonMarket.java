package caravan.lists.format;

import caravan.lists.cells.Marketplaces;
import caravan.lists.columns.Heading;
import java.util.Map;

/** A key of a JSON document that names the marketplace of all that lies under it. */
final class JsonMarket {

  private static final String COLUMN = "marketplace";

  /** Lists of what comes and goes are called so too. */
  private static final String INWARDS = "in";

  private JsonMarket() {}

  /** Whether it is a marketplace's name: {@code DE}, {@code amazon.co.uk}. */
  static boolean named(String key) {
    return Marketplaces.known(key) && !key.equals(INWARDS) && !Heading.of(key).names();
  }

  /** The cell that says so in each row under that key; none where the key says nothing of it. */
  static Map<String, String> cell(String key) {
    return named(key) ? Map.of(COLUMN, key) : Map.of();
  }
}
