package caravan.lists.format;

import static org.assertj.core.api.Assertions.assertThat;

import caravan.lists.cells.SourceRecord;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rows of a workbook's sheet. */
class XlsxRecordsTests {

  @TempDir private Path folder;

  private record Read(List<List<String>> cells, Skipped skipped, String remark) {}

  private Read read(Consumer<Worksheet> content) throws IOException {
    Path file = folder.resolve("book.xlsx");
    try (OutputStream out = Files.newOutputStream(file);
        Workbook workbook = new Workbook(out, "tests", "1.0")) {
      content.accept(workbook.newWorksheet("Codes"));
    }
    Opening opening =
        new Opening(
            ListFormat.XLSX,
            false,
            Encoding.of(StandardCharsets.UTF_8),
            TextDialect.PLAIN,
            0,
            true);
    try (Opening.Opened opened = opening.open(file)) {
      List<List<String>> all = new ArrayList<>();
      Records records = opened.records();
      for (SourceRecord next = records.next(); next != null; next = records.next()) {
        all.add(next.cells());
      }
      return new Read(all, records.skipped(), records.remark());
    }
  }

  @Test
  void hidden_rows_are_read_as_well_and_that_is_told() throws IOException {
    Read none = read(sheet -> sheet.value(0, 0, "a"));
    Read one = read(sheet -> hidden(sheet, 1));
    Read two = read(sheet -> hidden(sheet, 2));

    assertThat(none.remark()).isEmpty();
    assertThat(one.remark()).isEqualTo("1 hidden row read as well");
    assertThat(two.remark()).isEqualTo("2 hidden rows read as well");
    assertThat(two.cells()).hasSize(3);
  }

  private static void hidden(Worksheet sheet, int rows) {
    sheet.value(0, 0, "a");
    for (int row = 1; row <= rows; row++) {
      sheet.value(row, 0, "b");
      sheet.hideRow(row);
    }
  }

  @Test
  void comments_and_rows_without_anything_are_no_records() throws IOException {
    Read read =
        read(
            sheet -> {
              sheet.value(0, 0, "# for you");
              sheet.value(1, 0, " ");
              sheet.value(2, 0, "ean");
              sheet.value(2, 1, "name");
              sheet.value(3, 0, "#1");
              sheet.value(3, 1, "x");
            });

    assertThat(read.cells()).containsExactly(List.of("ean", "name"), List.of("#1", "x"));
    assertThat(read.skipped()).isEqualTo(new Skipped(1, 1, 0, 0));
  }

  @Test
  void numbers_are_as_they_are_shown_and_dates_by_their_day() throws IOException {
    Read read =
        read(
            sheet -> {
              sheet.value(0, 0, 4_006_381_333_931L);
              sheet.value(0, 1, 12_345_678_905L);
              sheet.style(0, 1).format("000000000000").set();
              sheet.value(0, 2, 45_000);
              sheet.style(0, 2).format("yyyy-mm-dd").set();
              sheet.value(0, 3, 0.1);
              sheet.value(0, 4, true);
              sheet.value(0, 5, 123);
              sheet.style(0, 5).format("000").set();
            });

    assertThat(read.cells())
        .containsExactly(
            List.of("4006381333931", "012345678905", "2023-03-15", "0.1", "TRUE", "123"));
  }

  @Test
  void a_zero_in_a_column_of_dates_is_a_zero_and_part_of_a_day_is_told_with_its_hour()
      throws IOException {
    Read read =
        read(
            sheet -> {
              for (int column = 0; column < 3; column++) {
                sheet.style(0, column).format("yyyy-mm-dd").set();
              }
              sheet.value(0, 0, 0);
              sheet.value(0, 1, 45_000.5);
              sheet.value(0, 2, -1);
            });

    assertThat(read.cells()).containsExactly(List.of("0", "2023-03-15 12:00", "-1"));
  }
}
