package caravan.lists.reader;

import caravan.lists.cells.ProofCounts;
import caravan.lists.columns.MarketTally;
import caravan.lists.format.Skipped;
import java.util.List;

/**
 * What was found when all of a list was read.
 *
 * @param columns the names of its columns
 * @param rows all of them
 * @param invalid those that hold nothing that can be asked for
 * @param repeats further lines with the headings, which are no rows
 * @param odd rows whose number of cells is not that of the header
 * @param remark what a person should know of the file; empty if it goes without saying
 */
record Count(
    DetectedFormat decision,
    List<String> columns,
    long rows,
    long invalid,
    long repeats,
    long odd,
    ProofCounts tally,
    MarketTally markets,
    Skipped skipped,
    String remark) {

  Count {
    columns = List.copyOf(columns);
  }

  /** The same where more of the list was looked at. */
  Count decided(DetectedFormat again) {
    return new Count(again, columns, rows, invalid, repeats, odd, tally, markets, skipped, remark);
  }
}
