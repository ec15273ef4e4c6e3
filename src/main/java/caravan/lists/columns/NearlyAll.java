package caravan.lists.columns;

import caravan.lists.cells.CellWord;
import caravan.lists.cells.SourceRecord;
import java.util.List;
import java.util.function.Predicate;

/** Whether most cells of a column are so; the first few tell where hardly any is. */
final class NearlyAll {

  private static final double SHARE = 0.9;
  private static final double HALF = 0.5;
  private static final int FIRST = 20;

  private NearlyAll() {}

  /** Whether nearly all of them are. */
  static boolean cells(List<SourceRecord> rows, int column, Predicate<String> wanted) {
    return share(rows, column, wanted, SHARE);
  }

  /** Whether half of them are. */
  static boolean half(List<SourceRecord> rows, int column, Predicate<String> wanted) {
    return share(rows, column, wanted, HALF);
  }

  private static boolean share(
      List<SourceRecord> rows, int column, Predicate<String> wanted, double share) {
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
    return filled > 0 && right >= share * filled;
  }
}
