package caravan.results;

import caravan.codes.ListHead;
import caravan.codes.ResultRow;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** The list's own columns and ours: always a header, a line for each item. */
final class CsvSink implements Sink {

  private final CsvTable table;
  private final Columns columns;

  CsvSink(Writer out, ListHead head, ResultRules rules) throws IOException {
    columns = new Columns(head);
    table = new CsvTable(out, rules.delimiter().of(head), rules.formulas());
    table.line(
        line -> {
          columns.own().forEach(line::own);
          columns.ours().forEach(line::own);
        });
  }

  @Override
  public void add(ResultRow row, List<Item> items) throws IOException {
    for (Item item : Columns.lines(items)) {
      table.line(
          line -> {
            columns.ownCells(row, line::own);
            columns.ourCells(row, item, line::theirs);
          });
    }
  }

  @Override
  public void finish() throws IOException {
    table.flush();
  }
}
