package caravan.lists.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import caravan.lists.UnreadableListException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

  @Test
  void a_workbook_without_styles_has_none() throws IOException {
    assertThat(WorkbookGuard.check(workbook("xl/other.xml", "<x/>"))).isFalse();
  }

  @Test
  void a_cell_of_a_quarter_of_a_megabyte_passes_and_one_of_a_character_more_does_not()
      throws IOException {
    String longest = "x".repeat(1 << 18);

    assertThat(WorkbookGuard.check(workbook(SHEET, "<" + longest + "<" + longest))).isFalse();
    assertRefused(workbook(SHEET, "<" + longest + "x<"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"XFD1", "xfd1", "A1048576", "AZ", "1ABCDE"})
  void a_cell_of_three_letters_and_fewer_passes(String reference) throws IOException {
    assertThat(WorkbookGuard.check(workbook(SHEET, "<c r=\"" + reference + "\"/>"))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {" r=\"AAAA1", " r=\"zzzz1", " r r=\"ZaZa1", " r=\"A1\" r=\"AAAA1"})
  void a_cell_of_four_letters_does_not(String reference) throws IOException {
    assertRefused(workbook(SHEET, "<c" + reference + "\"/>"));
  }

  @ParameterizedTest
  @ValueSource(strings = {" s=\"AAAA1\"", "r=\"AAAA1\"", " r=AAAA1", " r=\"[[[[@@@@``{{\""})
  void other_attributes_are_no_references(String attribute) throws IOException {
    assertThat(WorkbookGuard.check(workbook(SHEET, "<c" + attribute + "/>"))).isFalse();
  }

  @Test
  void letters_at_the_beginning_of_a_sheet_are_no_reference() throws IOException {
    assertThat(WorkbookGuard.check(workbook(SHEET, "abcde"))).isFalse();
  }

  @Test
  void a_part_that_is_not_xml_is_not_looked_into() throws IOException {
    assertThat(WorkbookGuard.check(workbook("xl/picture.png", "x".repeat(1 << 20)))).isFalse();
    assertRefused(workbook("xl/_rels/workbook.xml.rels", "x".repeat(1 << 20)));
    assertRefused(workbook("XL/STYLES.XML", "x".repeat(1 << 20)));
  }

  @Test
  void what_tags_hold_does_not_fill_the_memory_but_their_number_does() throws IOException {
    String tag = "<row " + "a".repeat(4_000) + ">";

    assertThat(WorkbookGuard.check(workbook("xl/workbook.xml", tag.repeat(10_000)))).isFalse();
    assertRefused(workbook("xl/workbook.xml", "<a>".repeat((32 << 20) / 13 + 1)));
    assertThat(WorkbookGuard.check(workbook("xl/workbook.xml", "<a>".repeat((32 << 20) / 13))))
        .isFalse();
    assertRefused(workbook("xl/workbook.xml", ("<a>" + "x".repeat(1_000)).repeat(34_000)));
  }

  @Test
  void texts_that_sheets_share_may_be_larger_than_other_parts() throws IOException {
    String texts = ("<t>" + "x".repeat(1_000)).repeat(34_000);

    assertThat(WorkbookGuard.check(workbook("xl/sharedStrings.xml", texts))).isFalse();
  }

  @Test
  void a_workbook_of_ten_thousand_parts_passes_and_one_of_more_does_not() throws IOException {
    assertThat(WorkbookGuard.check(parts(10_000))).isFalse();
    assertThatThrownBy(() -> WorkbookGuard.check(parts(10_001)))
        .isInstanceOf(UnreadableListException.class)
        .hasMessageContaining("10,001 parts");
  }

  @Test
  void a_damaged_workbook_is_told() throws IOException {
    Path file = Files.writeString(folder.resolve("x.xlsx"), "no workbook");

    assertThatThrownBy(() -> WorkbookGuard.check(file))
        .isInstanceOf(UnreadableListException.class)
        .hasMessageContaining("damaged or not complete");
  }

  private Path parts(int number) throws IOException {
    Path file = folder.resolve("parts.xlsx");
    try (ZipOutputStream zip =
        new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
      for (int i = 0; i < number; i++) {
        zip.putNextEntry(new ZipEntry("part" + i));
      }
    }
    return file;
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
