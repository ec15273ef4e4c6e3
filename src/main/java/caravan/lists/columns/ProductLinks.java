package caravan.lists.columns;

import caravan.lists.cells.AmazonLink;
import caravan.lists.cells.CellCleaner;
import caravan.lists.cells.CodeParser;
import caravan.lists.cells.SourceRecord;
import java.util.List;

/** Columns of links to the products beside them: where a link leads, its row is asked. */
final class ProductLinks {

  private ProductLinks() {}

  /** Whether nearly all cells of a column lead to Amazon's shop, most of them to no other ASIN. */
  static boolean of(List<SourceRecord> rows, int column, List<CodeColumn> codes) {
    if (!NearlyAll.cells(rows, column, cell -> AmazonLink.shop(cell).isPresent())) {
      return false;
    }
    long elsewhere = rows.stream().filter(row -> elsewhere(row, column, codes)).count();
    return elsewhere * 2 <= rows.size();
  }

  private static boolean elsewhere(SourceRecord row, int column, List<CodeColumn> codes) {
    return codes.stream()
        .map(code -> CellCleaner.strip(code.cell(row)))
        .filter(CodeParser::unmistakable)
        .findFirst()
        .filter(asin -> AmazonLink.elsewhere(row.cell(column), asin))
        .isPresent();
  }
}
