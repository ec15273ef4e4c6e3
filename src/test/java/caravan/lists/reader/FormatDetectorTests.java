package caravan.lists.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import caravan.codes.Domain;
import caravan.codes.Row;
import caravan.lists.CheckDigit;
import caravan.lists.ListRules;
import caravan.lists.UnreadableListException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How a list is read, as its beginning and what comes later tell. */
class FormatDetectorTests {

  @TempDir private Path folder;
  private final ListReader reader = new ListReader(new ListRules(Domain.COM, CheckDigit.WARN));

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void a_line_that_is_cut_at_the_end_of_the_beginning_does_not_tell(String end) throws IOException {
    String row = "4006381333931;\"" + "a; b ".repeat(100) + "\"" + end;
    Path file = Files.writeString(folder.resolve("a.csv"), "EAN;Name" + end + row.repeat(200));

    Preview preview = reader.survey(file, "", "a.csv");

    assertThat(preview.rows()).isEqualTo(200);
    assertThat(preview.head().columns()).containsExactly("EAN", "Name");
    assertThat(preview.summary()).doesNotContain("unquoted");
    try (RowStream rows = reader.rows(file, preview)) {
      assertThat(rows).toIterable().allMatch(Row::valid);
    }
  }

  @Test
  void what_is_to_be_known_of_its_characters_is_told() throws IOException {
    byte[] text = "EAN;Größe\n4006381333931;für\n".repeat(100).getBytes(StandardCharsets.UTF_8);
    text[text.length - 3] = (byte) 0xFC;
    Path file = Files.write(folder.resolve("a.csv"), text);
    Path plain = Files.writeString(folder.resolve("b.csv"), "EAN;Name\n4006381333931;a\n");

    assertThat(reader.survey(file, "", "a.csv").summary())
        .contains("UTF-8 but for 2 bytes, which are replaced");
    assertThat(reader.survey(plain, "", "b.csv").summary()).doesNotContain("replaced");
  }

  @Test
  void columns_that_only_later_rows_have_are_the_list_s() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("a.csv"), "EAN;Name\n4006381333931;a\n3337872418587;b;more\n");

    assertThat(reader.survey(file, "", "a.csv").head().columns())
        .isEqualTo(List.of("EAN", "Name", "column_3"));
  }

  @Test
  void what_only_later_rows_tell_of_a_column_is_heard() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("a.csv"),
            "EAN;Country\n"
                + "4006381333931;\n".repeat(1_000)
                + "4006381333931;Germany\n".repeat(500));

    assertThat(reader.survey(file, "", "a.csv").summary()).contains("domain column 'Country'");
  }

  @Test
  void a_mark_that_swallows_rows_among_cells_of_several_lines_is_asked_about() throws IOException {
    String rows = "ean;name;price\n" + "4006381333931;\"two\nlines\";1\n".repeat(300);
    String late = "3337872418587;\"Best mug;1\n4006381333931;x 6\";1\n";
    Path file = Files.writeString(folder.resolve("a.csv"), rows + late);

    assertThat(reader.survey(file, "", "a.csv").doubts())
        .containsExactly("a cell holds what looks like whole rows");
  }

  @Test
  void another_document_that_is_named_like_a_table_is_told_what_it_is() throws IOException {
    Path file = folder.resolve("letter.csv");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      zip.putNextEntry(new ZipEntry("word/document.xml"));
    }
    Path page = Files.writeString(folder.resolve("page.csv"), "<html><body>4006381333931");

    assertThatThrownBy(() -> reader.survey(file, "", "letter.csv"))
        .isInstanceOf(UnreadableListException.class)
        .hasMessageContaining("the file is a text document (.docx)");
    assertThatThrownBy(() -> reader.survey(page, "", "page.csv"))
        .isInstanceOf(UnreadableListException.class)
        .hasMessageContaining("the file is a web page");
  }

  @Test
  void a_web_page_with_its_parts_in_one_file_is_a_web_page() throws IOException {
    String page =
        """
        MIME-Version: 1.0
        Content-Type: multipart/related; boundary="b"

        --b
        Content-Type: text/html; charset="utf-8"

        <table><tr><td>4006381333931</td></tr></table>
        """;
    Path file = Files.writeString(folder.resolve("report.xls"), page);

    assertThatThrownBy(() -> reader.survey(file, "", "report.xls"))
        .isInstanceOf(UnreadableListException.class)
        .hasMessageContaining("the file is a web page");
  }
}
