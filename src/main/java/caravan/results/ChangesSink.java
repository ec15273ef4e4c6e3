package caravan.results;

import caravan.codes.ListHead;
import caravan.codes.ResultRow;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** A line for each product that is new, gone or changed, and nothing but the header without one. */
final class ChangesSink implements Sink {

  private static final List<String> COLUMNS =
      List.of(
          "change",
          "code",
          "type",
          "domain",
          "asins_before",
          "asins_after",
          "gtin14s_before",
          "gtin14s_after");

  private final CsvTable table;

  ChangesSink(Writer out, ListHead head, ResultRules rules) throws IOException {
    table = new CsvTable(out, head, rules);
    table.line(line -> COLUMNS.forEach(line::own));
  }

  @Override
  public void add(ResultRow row, List<ItemRow> items) {
    // rows alone do not tell what has changed
  }

  @Override
  public void add(Change change) throws IOException {
    table.line(
        line -> {
          line.own(change.kind().word());
          line.own(change.difference().code().text());
          line.own(change.difference().code().type().word());
          line.own(change.difference().domain().word());
          line.theirs(String.join("|", change.before().asins()));
          line.theirs(String.join("|", change.after().asins()));
          line.own(String.join("|", change.before().barcodes()));
          line.own(String.join("|", change.after().barcodes()));
        });
  }

  @Override
  public void finish() throws IOException {
    table.flush();
  }
}
