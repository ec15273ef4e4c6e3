package caravan.lists.columns;

import caravan.lists.cells.CellCleaner;
import caravan.lists.cells.ColumnKind;
import caravan.lists.cells.Digits;
import caravan.lists.cells.SourceRecord;
import java.util.List;

/**
 * Looks at the check digits of a whole column: one where most are wrong has none. Where nothing
 * else is possible, because all its numbers are short of a digit, the digits are added.
 */
final class WholeColumn {

  private static final double MOSTLY_WRONG = 0.8;

  private final List<SourceRecord> rows;

  WholeColumn(List<SourceRecord> rows) {
    this.rows = rows;
  }

  /** The columns, those without check digits marked so. */
  List<CodeColumn> judge(List<CodeColumn> columns) {
    return columns.stream()
        .map(column -> missing(column) ? column.withoutCheckDigit() : column)
        .toList();
  }

  private boolean missing(CodeColumn column) {
    boolean barcodes = column.hint().barcodes() && column.hint() != ColumnKind.ISBN;
    if (column.noCheckDigit() || !column.parts().isEmpty() || !barcodes) {
      return false;
    }
    long numbers = 0;
    long wrong = 0;
    for (SourceRecord row : rows) {
      String text = CellCleaner.joined(CellCleaner.bare(row.cell(column.index())));
      if (Digits.only(text) && !Digits.allZeros(text)) {
        if (!shortOfADigit(text)) {
          return false;
        }
        numbers++;
        wrong += Digits.right(text) ? 0 : 1;
      }
    }
    return numbers >= CodeColumns.FEW && wrong >= MOSTLY_WRONG * numbers;
  }

  /** Eleven digits that count and no more, be they with zeros in front: a UPC less its last. */
  private static boolean shortOfADigit(String digits) {
    int significant = Digits.significant(digits).length();
    return digits.length() >= 10 && digits.length() <= 14 && significant <= 11 && significant >= 6;
  }
}
