package caravan.results;

import caravan.codes.ItemColumn;
import caravan.codes.ListHead;
import caravan.codes.ResultRow;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** Answers of no list as a table: a line for each item, one where there is none. */
final class AnswerSink implements Sink {

  private final CsvTable table;
  private final List<ItemColumn> more;
  private final InstantText instantText = new InstantText();

  AnswerSink(Writer out, ListHead head, ResultRules rules) throws IOException {
    more = rules.columns();
    table = new CsvTable(out, head, rules);
    table.line(line -> ResultColumns.names(ResultColumns.OF_AN_ANSWER, more).forEach(line::own));
  }

  @Override
  public void add(ResultRow row, List<ItemRow> items) throws IOException {
    for (ItemRow itemRow : ResultColumns.lines(items)) {
      table.line(
          line -> {
            ResultColumns.answerCells(row, itemRow, instantText, line::theirs);
            ResultColumns.moreCells(itemRow, more, line::theirs);
          });
    }
  }

  @Override
  public void finish() throws IOException {
    table.flush();
  }
}
