package caravan.lists.columns;

import caravan.lists.cells.CellWord;
import caravan.lists.cells.SourceRecord;
import java.util.List;
import java.util.function.Predicate;

/** Whether nearly all cells of a column are so; the first few tell where hardly any is. */
final class NearlyAll {

  private static final double SHARE = 0.9;
  private static final int FIRST = 20;

  private NearlyAll() {}

  static boolean cells(List<SourceRecord> rows, int column, Predicate<String> wanted) {
    long filled = 0;
    long right = 0;
    for (SourceRecord row : rows) {
      String cell = row.cell(column);
      if (!CellWord.nothing(cell)) {
        filled++;
        right += wanted.test(cell) ? 1 : 0;
        if (filled == FIRST && right * 2 < filled) {
          return false;
        }
      }
    }
    return filled > 0 && right >= SHARE * filled;
  }
}
