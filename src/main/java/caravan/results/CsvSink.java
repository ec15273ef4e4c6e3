package caravan.results;

import caravan.codes.ListHead;
import caravan.codes.ResultRow;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import java.util.function.Consumer;

/** CSV by RFC 4180: always a header, lines ended by CR LF, quotes only where they are needed. */
final class CsvSink implements Sink {

  private final CsvWriter csv;
  private final Columns columns;
  private final Formulas formulas;

  CsvSink(Writer out, ListHead head, ResultRules rules) throws IOException {
    formulas = rules.formulas();
    columns = new Columns(head);
    csv =
        CsvWriter.builder()
            .fieldSeparator(rules.delimiter().of(head))
            .lineDelimiter(LineDelimiter.CRLF)
            .build(out);
    write(
        record -> {
          columns.own().forEach(record::writeField);
          columns.ours().forEach(record::writeField);
        });
  }

  @Override
  public void add(ResultRow row, List<Item> items) throws IOException {
    for (Item item : Columns.lines(items)) {
      write(
          record -> {
            columns.ownCells(row, record::writeField);
            columns.ourCells(row, item, cell -> record.writeField(formulas.apply(cell)));
          });
    }
  }

  @Override
  public void finish() throws IOException {
    csv.flush();
  }

  private void write(Consumer<CsvWriter.CsvWriterRecord> cells) throws IOException {
    try {
      CsvWriter.CsvWriterRecord record = csv.writeRecord();
      cells.accept(record);
      record.endRecord();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }
}
