package caravan.lists.format;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Arrays of names with their values, {@code [{"type":"ISBN_13","identifier":"978…"}]}: what they
 * say is what an object of those names would.
 */
final class JsonPairs {

  private static final int MOST_KEYS = 3;
  private static final Set<String> NAMES =
      Set.of("type", "identifiertype", "idtype", "propertyid", "name", "key", "scheme", "label");
  private static final Set<String> VALUES = Set.of("identifier", "value", "id", "number", "text");

  private JsonPairs() {}

  /**
   * The first value of each name; none where an object is no such pair.
   *
   * @param path what stands before the keys of the objects
   */
  static Map<String, String> members(String path, List<Map<String, String>> objects) {
    Map<String, String> members = new LinkedHashMap<>();
    for (Map<String, String> object : objects) {
      String name = cell(path, object, NAMES);
      String value = cell(path, object, VALUES);
      if (object.size() > MOST_KEYS || name.isEmpty() || value.isEmpty()) {
        return Map.of();
      }
      members.putIfAbsent(path + name, value);
    }
    return members;
  }

  private static String cell(String path, Map<String, String> object, Set<String> keys) {
    return object.entrySet().stream()
        .filter(
            cell -> keys.contains(cell.getKey().substring(path.length()).toLowerCase(Locale.ROOT)))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse("");
  }
}
