package caravan.lists.columns;

import caravan.lists.CheckDigit;
import caravan.lists.cells.CellCleaner;
import caravan.lists.cells.CodeParser;
import caravan.lists.cells.SourceRecord;
import java.util.List;

/**
 * Tells a table that lies on its side, where each product is a column: a line of it begins with the
 * name of the codes and goes on with codes.
 */
final class SideTable {

  /** So many codes behind the name are no accident. */
  private static final int SEVERAL = 3;

  /** Products have not more properties than these, and rows are more. */
  private static final int MOST_LINES = 200;

  private static final int LONGEST_NAME = 40;

  private SideTable() {}

  /** Whether these are the lines of such a table. */
  static boolean is(List<SourceRecord> lines) {
    CodeParser codeParser = new CodeParser(CheckDigit.WARN);
    return lines.size() <= MOST_LINES
        && lines.stream().anyMatch(line -> codes(line) && named(line.cell(0), codeParser));
  }

  private static boolean named(String cell, CodeParser codeParser) {
    return cell.length() < LONGEST_NAME
        && !CellCleaner.blank(cell)
        && !codeParser.possible(cell)
        && Heading.of(CellCleaner.strip(cell)).certain();
  }

  private static boolean codes(SourceRecord line) {
    if (line.cells().size() <= SEVERAL) {
      return false;
    }
    List<String> cells = line.cells().subList(1, line.cells().size());
    long codes = cells.stream().filter(CodeParser::likely).count();
    long filled = cells.stream().filter(cell -> !CellCleaner.blank(cell)).count();
    return codes >= SEVERAL && codes * 2 > filled;
  }
}
