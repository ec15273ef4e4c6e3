package caravan.lists.cells;

import caravan.codes.Domain;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * How people write Amazon's marketplaces, those that the API serves, and those that it does not;
 * {@code marketplaces.txt} has the names.
 */
final class MarketplaceNames {

  /** The word of the marketplace by each of its names, in lower case, with blanks for hyphens. */
  static final Map<String, String> WORDS = read("/caravan/lists/marketplaces.txt");

  private MarketplaceNames() {}

  private static Map<String, String> read(String file) {
    Map<String, String> words = new HashMap<>();
    for (Domain domain : Domain.values()) {
      words.put(domain.word(), domain.word());
    }
    try (InputStream in = MarketplaceNames.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException(file + " is not among the classes");
      }
      new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .forEach(line -> learn(words, line));
    } catch (IOException e) {
      throw new UncheckedIOException(file + " can't be read", e);
    }
    return Map.copyOf(words);
  }

  private static void learn(Map<String, String> words, String line) {
    String[] parts = line.split(": ", 2);
    for (String name : parts[1].split(" ", -1)) {
      words.put(CellCleaner.narrow(name).toLowerCase(Locale.ROOT).replace('-', ' '), parts[0]);
    }
  }
}
