package caravan.results;

import caravan.codes.ListHead;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.function.Consumer;

/** CSV by RFC 4180: lines ended by CR LF, quotes only where they are needed. */
final class CsvTable {

  private static final char BOM = '\uFEFF';

  private final CsvWriter csv;
  private final Formulas formulas;

  /** The results of a list, as they are to look. */
  CsvTable(Writer out, ListHead head, ResultRules rules) throws IOException {
    this(out, rules.delimiter().of(head), rules.formulas());
    if (rules.bom()) {
      out.write(BOM);
    }
  }

  CsvTable(Writer out, char delimiter, Formulas formulas) {
    this.formulas = formulas;
    this.csv =
        CsvWriter.builder().fieldSeparator(delimiter).lineDelimiter(LineDelimiter.CRLF).build(out);
  }

  /** Writes a line of the cells that are put into it. */
  void line(Consumer<Line> cells) throws IOException {
    try {
      CsvWriter.CsvWriterRecord record = csv.writeRecord();
      cells.accept(new Line(record, formulas));
      record.endRecord();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  void flush() throws IOException {
    csv.flush();
  }

  /** A line while it is written. */
  record Line(CsvWriter.CsvWriterRecord record, Formulas formulas) {

    /** A cell whose text is the list's own, or Caravan's. */
    void own(String text) {
      record.writeField(text);
    }

    /** A cell whose text may be the server's. */
    void theirs(String text) {
      record.writeField(formulas.apply(text));
    }
  }
}
