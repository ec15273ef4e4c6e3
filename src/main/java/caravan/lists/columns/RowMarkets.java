package caravan.lists.columns;

import caravan.codes.Domain;
import caravan.lists.cells.CellWord;
import caravan.lists.cells.Marketplaces;
import caravan.lists.cells.SourceRecord;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** How the rows of a table say on which marketplace each is asked. */
final class RowMarkets {

  private final List<SourceRecord> rows;
  private final List<CodeColumn> codes;
  private final MarketplaceColumn column;
  private final MarketBands bands;
  private final int index;

  /**
   * Of that table.
   *
   * @param header whether the names are the list's own
   */
  RowMarkets(
      List<String> names,
      List<Heading> headings,
      List<SourceRecord> rows,
      boolean header,
      List<CodeColumn> codes) {
    this.rows = rows;
    this.codes = codes;
    column = new MarketplaceColumn(names, headings, rows, header);
    bands = new MarketBands(rows, codes);
    List<SourceRecord> coded = rows.stream().filter(this::coded).toList();
    int judged = new MarketplaceColumn(names, headings, coded, header).index(codes);
    index = judged < 0 ? column.index(codes) : judged;
  }

  /** Whether something stands there that is no word: the row is asked, if it can be. */
  private boolean coded(SourceRecord row) {
    return codes.stream().anyMatch(code -> code.cell(row).chars().anyMatch(Character::isDigit));
  }

  /** The column that says it; negative if there is none. */
  int index() {
    return index;
  }

  /**
   * Whether that column says it once for several rows, in the first of them, as merged cells and
   * pivots do: each marketplace is another than the one before, and too many rows say nothing than
   * that somebody forgot them.
   */
  boolean spans() {
    Set<String> different = new HashSet<>();
    String last = "";
    int said = 0;
    int all = 0;
    int silent = 0;
    for (SourceRecord row : index < 0 ? List.<SourceRecord>of() : rows) {
      String cell = row.cell(index);
      boolean code = coded(row);
      boolean nothing = CellWord.nothing(cell);
      if ((nothing && code && last.isEmpty()) || (!nothing && cell.equals(last))) {
        return false;
      }
      all += code ? 1 : 0;
      silent += code && nothing ? 1 : 0;
      if (!nothing && Marketplaces.known(cell)) {
        last = cell;
        said++;
        different.add(cell);
      }
    }
    return different.size() > 1 && silent * (different.size() < said ? 2 : 3) >= all && silent > 0;
  }

  /** Whether lines of their own say it, of what is below them. */
  LineHabit habit() {
    return bands.speak() ? LineHabit.MARKETS : LineHabit.NONE;
  }

  /**
   * Why a person should say it.
   *
   * @param own where rows are asked that say nothing of it
   */
  Optional<Doubt> doubt(Domain own) {
    return index < 0 ? column.doubt(own).or(bands::doubt) : Optional.empty();
  }
}
