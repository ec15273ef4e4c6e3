package caravan.results;

import caravan.codes.ListHead;
import caravan.codes.ResultRow;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;

/** Writes rows of a list as a list again: its own columns, and nothing besides. */
public final class OwnRows {

  private static final List<String> PLAIN = List.of("code");

  private OwnRows() {}

  /**
   * Writes them as CSV in UTF-8.
   *
   * @throws ResultException where the file can't be written
   */
  public static void write(Path place, ListHead head, Iterator<ResultRow> rows) {
    boolean plain = head.columns().isEmpty();
    try (Writer out = Files.newBufferedWriter(place, StandardCharsets.UTF_8)) {
      CsvTable table = new CsvTable(out, head.delimiter(), Formulas.RAW);
      List<String> columns = plain ? PLAIN : head.columns();
      table.line(line -> columns.forEach(line::own));
      while (rows.hasNext()) {
        ResultRow row = rows.next();
        List<String> cells = plain ? List.of(row.input()) : row.cells();
        table.line(line -> cells.forEach(line::own));
      }
      table.flush();
    } catch (IOException e) {
      throw ResultException.writing(place, e);
    }
  }
}
