package caravan.lists.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import caravan.lists.UnreadableListException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkbookGuardTests {

  private static final String SHEET = "xl/worksheets/sheet1.xml";

  @TempDir Path folder;

  @Test
  void a_sheet_of_any_length_passes() throws IOException {
    String row = "<row r=\"1\"><c r=\"XFD1\"><v>4006381333931</v></c></row>";

    assertThat(WorkbookGuard.check(workbook(SHEET, row.repeat(200_000)))).isFalse();
  }

  @Test
  void styles_are_noticed() throws IOException {
    assertThat(WorkbookGuard.check(workbook("xl/styles.xml", "<styleSheet/>"))).isTrue();
  }

  @Test
  void a_cell_in_a_column_that_no_sheet_has_is_refused() throws IOException {
    assertRefused(workbook(SHEET, "<row r=\"1\"><c r=\"ZZZZZZ1\"><v>1</v></c></row>"));
  }

  @Test
  void a_cell_of_a_megabyte_is_refused() throws IOException {
    assertRefused(workbook(SHEET, "<c><is><t>" + "x".repeat(1 << 20) + "</t></is></c>"));
  }

  @Tag("slow")
  @Test
  void a_part_that_would_fill_the_memory_is_refused() throws IOException {
    assertRefused(workbook("xl/workbook.xml", "<sheet/>".repeat(6_000_000)));
  }

  private Path workbook(String part, String content) throws IOException {
    Path file = folder.resolve("x.xlsx");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      zip.putNextEntry(new ZipEntry(part));
      zip.write(content.getBytes(StandardCharsets.UTF_8));
    }
    return file;
  }

  private static void assertRefused(Path file) {
    assertThatThrownBy(() -> WorkbookGuard.check(file))
        .isInstanceOf(UnreadableListException.class)
        .hasMessageContaining("save it as .csv");
  }
}
