package caravan.results;

import caravan.codes.Answer;
import caravan.codes.ItemColumn;
import caravan.codes.Outcome;
import caravan.codes.ResultRow;
import java.io.IOException;
import java.util.List;

/** A row whose items were read: they are valid JSON. */
public final class ParsedRow {

  private final ResultRow row;
  private final List<ItemRow> items;

  private ParsedRow(ResultRow row, List<ItemRow> items) {
    this.row = row;
    this.items = items;
  }

  /**
   * One answer that is no JSON must neither sink the list nor end up in a result: its row becomes
   * one that failed.
   *
   * @param columns further ones of the items, which are read too
   */
  static ParsedRow of(ResultRow row, List<ItemColumn> columns) {
    try {
      return new ParsedRow(row, ItemRowReader.read(row.items(), columns));
    } catch (IOException e) {
      return new ParsedRow(unreadable(row, e), List.of());
    }
  }

  private static ResultRow unreadable(ResultRow row, IOException problem) {
    String note = row.note().isEmpty() ? "" : row.note() + "; ";
    return new ResultRow(
        row.number(),
        row.cells(),
        row.input(),
        row.code(),
        row.domain(),
        Outcome.FAILED,
        Answer.NONE,
        row.lookedUpAt(),
        note + "the stored answer is no JSON array: " + firstLine(problem));
  }

  private static String firstLine(IOException problem) {
    return String.valueOf(problem.getMessage()).lines().findFirst().orElse("");
  }

  ResultRow row() {
    return row;
  }

  /** As the columns of a table show them. */
  List<ItemRow> items() {
    return items;
  }
}
