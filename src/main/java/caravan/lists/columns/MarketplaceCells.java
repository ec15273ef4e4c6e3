package caravan.lists.columns;

import caravan.codes.Domain;
import caravan.lists.cells.CellCleaner;
import caravan.lists.cells.CellWord;
import caravan.lists.cells.Marketplaces;
import caravan.lists.cells.Vocabulary;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a cell says of the marketplace of its row. */
final class MarketplaceCells {

  private static final int CODE = 3;

  /** Names of a country that are as short as codes of countries. */
  private static final Set<String> SHORT_NAMES = Set.of("usa", "com", "abd", "uae");

  /** What names a marketplace and nothing else, whatever the heading. */
  private static final Pattern AMAZON =
      Pattern.compile("(?i).*amazon.*|co\\.(?:uk|jp)|com\\.(?:au|mx)|A[0-9A-Z]{12,13}");

  /** The same under a heading that does not speak of something else, as of a keyboard. */
  private static final Pattern LOCALE = Pattern.compile("(?i)[a-z]{2}[-_][a-z]{2}|-[a-z]{2}");

  private static final Pattern SITE = Pattern.compile("(?i).*amazon\\.[a-z.]{2,6}/?");

  private static final Pattern BETWEEN = Pattern.compile("[\\s()\\[\\]_/|:-]+");

  private static final Pattern BRACKET = Pattern.compile("[)\\]]$");

  /** The marks and words that stand for what is written above. */
  private static final Pattern DITTO =
      Pattern.compile(
          "[\"'\u201c\u201d\u201e\u2033\u3003\u301e\u00b4]{1,2}|-\\s*[\"\u201c\u201d\u2033]\\s*-"
              + "|(?i:ditto|dito|idem|id\\.|do\\.|dto\\.?)");

  private static final int LONGEST_DITTO = 8;

  private MarketplaceCells() {}

  /** Whether it stands for what the cell above it says. */
  static boolean ditto(String cell) {
    return cell.length() <= LONGEST_DITTO && DITTO.matcher(CellCleaner.strip(cell)).matches();
  }

  /** Whether it can be a marketplace, be it one that is not served. */
  static boolean speaks(String cell) {
    return !fulfilment(cell)
        && (Marketplaces.known(cell)
            || AMAZON.matcher(cell).matches()
            || LOCALE.matcher(cell).matches()
            || cell.length() < CODE);
  }

  /** Whether it is a site of Amazon. */
  static boolean site(String cell) {
    return SITE.matcher(cell).matches() && Marketplaces.known(cell);
  }

  /** What stands in front of the first mark in a cell. */
  static String shop(String cell) {
    return BETWEEN.split(cell, 2)[0];
  }

  /** Who sends the goods, or that it is Amazon at all, names no marketplace of its. */
  static boolean fulfilment(String cell) {
    return CellWord.find(cell).filter(word -> word == CellWord.FULFILMENT).isPresent();
  }

  /** The marketplace at the end of a cell, behind other words; empty if there is none. */
  static Optional<Domain> place(String cell) {
    Matcher seam = BETWEEN.matcher(cell);
    Optional<Domain> place = Optional.empty();
    while (place.isEmpty() && seam.find()) {
      String end = BRACKET.matcher(cell.substring(seam.end())).replaceAll("");
      place = seam.start() == 0 ? place : Marketplaces.find(end);
    }
    return place;
  }

  /** A country by its name, and not by a few letters that can be anything. */
  static boolean named(String cell) {
    String name = CellCleaner.strip(cell);
    boolean letters = name.length() <= CODE && !Vocabulary.ideographic(name);
    return (!letters || SHORT_NAMES.contains(name.toLowerCase(Locale.ROOT)))
        && !LOCALE.matcher(name).matches()
        && Marketplaces.known(name);
  }

  /**
   * Whether it can't be a mere country.
   *
   * @param plain whether its heading says nothing else
   */
  static boolean marketplace(String cell, boolean plain) {
    String name = CellCleaner.strip(cell);
    return (AMAZON.matcher(name).matches() || (plain && LOCALE.matcher(name).matches()))
        && Marketplaces.known(cell);
  }
}
