package caravan.results;

import caravan.codes.ListHead;
import caravan.codes.ResultRow;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** The list's own columns and ours: always a header, a line for each item. */
final class CsvSink implements Sink {

  private final CsvTable table;
  private final ResultColumns resultColumns;

  CsvSink(Writer out, ListHead head, ResultRules rules) throws IOException {
    resultColumns = new ResultColumns(head, rules.columns());
    table = new CsvTable(out, head, rules);
    table.line(
        line -> {
          resultColumns.own().forEach(line::own);
          resultColumns.ours().forEach(line::own);
        });
  }

  @Override
  public void add(ResultRow row, List<ItemRow> items) throws IOException {
    for (ItemRow itemRow : ResultColumns.lines(items)) {
      table.line(
          line -> {
            resultColumns.ownCells(row, line::own);
            resultColumns.ourCells(row, itemRow, line::theirs);
          });
    }
  }

  @Override
  public void finish() throws IOException {
    table.flush();
  }
}
