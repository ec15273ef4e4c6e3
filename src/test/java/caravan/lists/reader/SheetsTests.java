package caravan.lists.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import caravan.codes.Choice;
import caravan.codes.Domain;
import caravan.lists.CheckDigit;
import caravan.lists.ListRules;
import caravan.lists.UnreadableListException;
import caravan.lists.cells.Digits;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.VisibilityState;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which sheet of a workbook is the list. */
class SheetsTests {

  @TempDir private Path folder;
  private final ListReader reader = new ListReader(new ListRules(Domain.COM, CheckDigit.WARN));

  /** A sheet of so many codes under a heading. */
  private record Part(String name, String heading, int codes, boolean hidden) {}

  private Preview survey(Part... parts) throws IOException {
    Path file = folder.resolve("book.xlsx");
    try (OutputStream out = Files.newOutputStream(file);
        Workbook workbook = new Workbook(out, "tests", "1.0")) {
      for (Part part : parts) {
        write(workbook.newWorksheet(part.name()), part);
      }
    }
    return reader.survey(file, "", "book.xlsx");
  }

  private static void write(Worksheet sheet, Part part) {
    sheet.value(0, 0, part.heading());
    sheet.value(0, 1, "Name");
    for (int row = 1; row <= part.codes(); row++) {
      sheet.value(row, 0, Digits.completed("4006381333%02d".formatted(row)));
      sheet.value(row, 1, "thing");
    }
    sheet.value(part.codes() + 1, 1, "end");
    if (part.hidden()) {
      sheet.setVisibilityState(VisibilityState.HIDDEN);
    }
  }

  @Test
  void the_sheet_of_most_codes_is_taken_and_the_others_are_named() throws IOException {
    String summary =
        survey(
                new Part("A", "EAN", 3, false),
                new Part("B", "EAN", 5, false),
                new Part("C", "red", 0, false))
            .summary();

    assertThat(summary).contains("sheet 'B'", "sheet 'A' passed over").doesNotContain("'C'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Discontinued", "Alt", "Nicht bestellen", "Cases", "Competitors"})
  void a_sheet_that_is_put_aside_by_its_name_is_not_taken_however_long(String name)
      throws IOException {
    assertThat(survey(new Part("A", "EAN", 3, false), new Part(name, "EAN", 9, false)).summary())
        .contains("sheet 'A'", "sheet '%s' passed over".formatted(name));
    assertThat(survey(new Part("A", "EAN", 1, false), new Part(name, "EAN", 9, false)).summary())
        .contains("sheet 'A' passed over");
  }

  @Test
  void of_equals_the_first_is_taken() throws IOException {
    assertThat(survey(new Part("A", "EAN", 5, false), new Part("B", "EAN", 5, false)).summary())
        .contains("sheet 'B' passed over");
  }

  @Test
  void a_heading_that_names_codes_counts_for_half_as_many_more() throws IOException {
    assertThat(survey(new Part("A", "Thing", 8, false), new Part("B", "EAN", 6, false)).summary())
        .contains("sheet 'A' passed over");
    assertThat(survey(new Part("A", "Thing", 8, false), new Part("B", "EAN", 4, false)).summary())
        .contains("sheet 'B' passed over");
  }

  @Test
  void a_hidden_sheet_is_taken_only_where_no_other_has_codes() throws IOException {
    assertThat(survey(new Part("A", "EAN", 50, true), new Part("B", "EAN", 1, false)).summary())
        .contains("sheet 'A' passed over (hidden)");
    assertThat(survey(new Part("A", "EAN", 5, true), new Part("B", "red", 0, false)).summary())
        .contains("sheet 'A'", "the sheet is hidden, and no other has codes");
  }

  @Test
  void of_a_workbook_with_more_than_a_hundred_sheets_a_later_one_has_to_be_named()
      throws IOException {
    Part[] parts = new Part[101];
    for (int i = 0; i < parts.length; i++) {
      parts[i] = new Part("S" + (i + 1), "EAN", i < 99 ? 1 : 2 + i, false);
    }
    assertThat(survey(parts).summary())
        .contains("102 rows, sheet 'S100'")
        .doesNotContain("'S101' passed over");

    Choice named = new Choice(null, null, null, "s101", false);
    assertThat(reader.survey(folder.resolve("book.xlsx"), "", "book.xlsx", named).summary())
        .contains("103 rows, sheet 'S101'");
  }

  @Test
  void a_sheet_that_is_not_there_is_told_with_those_that_are() throws IOException {
    survey(new Part("A", "EAN", 5, false), new Part("B", "EAN", 5, false));
    Choice none = new Choice(null, null, null, "C", false);

    assertThatThrownBy(() -> reader.survey(folder.resolve("book.xlsx"), "", "book.xlsx", none))
        .isInstanceOf(UnreadableListException.class)
        .hasMessageContaining("the workbook has no sheet 'C' with a row; it has A, B");
  }

  @Test
  void hidden_rows_are_told() throws IOException {
    Path file = folder.resolve("rows.xlsx");
    try (OutputStream out = Files.newOutputStream(file);
        Workbook workbook = new Workbook(out, "tests", "1.0")) {
      Worksheet sheet = workbook.newWorksheet("Codes");
      write(sheet, new Part("Codes", "EAN", 5, false));
      sheet.hideRow(2);
    }

    assertThat(reader.survey(file, "", "rows.xlsx").summary())
        .contains("1 hidden row read as well");
  }

  @Test
  void another_document_that_is_named_like_a_workbook_is_told_what_it_is() throws IOException {
    Path file = folder.resolve("letter.xlsx");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      zip.putNextEntry(new ZipEntry("word/document.xml"));
    }

    assertThatThrownBy(() -> reader.survey(file, "", "letter.xlsx"))
        .isInstanceOf(UnreadableListException.class)
        .hasMessageContaining("the file is a text document (.docx)");
  }
}
