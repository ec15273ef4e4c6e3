package caravan.results;

import caravan.codes.ItemColumn;
import caravan.codes.ListHead;
import caravan.codes.ResultRow;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.dhatim.fastexcel.RichText;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/**
 * A workbook under a frozen header, further sheets where one is full, and a last sheet with the
 * receipt. Cells are text, so that codes keep their zeros; moments are dates of Excel, in UTC to
 * the millisecond, and counts of the receipt are numbers. What a sheet can't hold (cells of more
 * than 32,767 characters, own columns beyond the 16,384th) is cut: the row's note says so, and the
 * receipt counts it.
 */
final class XlsxSink implements Sink {

  private static final int ROWS_IN_MEMORY = 100;

  /** Plain: with letters in it, LibreOffice drops the milliseconds when it writes CSV. */
  private static final String MOMENT = "yyyy-mm-dd hh:mm:ss.000";

  /** In characters: a date that finds no room is shown as a row of hashes. */
  private static final int MOMENT_WIDTH = 26;

  private final Workbook workbook;
  private final ResultColumns resultColumns;
  private final int ownColumns;
  private final List<String> headings;
  private final int rowsPerSheet;
  private final List<String> cells = new ArrayList<>();
  private Worksheet sheet;
  private int sheets;
  private int line;
  private long cellsCut;

  XlsxSink(OutputStream out, ListHead head, List<ItemColumn> more) {
    this(out, head, more, Worksheet.MAX_ROWS);
  }

  XlsxSink(OutputStream out, ListHead head, List<ItemColumn> more, int rowsPerSheet) {
    this.rowsPerSheet = rowsPerSheet;
    resultColumns = new ResultColumns(head, more);
    ownColumns = Math.min(head.columns().size(), Worksheet.MAX_COLS - resultColumns.added());
    headings = new ArrayList<>(resultColumns.own().subList(0, ownColumns));
    headings.addAll(resultColumns.ours());
    workbook = new Workbook(out, "Caravan", null);
    sheet = nextSheet();
  }

  private Worksheet nextSheet() {
    sheets++;
    Worksheet next = workbook.newWorksheet(sheets == 1 ? "results" : "results " + sheets);
    next.freezePane(0, 1);
    next.width(ownColumns + ResultColumns.LOOKED_UP_AT, MOMENT_WIDTH);
    sheet = next;
    line = 0;
    for (int column = 0; column < headings.size(); column++) {
      cell(column, fitting(headings.get(column)));
    }
    next.range(0, 0, 0, headings.size() - 1).style().bold().set();
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
      cells.clear();
      resultColumns.ownCells(row, this::ownCell);
      resultColumns.ourCells(row, itemRow, cells::add);
      fit();
      write(row.lookedUpAt());
      line++;
      if (line % ROWS_IN_MEMORY == 0) {
        sheet.flush();
      }
    }
  }

  private void ownCell(String text) {
    if (cells.size() < ownColumns) {
      cells.add(text);
    }
  }

  /** Cuts what is too long, and says so in the note. */
  private void fit() {
    List<String> cut = new ArrayList<>(0);
    for (int column = 0; column < cells.size(); column++) {
      String text = cells.get(column);
      if (XlsxText.tooLong(text)) {
        cells.set(column, fitting(text));
        cut.add(headings.get(column));
      }
    }
    if (!cut.isEmpty()) {
      int note = ownColumns + ResultColumns.NOTE;
      cells.set(note, XlsxText.noted(cells.get(note), cut));
    }
  }

  private String fitting(String text) {
    if (!XlsxText.tooLong(text)) {
      return text;
    }
    cellsCut++;
    return XlsxText.cut(text);
  }

  private void write(@Nullable Instant lookedUpAt) {
    int moment = ownColumns + ResultColumns.LOOKED_UP_AT;
    for (int column = 0; column < cells.size(); column++) {
      if (column == moment && lookedUpAt != null) {
        cell(column, lookedUpAt);
      } else {
        cell(column, cells.get(column));
      }
    }
  }

  private void cell(int column, String text) {
    if (text.isEmpty()) {
      return;
    }
    String escaped = XlsxText.escape(text);
    if (XlsxText.hasEdges(text)) {
      sheet.inlineString(line, column, RichText.builder().run(escaped).end().build());
    } else {
      sheet.inlineString(line, column, escaped);
    }
  }

  private void cell(int column, Instant moment) {
    sheet.value(line, column, moment);
    sheet.style(line, column).format(MOMENT).set();
  }

  @Override
  public void add(Receipt receipt) throws IOException {
    sheet.finish();
    sheet = workbook.newWorksheet("receipt");
    sheet.width(1, MOMENT_WIDTH);
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
    cell(0, name);
    if (value instanceof Number number) {
      sheet.value(line, 1, number);
    } else if (value instanceof Instant moment) {
      cell(1, moment);
    } else {
      cell(1, XlsxText.cut(value.toString()));
    }
    line++;
  }
}
