package caravan.lists.format;

import caravan.codes.Domain;
import caravan.lists.cells.Marketplaces;
import caravan.lists.columns.Heading;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The marketplace that stands within an array of a row, as Amazon's own programs have it: {@code
 * {"asin":"B0…","summaries":[{"marketplaceId":"A1…"}]}}.
 */
final class NestedMarket {

  private static final int MOST_KEYS = 1000;

  /** The same keys come with every row. */
  private final Map<String, Boolean> known = new HashMap<>();

  /** The cell that says so; none where one says it already, or it is not one place. */
  Map<String, String> cell(Map<String, String> members) throws IOException {
    Set<String> names = new HashSet<>();
    for (Map.Entry<String, String> member : members.entrySet()) {
      if (domain(member.getKey())) {
        return Map.of();
      }
      if (member.getValue().startsWith("[{")) {
        names.addAll(names(member.getValue()));
      }
    }
    Set<Optional<Domain>> places = new HashSet<>();
    names.forEach(name -> places.add(Marketplaces.find(name)));
    boolean one = places.size() == 1 && places.iterator().next().isPresent();
    return one ? Map.of(JsonMarket.COLUMN, names.iterator().next()) : Map.of();
  }

  private Set<String> names(String array) throws IOException {
    Set<String> names = new HashSet<>();
    try (JsonParser parser = JsonCells.FACTORY.createParser(array)) {
      while (parser.nextToken() != null) {
        if (parser.currentToken() == JsonToken.FIELD_NAME && domain(parser.currentName())) {
          parser.nextToken();
          String name = parser.getText();
          if (Marketplaces.known(name)) {
            names.add(name);
          }
        }
      }
      return names;
    } catch (JsonProcessingException e) {
      return Set.of(); // a text that only begins like an array
    }
  }

  private boolean domain(String key) {
    return known.size() >= MOST_KEYS
        ? Heading.of(key).domain()
        : known.computeIfAbsent(key, k -> Heading.of(k).domain());
  }
}
