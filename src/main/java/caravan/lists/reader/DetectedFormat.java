package caravan.lists.reader;

import caravan.lists.columns.Layout;
import caravan.lists.columns.ListMarket;
import caravan.lists.columns.Table;
import caravan.lists.format.Opening;
import java.util.List;
import java.util.Optional;

/**
 * What was decided about a list before its rows are read.
 *
 * @param table what its columns mean, and what speaks against it
 * @param sampled from how many records, the first of the list
 * @param sha256 of the file's bytes, lower-case hexadecimal
 * @param sheet the name of the workbook's sheet; empty for other formats
 * @param aside where all rows are asked, as its sheet or the comments over it say
 * @param remarks what else a person should know of how it is read, in words
 */
public record DetectedFormat(
    Opening opening,
    Table.Analysis table,
    int sampled,
    String sha256,
    String sheet,
    Optional<ListMarket> aside,
    List<String> remarks) {

  public DetectedFormat {
    remarks = List.copyOf(remarks);
  }

  Layout layout() {
    return table.layout();
  }

  /** Where rows are asked that don't say it, as the list itself has it. */
  Optional<ListMarket> market() {
    return table.market().or(() -> aside);
  }

  DetectedFormat withTable(Table.Analysis other) {
    return new DetectedFormat(opening, other, sampled, sha256, sheet, aside, remarks);
  }

  DetectedFormat withRemarks(List<String> other) {
    return new DetectedFormat(opening, table, sampled, sha256, sheet, aside, other);
  }
}
