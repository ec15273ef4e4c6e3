package caravan.lists.columns;

import caravan.lists.Excerpt;
import caravan.lists.cells.CellCleaner;
import caravan.lists.cells.ColumnKind;
import caravan.lists.cells.Marketplaces;
import caravan.lists.cells.SourceRecord;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Lines of a table that are nothing but a marketplace, that of the rows below them: {@code
 * Amazon.de} in a row of its own, {@code Marketplace: FR} over the next table. A country alone can
 * be where goods come from, so it is a marketplace only over ASINs.
 */
final class MarketBands {

  private static final String AMAZON = "amazon";

  private final boolean asins;
  private int clear;
  private int vague;
  private int others;
  private String first = "";

  /** Those among the rows of a table. */
  MarketBands(List<SourceRecord> rows, List<CodeColumn> codes) {
    asins = !codes.isEmpty() && codes.get(0).hint() == ColumnKind.ASIN;
    rows.forEach(this::count);
  }

  private void count(SourceRecord row) {
    List<String> filled = filled(row);
    if (filled.size() > 2) {
      return;
    }
    Optional<String> market = of(row);
    if (market.isEmpty()) {
      others += filled.size() == 1 ? 1 : 0;
    } else if (clear(filled)) {
      clear++;
    } else {
      vague++;
      first = first.isEmpty() ? filled.get(0) : first;
    }
  }

  private static boolean clear(List<String> filled) {
    return filled.size() > 1
        || setting(filled.get(0)).isPresent()
        || filled.get(0).toLowerCase(Locale.ROOT).contains(AMAZON);
  }

  /** The marketplace that the row is; empty if it is none, or more than that. */
  static Optional<String> of(SourceRecord row) {
    List<String> filled = filled(row);
    return switch (filled.size()) {
      case 1 -> setting(filled.get(0)).or(() -> MarketLine.of(filled.get(0)));
      case 2 -> setting(filled.get(0), filled.get(1));
      default -> Optional.empty();
    };
  }

  private static Optional<String> setting(String cell) {
    int seam = cell.indexOf(':');
    return seam < 0 ? Optional.empty() : setting(cell.substring(0, seam), cell.substring(seam + 1));
  }

  private static Optional<String> setting(String name, String value) {
    return Heading.of(CellCleaner.strip(name)).domain() && Marketplaces.known(value)
        ? Optional.of(CellCleaner.strip(value))
        : Optional.empty();
  }

  private static List<String> filled(SourceRecord row) {
    return row.cells().stream().filter(cell -> !CellCleaner.blank(cell)).limit(3).toList();
  }

  /** Whether rows are asked where such a line over them says. */
  boolean speak() {
    return clear > 0 || (asins && many());
  }

  private boolean many() {
    return vague > 0 && vague >= others;
  }

  /** Why a person should say where the rows are asked. */
  Optional<Doubt> doubt() {
    return speak() || !many()
        ? Optional.empty()
        : Optional.of(
            new Doubt(
                Doubt.Kind.MARKETPLACE,
                "'%s' over rows may name a marketplace, or just a country"
                    .formatted(Excerpt.shortened(first))));
  }
}
