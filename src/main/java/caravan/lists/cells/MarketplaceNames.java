package caravan.lists.cells;

import caravan.codes.Domain;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * How people write Amazon's marketplaces, those that the API serves, and those that it does not;
 * {@code marketplaces.txt} has the names.
 */
final class MarketplaceNames {

  /** The word of the marketplace by each of its names, in lower case, with blanks for hyphens. */
  static final Map<String, String> WORDS = read("marketplaces.txt");

  private MarketplaceNames() {}

  private static Map<String, String> read(String file) {
    Map<String, String> words = new HashMap<>();
    for (Domain domain : Domain.values()) {
      words.put(domain.word(), domain.word());
    }
    Vocabulary.lines(file).forEach(line -> learn(words, line));
    return Map.copyOf(words);
  }

  private static void learn(Map<String, String> words, String line) {
    String[] parts = line.split(": ", 2);
    for (String name : parts[1].split(" ", -1)) {
      words.put(CellCleaner.narrow(name).toLowerCase(Locale.ROOT).replace('-', ' '), parts[0]);
    }
  }
}
