package caravan.lists.columns;

import caravan.lists.cells.CellCleaner;
import caravan.lists.cells.Marketplaces;
import caravan.lists.cells.SourceRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A line of a table that is nothing but a marketplace, that of the rows below it: {@code Amazon.de}
 * in a row of its own, {@code Marketplace: FR} over the next table.
 *
 * @param market as it stands
 * @param clear whether it is Amazon's; a country alone may be where goods come from
 */
record MarketBand(String market, boolean clear) {

  private static final Pattern ID =
      Pattern.compile("(?<![\\p{L}\\p{N}])A[0-9A-Z]{12,13}(?![0-9A-Z])");
  private static final int LONGEST = 60;

  /** Other shops, by their sites or their names. */
  private static final Pattern SHOP =
      Pattern.compile(
          "(?i)(?:https?://)?(?:www\\.)?[a-z0-9-]{2,30}\\.(?:[a-z]{2,3}|co\\.uk|com\\.[a-z]{2})/?"
              + "|(?:ebay|kaufland|otto|bol|walmart|cdiscount|zalando|rakuten|allegro|etsy|shopify)"
              + "(?:[ -][a-z]{2})?");

  /** The band that the line is; empty if it is none, or more than that. */
  static Optional<MarketBand> of(SourceRecord line) {
    if (!possible(line)) {
      return Optional.empty();
    }
    List<String> filled = filled(line);
    String first = filled.get(0);
    return filled.size() == 2
        ? setting(first, filled.get(1))
        : setting(first).or(() -> MarketLine.of(first).map(name -> alone(first, name)));
  }

  /** Whether one or two words stand in it, at the first look: as in few lines of a table. */
  private static boolean possible(SourceRecord line) {
    int filled = 0;
    for (int i = 0; i < line.cells().size(); i++) {
      String cell = line.cell(i);
      if (!CellCleaner.blank(cell)) {
        filled++;
        if (filled > 2 || cell.length() > LONGEST || !words(cell)) {
          return false;
        }
      }
    }
    return filled > 0;
  }

  /** Whether it has no digit, as all marketplaces but Amazon's own ids. */
  private static boolean words(String cell) {
    for (int i = 0; i < cell.length(); i++) {
      if (cell.charAt(i) >= '0' && cell.charAt(i) <= '9') {
        return cell.indexOf('A') >= 0 && ID.matcher(cell).find();
      }
    }
    return true;
  }

  private static MarketBand alone(String line, String name) {
    return new MarketBand(name, MarketLine.amazons(line));
  }

  private static Optional<MarketBand> setting(String cell) {
    int seam = cell.indexOf(':');
    return seam < 0 ? Optional.empty() : setting(cell.substring(0, seam), cell.substring(seam + 1));
  }

  private static Optional<MarketBand> setting(String name, String value) {
    return Heading.of(CellCleaner.strip(name)).domain() && Marketplaces.known(value)
        ? Optional.of(new MarketBand(CellCleaner.strip(value), true))
        : Optional.empty();
  }

  /** The other shop that the line is and nothing else: its rows are none of Amazon's. */
  static Optional<String> shop(SourceRecord line) {
    List<String> filled = filled(line);
    return filled.size() == 1 && filled.get(0).length() <= LONGEST
        ? Optional.of(CellCleaner.strip(filled.get(0))).filter(cell -> SHOP.matcher(cell).matches())
        : Optional.empty();
  }

  /** Whether one cell of the line is filled, and no other. */
  static boolean lone(SourceRecord line) {
    return filled(line).size() == 1;
  }

  /** The cells that say something, three at most. */
  private static List<String> filled(SourceRecord line) {
    List<String> filled = new ArrayList<>(3);
    for (int i = 0; i < line.cells().size() && filled.size() < 3; i++) {
      if (!CellCleaner.blank(line.cell(i))) {
        filled.add(line.cell(i));
      }
    }
    return filled;
  }
}
