package caravan.lists.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import caravan.lists.cells.SourceRecord;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tables whose cells are quoted or not; what is no row is counted. */
class CsvRecordsTests {

  private static final String PEN = "4006381333931";
  private static final String ROW = PEN + ";a;b;c\n";

  private record Read(List<List<String>> cells, Skipped skipped) {}

  private static Read read(String text) throws IOException {
    try (CsvRecords records = new CsvRecords(new StringReader(text), ';')) {
      List<List<String>> all = new ArrayList<>();
      for (SourceRecord next = records.next(); next != null; next = records.next()) {
        all.add(next.cells());
      }
      return new Read(all, records.skipped());
    }
  }

  @Test
  void blank_lines_are_counted_and_are_no_rows() throws IOException {
    Read read = read("ean;name\n\n\n1;a\n;\n2;b\n\n3;c\n");

    assertThat(read.cells()).hasSize(4);
    assertThat(read.skipped()).isEqualTo(new Skipped(4, 0, 0, 0));
  }

  @Test
  void the_lines_of_one_cell_are_not_blank() throws IOException {
    Read read = read("ean;name\n1;\"two\nlines\"\n\n2;\"three\r\nlines\r\n\"\n3;c\n");

    assertThat(read.cells())
        .containsExactly(
            List.of("ean", "name"),
            List.of("1", "two\nlines"),
            List.of("2", "three\r\nlines\r\n"),
            List.of("3", "c"));
    assertThat(read.skipped().blank()).isEqualTo(1);
  }

  @Test
  void several_cells_of_a_record_may_have_several_lines() throws IOException {
    assertThat(read("a;b\n\"x\ny\";\"\nz\n\"\n\n1;2\n").skipped().blank()).isEqualTo(1);
    assertThat(read("a;b\n\"x\ry\";1\n\n1;2\n").skipped().blank()).isEqualTo(1);
    assertThat(read("a;b\n\"\ry\";1\n\n1;2\n").skipped().blank()).isEqualTo(1);
  }

  @Test
  void rules_of_dashes_are_counted_and_are_no_rows() throws IOException {
    Read read = read("ean;name\n-----;----\n1;a\n;---\n-;-\n--;--\n---1;a\n=====\n");

    assertThat(read.cells())
        .containsExactly(
            List.of("ean", "name"),
            List.of("1", "a"),
            List.of("-", "-"),
            List.of("--", "--"),
            List.of("---1", "a"));
    assertThat(read.skipped()).isEqualTo(new Skipped(0, 0, 3, 0));
  }

  @Test
  void comments_are_counted_and_are_no_rows() throws IOException {
    Read read = read("# a note\nean;name\n# another\n#1;a\n");

    assertThat(read.cells()).containsExactly(List.of("ean", "name"), List.of("#1", "a"));
    assertThat(read.skipped()).isEqualTo(new Skipped(0, 2, 0, 0));
  }

  @Test
  void the_line_that_names_the_delimiter_is_no_row_where_it_is_the_first() throws IOException {
    assertThat(read("sep=;\nean;name\n").cells()).containsExactly(List.of("ean", "name"));
    assertThat(read("ean;name\nsep=;\n").cells()).hasSize(2);
  }

  @Test
  void a_cell_of_several_lines_that_look_like_rows_may_hide_some() throws IOException {
    assertThat(read("ean;b;c;d\n1;\"x\n" + ROW + "\";y;z\n").skipped().hidden()).isEqualTo(1);
    assertThat(read("ean;b;c;d\n1;\"x\n" + ROW + "\";\"" + ROW + "\";z\n").skipped().hidden())
        .isEqualTo(2);
  }

  @Test
  void a_line_of_more_than_half_the_cells_of_a_wide_row_looks_like_one() throws IOException {
    String wide = "ean;b;c;d\n1;\"x\n%s\n\";y;z\n";

    assertThat(read(wide.formatted(PEN + ";a;b")).skipped().hidden()).isEqualTo(1);
    assertThat(read(wide.formatted(PEN + ";a")).skipped().hidden()).isZero();
    assertThat(read("a;b;c\n1;\"x\n" + PEN + ";a\n\";y\n").skipped().hidden()).isEqualTo(1);
    assertThat(read("a;b\n1;\"x\n" + PEN + "\n\"\n").skipped().hidden()).isZero();
    assertThat(read("a;b\n1;\"x\n" + PEN + ";2\n\"\n").skipped().hidden()).isEqualTo(1);
    assertThat(read(wide.formatted("red;a;b")).skipped().hidden()).isZero();
  }

  @Test
  void rows_that_are_hidden_under_titles_are_noticed_as_well() throws IOException {
    String hiding = PEN + ";\"x\n" + PEN + ";y\"\n";

    assertThat(read("Stock of the week\nean;b\n" + hiding).skipped().hidden()).isEqualTo(1);
    assertThat(read("Stock;week;40;;\nean;b\n" + hiding).skipped().hidden()).isEqualTo(1);
    assertThat(read("Stock\na;b;c\n1;2;\"x\n" + PEN + "\"\n").skipped().hidden()).isZero();
  }

  @Test
  void rows_that_are_hidden_in_the_last_cell_are_noticed() throws IOException {
    assertThat(read("ean;b;c;d\n1;y;z;\"x\n" + ROW + "\"").skipped().hidden()).isEqualTo(1);
  }

  @Test
  void a_quotation_mark_that_is_not_closed_is_told_with_its_line() {
    assertThatThrownBy(() -> read("ean;name\n1;a\n2;\"b\n3;c\n"))
        .isInstanceOf(CsvRecords.QuoteException.class)
        .hasMessage(
            "a quote is opened and not closed, in the record that begins at line 3; close it, or"
                + " double the quotes inside a quoted cell");
  }

  @Test
  void a_cell_that_goes_on_behind_its_quotation_mark_is_told_with_its_line() {
    assertThatThrownBy(() -> read("ean;name\n1;\"a\"b\n"))
        .isInstanceOf(CsvRecords.QuoteException.class)
        .hasMessage(
            "a quoted cell goes on after its closing quote, in the record that begins at line 2;"
                + " double the quotes inside a quoted cell");
  }

  @Test
  void a_quoted_cell_without_an_end_in_sight_is_not_closed() {
    String lines = "x".repeat(1_000) + "\n";

    assertThatThrownBy(() -> read("ean;name\n1;\"" + lines.repeat(3_000) + "\"\n"))
        .isInstanceOf(CsvRecords.QuoteException.class)
        .hasMessageStartingWith("a quote is opened and not closed");
  }
}
