package caravan.lists.format;

import caravan.lists.Excerpt;
import caravan.lists.UnreadableListException;
import caravan.lists.cells.CellCleaner;
import caravan.lists.cells.SourceRecord;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;
import org.jspecify.annotations.Nullable;

/** One sheet of a workbook. */
public final class XlsxRecords implements Records {

  private final WorkbookFile file;
  private final ReadableWorkbook workbook;
  private final Stream<Row> stream;
  private final Iterator<Row> rows;
  private long blank;
  private long comments;
  private long hidden;

  private XlsxRecords(WorkbookFile file, ReadableWorkbook workbook, Stream<Row> stream) {
    this.file = file;
    this.workbook = workbook;
    this.stream = stream;
    this.rows = stream.iterator();
  }

  /** The rows of the sheet of that index; closes the file in the end, or if it can't be read. */
  static XlsxRecords open(WorkbookFile file, int sheet, boolean styled) throws IOException {
    try {
      return open(file, workbook(file.path(), styled), sheet);
    } catch (IOException | RuntimeException e) {
      file.close();
      throw e;
    }
  }

  private static XlsxRecords open(WorkbookFile file, ReadableWorkbook workbook, int sheet)
      throws IOException {
    try {
      Sheet chosen = workbook.getSheet(sheet).orElseThrow();
      return new XlsxRecords(file, workbook, chosen.openStream());
    } catch (IOException | RuntimeException e) {
      workbook.close();
      throw fault(e);
    }
  }

  /** A sheet's name, and whether it is shown. */
  public record Named(String name, boolean visible) {}

  /** The workbook's sheets, in order. */
  public static List<Named> sheets(Path file, boolean styled) throws IOException {
    try (ReadableWorkbook workbook = workbook(file, styled)) {
      return workbook
          .getSheets()
          .map(
              sheet -> new Named(sheet.getName(), sheet.getVisibility() == SheetVisibility.VISIBLE))
          .toList();
    }
  }

  private static ReadableWorkbook workbook(Path file, boolean styled) throws IOException {
    try {
      return new ReadableWorkbook(file.toFile(), new ReadingOptions(styled, true));
    } catch (IOException | RuntimeException e) {
      throw fault(e);
    }
  }

  @Override
  public @Nullable SourceRecord next() throws IOException {
    try {
      while (rows.hasNext()) {
        Row row = rows.next();
        SourceRecord line = line(row);
        if (line.blank()) {
          blank++;
        } else if (comment(line)) {
          comments++;
        } else {
          hidden += row.isHidden() ? 1 : 0;
          return line;
        }
      }
      return null;
    } catch (RuntimeException e) {
      throw fault(e);
    }
  }

  private static boolean comment(SourceRecord line) {
    return Comment.is(line.cell(0), '\t')
        && line.cells().stream().skip(1).allMatch(CellCleaner::blank);
  }

  @Override
  public Skipped skipped() {
    return new Skipped(blank, comments, 0, 0);
  }

  @Override
  public String remark() {
    return hidden == 0
        ? ""
        : "%,d hidden row%s read as well".formatted(hidden, hidden == 1 ? "" : "s");
  }

  private static SourceRecord line(Row row) {
    List<String> cells = new ArrayList<>(row.getCellCount());
    for (int i = 0; i < row.getCellCount(); i++) {
      Cell cell = row.getCell(i);
      cells.add(cell == null ? "" : CellText.of(cell));
    }
    return SourceRecord.of(cells);
  }

  /**
   * The library throws many things at a damaged workbook, plain IOExceptions among them. All bytes
   * were read just before, so only what the file system says by name is the machine's fault.
   */
  private static RuntimeException fault(Exception e) {
    if (e instanceof UnreadableListException known) {
      return known;
    }
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof FileSystemException machine) {
        return ReadFaults.ofReading(machine);
      }
    }
    return new UnreadableListException(
        "the workbook is damaged (%s); save it again, or as .csv"
            .formatted(Excerpt.words(String.valueOf(e.getMessage()))),
        e);
  }

  @Override
  public void close() throws IOException {
    try (file;
        workbook) {
      stream.close();
    }
  }
}
