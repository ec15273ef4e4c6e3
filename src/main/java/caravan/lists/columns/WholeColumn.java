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

  private static final double MOSTLY_WRONG = 0.7;

  /** One in ten is right by chance; where the heading says that none is, that is enough. */
  private static final double HALF_WRONG = 0.5;

  /** The digits of a UPC and of an EAN less the last. */
  private static final int UPC = 11;

  private static final int EAN = 12;

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
    boolean said = CheckDigitWords.none(column.name());
    long numbers = 0;
    long wrong = 0;
    for (SourceRecord row : rows) {
      String text = CellCleaner.joined(CellCleaner.bare(row.cell(column.index())));
      if (Digits.only(text) && !Digits.allZeros(text)) {
        if (!shortOfADigit(text, said && column.hint() != ColumnKind.UPC ? EAN : UPC)) {
          return false;
        }
        numbers++;
        wrong += Digits.right(text) ? 0 : 1;
      }
    }
    return said
        ? numbers > 0 && wrong >= HALF_WRONG * numbers
        : numbers >= CodeColumns.FEW && wrong >= MOSTLY_WRONG * numbers;
  }

  /** So many digits that count and no more, be they with zeros in front: a code less its last. */
  private static boolean shortOfADigit(String digits, int most) {
    int significant = Digits.significant(digits).length();
    return digits.length() >= 10
        && digits.length() <= 14
        && significant <= most
        && significant >= 6;
  }
}
