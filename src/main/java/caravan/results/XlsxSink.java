package caravan.results;

import caravan.codes.ItemColumn;
import caravan.codes.ListHead;
import caravan.codes.ResultRow;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.dhatim.fastexcel.RichText;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * A workbook of text cells under a frozen header, further sheets where one is full, and a last
 * sheet with the receipt. What a sheet can't hold (cells of more than 32,767 characters, own
 * columns beyond the 16,384th) is cut and counted there.
 */
final class XlsxSink implements Sink {

  private static final int ROWS_IN_MEMORY = 100;

  private final Workbook workbook;
  private final ResultColumns resultColumns;
  private final int ownColumns;
  private final int rowsPerSheet;
  private Worksheet sheet;
  private int sheets;
  private int line;
  private int column;
  private long cellsCut;

  XlsxSink(OutputStream out, ListHead head, List<ItemColumn> more) {
    this(out, head, more, Worksheet.MAX_ROWS);
  }

  XlsxSink(OutputStream out, ListHead head, List<ItemColumn> more, int rowsPerSheet) {
    this.rowsPerSheet = rowsPerSheet;
    resultColumns = new ResultColumns(head, more);
    ownColumns = Math.min(head.columns().size(), Worksheet.MAX_COLS - resultColumns.added());
    workbook = new Workbook(out, "Caravan", null);
    sheet = nextSheet();
  }

  private Worksheet nextSheet() {
    sheets++;
    Worksheet next = workbook.newWorksheet(sheets == 1 ? "results" : "results " + sheets);
    next.freezePane(0, 1);
    sheet = next;
    line = 0;
    column = 0;
    resultColumns.own().forEach(this::ownCell);
    resultColumns.ours().forEach(this::cell);
    next.range(0, 0, 0, column - 1).style().bold().set();
    line++;
    return next;
  }

  @Override
  public void add(ResultRow row, List<ItemRow> items) throws IOException {
    for (ItemRow itemRow : ResultColumns.lines(items)) {
      if (line == rowsPerSheet) {
        sheet.finish();
        sheet = nextSheet();
      }
      column = 0;
      resultColumns.ownCells(row, this::ownCell);
      resultColumns.ourCells(row, itemRow, this::cell);
      line++;
      if (line % ROWS_IN_MEMORY == 0) {
        sheet.flush();
      }
    }
  }

  private void ownCell(String text) {
    if (column < ownColumns) {
      cell(text);
    }
  }

  private void cell(String text) {
    int at = column++;
    if (text.isEmpty()) {
      return;
    }
    String fitting = text;
    if (XlsxText.tooLong(text)) {
      fitting = XlsxText.cut(text);
      cellsCut++;
    }
    String escaped = XlsxText.escape(fitting);
    if (XlsxText.hasEdges(fitting)) {
      sheet.inlineString(line, at, RichText.builder().run(escaped).end().build());
    } else {
      sheet.inlineString(line, at, escaped);
    }
  }

  @Override
  public void add(Receipt receipt) throws IOException {
    sheet.finish();
    sheet = workbook.newWorksheet("receipt");
    line = 0;
    receipt.lines().forEach(this::fact);
    if (cellsCut > 0) {
      fact("cells cut to 32,767 characters (whole in the other formats)", cellsCut);
    }
    int left = resultColumns.own().size() - ownColumns;
    if (left > 0) {
      fact("own columns left out, a sheet can't hold them", left);
    }
  }

  @Override
  public void finish() throws IOException {
    workbook.finish();
  }

  private void fact(String name, Object value) {
    column = 0;
    cell(name);
    if (value instanceof Number number) {
      sheet.value(line, column, number);
    } else {
      cell(value.toString());
    }
    line++;
  }
}
