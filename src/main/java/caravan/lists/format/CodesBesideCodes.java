package caravan.lists.format;

import caravan.lists.cells.CellCleaner;
import caravan.lists.cells.CodeParser;
import caravan.lists.cells.SourceRecord;
import caravan.lists.columns.FreeText;
import java.util.List;

/** Records that look like a table, but have codes beside each other that no heading tells apart. */
final class CodesBesideCodes {

  private static final int FEW = 5;

  private CodesBesideCodes() {}

  /** Codes side by side that no heading tells apart are a row each. */
  static boolean only(List<SourceRecord> records) {
    return records.stream()
            .anyMatch(
                r -> r.cells().size() > 2 || r.cells().stream().anyMatch(CodesBesideCodes::several))
        && records.stream()
            .allMatch(
                r ->
                    r.cells().stream()
                        .allMatch(
                            cell ->
                                CellCleaner.blank(cell)
                                    || CodeParser.likely(cell)
                                    || several(cell)));
  }

  /** Commas in a few lines of words make no table where codes stand in several of their parts. */
  static boolean inWords(List<SourceRecord> records) {
    return records.size() < FEW
        && records.stream()
            .anyMatch(r -> r.cells().stream().filter(CodeParser::holds).distinct().count() > 1);
  }

  private static boolean several(String cell) {
    return CodeParser.codesIn(cell).size() > 1 && !FreeText.several(cell).isEmpty();
  }
}
