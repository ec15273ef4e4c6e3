package caravan.results;

import static caravan.results.Samples.found;
import static caravan.results.Samples.invalid;
import static caravan.results.Samples.list;
import static org.assertj.core.api.Assertions.assertThat;

import caravan.codes.ListHead;
import caravan.codes.Outcome;
import caravan.codes.ResultRow;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipFile;
import org.dhatim.fastexcel.Worksheet;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class XlsxSinkTests {

  private static final int LOOKED_UP_AT = 11;

  @TempDir private Path folder;

  @Test
  void codes_are_text_and_keep_their_zeros() throws IOException {
    byte[] book = write(list("", "a.csv", "EAN"), found(1, Samples.DART_BOARD, "0793610399007"));

    try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(book))) {
      Row row = workbook.getFirstSheet().read().get(1);
      assertThat(row.stream().filter(c -> c != null && c.getType() != CellType.STRING))
          .extracting(c -> c.getColumnIndex())
          .containsExactly(LOOKED_UP_AT);
      assertThat(row.getCellText(0)).isEqualTo("0793610399007");
      assertThat(row.getCellText(7)).isEqualTo("793610399007");
      assertThat(row.getCellText(8)).isEqualTo("793610399007|793610399014");
    }
  }

  @Test
  void moments_are_dates_to_the_millisecond_in_utc() throws IOException {
    Instant answered = Instant.parse("2026-03-01T12:34:56.789Z");
    ResultRow row =
        new ResultRow(1, List.of("x"), "x", null, null, Outcome.FAILED, "[]", answered, "");
    byte[] book = write(list("", "a.csv", "EAN"), row);

    try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(book))) {
      Cell cell = workbook.getFirstSheet().read().get(1).getCell(LOOKED_UP_AT);
      assertThat(cell.getType()).isEqualTo(CellType.NUMBER);
      assertThat(cell.asDate()).isEqualTo("2026-03-01T12:34:56.789");
      Sheet receipt = workbook.findSheet("receipt").orElseThrow();
      assertThat(receipt.read())
          .filteredOn(fact -> fact.getCellText(0).equals("finished"))
          .singleElement()
          .satisfies(fact -> assertThat(fact.getCell(1).asDate()).isEqualTo("2026-03-01T12:05:30"));
    }
    assertThat(entry(book, "xl/styles.xml")).contains("formatCode=\"yyyy-mm-dd hh:mm:ss.000\"");
  }

  @Test
  void counts_are_numbers() throws IOException {
    byte[] book = write(list("", "a.csv", "EAN"), invalid(1, "", "x"));

    try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(book))) {
      Sheet receipt = workbook.findSheet("receipt").orElseThrow();
      assertThat(receipt.read())
          .filteredOn(fact -> fact.getCellText(0).matches("rows\\..*|calls|tokens.*|slowDowns"))
          .hasSizeGreaterThan(8)
          .allMatch(fact -> fact.getCell(1).getType() == CellType.NUMBER);
    }
  }

  @Test
  void a_title_that_is_cut_is_noted_on_its_row() throws IOException {
    String title = "t".repeat(32_768);
    ResultRow row = found(1, "[{\"title\":\"%s\"},{\"title\":\"x\"}]".formatted(title), "x");

    Map<String, List<List<String>>> sheets = sheets(write(list("", "a.csv", "EAN"), row));

    List<String> cut = sheets.get("results").get(1);
    assertThat(cut.get(6)).isEqualTo("t".repeat(32_767));
    assertThat(cut).endsWith("cut to the 32,767 characters that a cell of Excel holds: title");
    assertThat(sheets.get("results").get(2).toString()).doesNotContain("cut to");
    assertThat(sheets.get("receipt"))
        .contains(List.of("cells cut to 32,767 characters (whole in the other formats)", "1"));
  }

  @Test
  void a_note_that_is_too_long_itself_still_says_what_was_cut() throws IOException {
    String note = "n".repeat(40_000);
    String own = "o".repeat(40_000);

    List<String> row =
        sheets(write(list("", "a.csv", "shelf"), invalid(1, note, own))).get("results").get(1);

    assertThat(row.get(row.size() - 1))
        .hasSizeLessThanOrEqualTo(32_767)
        .startsWith("nnn")
        .endsWith("; cut to the 32,767 characters that a cell of Excel holds: shelf, note");
  }

  @Test
  void the_header_is_frozen() throws IOException {
    byte[] book = write(list("", "a.csv", "EAN"));

    assertThat(entry(book, "xl/worksheets/sheet1.xml")).contains("<pane ", "state=\"frozen\"");
  }

  @Test
  void a_formula_is_a_text_in_a_sheet() throws IOException {
    byte[] book = write(list("", "a.csv", "x"), found(1, "[{\"title\":\"=1+1\"}]", "=2+2"));

    assertThat(sheets(book).get("results").get(1)).startsWith("=2+2").contains("=1+1");
    assertThat(entry(book, "xl/worksheets/sheet1.xml")).doesNotContain("<f>");
  }

  @Test
  void a_full_sheet_goes_on_in_the_next_one() throws IOException {
    ResultRow[] rows = new ResultRow[450];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = invalid(i + 1, "", "c" + i);
    }

    Map<String, List<List<String>>> sheets = sheets(write(201, list("", "a.txt", "input"), rows));

    assertThat(sheets).containsOnlyKeys("results", "results 2", "results 3", "receipt");
    assertThat(sheets.get("results")).hasSize(201);
    assertThat(sheets.get("results 2")).hasSize(201);
    assertThat(sheets.get("results 3")).hasSize(51);
    assertThat(sheets.get("results 2").get(0)).startsWith("input", "code");
    assertThat(sheets.get("results 2").get(1)).startsWith("c200");
    assertThat(sheets.get("results 3").get(50)).startsWith("c449");
  }

  @Test
  void the_receipt_is_the_last_sheet() throws IOException {
    List<List<String>> receipt =
        sheets(write(list("de", "a.csv", "x"), invalid(1, "", "y"))).get("receipt");

    assertThat(receipt)
        .contains(List.of("path", "de/a.csv"), List.of("rows.invalid", "1"))
        .contains(List.of("readAs", Samples.READ_AS))
        .contains(List.of("tokensSaved.knownBefore", "3"));
  }

  @Test
  void edges_line_ends_and_control_characters_are_kept() throws IOException {
    byte[] book = write(list("", "a.csv", "a", "b"), invalid(1, "_x0041_", " a\n", "b\u0007\r\nc"));

    String sheet = entry(book, "xl/worksheets/sheet1.xml");
    assertThat(sheet).contains("<t xml:space=\"preserve\"> a&#xa;</t>");
    assertThat(sheet).contains("b_x0007__x000D_&#xa;c").contains("_x005F_x0041_");
  }

  @Test
  void what_a_sheet_can_not_hold_is_cut_and_said_so() throws IOException {
    String[] columns = new String[Worksheet.MAX_COLS];
    String[] cells = new String[columns.length];
    for (int i = 0; i < columns.length; i++) {
      columns[i] = "c" + i;
      cells[i] = "";
    }
    cells[0] = "x".repeat(32_766) + "👍";

    Map<String, List<List<String>>> sheets =
        sheets(write(list("", "a.csv", columns), invalid(1, "why", cells)));

    List<String> row = sheets.get("results").get(1);
    assertThat(row.get(0)).isEqualTo("x".repeat(32_766));
    assertThat(row).hasSize(Worksheet.MAX_COLS);
    assertThat(row.get(row.size() - 1)).startsWith("why; cut to the 32,767").endsWith(": c0");
    assertThat(sheets.get("receipt"))
        .anySatisfy(line -> assertThat(line.get(0)).startsWith("cells cut"))
        .contains(List.of("own columns left out, a sheet can't hold them", "12"));
  }

  private static byte[] write(ListHead head, ResultRow... rows) throws IOException {
    return write(Worksheet.MAX_ROWS, head, rows);
  }

  private static byte[] write(int rowsPerSheet, ListHead head, ResultRow... rows)
      throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    XlsxSink sink = new XlsxSink(out, head, List.of(), rowsPerSheet);
    for (ResultRow row : rows) {
      sink.add(row, ItemRowReader.read(row.items()));
    }
    sink.add(new Receipt(head, Map.of(Outcome.INVALID, (long) rows.length), Samples.ACCOUNT, null));
    sink.finish();
    return out.toByteArray();
  }

  private static Map<String, List<List<String>>> sheets(byte[] book) throws IOException {
    Map<String, List<List<String>>> sheets = new LinkedHashMap<>();
    try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(book))) {
      for (Sheet sheet : workbook.getSheets().toList()) {
        List<List<String>> rows = new ArrayList<>();
        for (Row row : sheet.read()) {
          rows.add(row.stream().map(c -> c == null ? "" : c.getText()).toList());
        }
        sheets.put(sheet.getName(), rows);
      }
    }
    return sheets;
  }

  /** By the central directory, as spreadsheets read: the zip is written as a stream. */
  private String entry(byte[] book, String name) throws IOException {
    Path file = Files.write(folder.resolve("book.xlsx"), book);
    try (ZipFile zip = new ZipFile(file.toFile())) {
      byte[] bytes = zip.getInputStream(zip.getEntry(name)).readAllBytes();
      return new String(bytes, StandardCharsets.UTF_8);
    }
  }
}
