package caravan.lists.format;

import static org.assertj.core.api.Assertions.assertThat;

import caravan.lists.cells.SourceRecord;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tables whose columns stand at the same place in each line. */
class FixedRecordsTests {

  private static final String HEAD = "EAN            Name    Qty";
  private static final String PEN = "4006381333931  Pen       3";
  private static final String CREAM = "3337872418587  Cream    12";

  @Test
  void columns_begin_behind_gaps_that_all_lines_have() {
    assertThat(FixedRecords.stops(List.of(HEAD, PEN, CREAM))).containsExactly(0, 15, 23);
    assertThat(FixedRecords.stops(List.of("  " + PEN, "  " + CREAM))).containsExactly(2, 17, 26);
  }

  @Test
  void dashes_under_the_headings_show_the_columns() {
    assertThat(FixedRecords.stops(List.of("EAN           Name", "------------- ----", "x y z")))
        .containsExactly(0, 14);
    assertThat(FixedRecords.stops(List.of(" === ==  ---- ", "x"))).containsExactly(1, 5, 9);
  }

  @Test
  void lines_without_a_gap_in_common_have_no_columns() {
    assertThat(FixedRecords.stops(List.of("one two", "seven", "thirteen"))).isEmpty();
    assertThat(FixedRecords.stops(List.of("", ""))).isEmpty();
    assertThat(FixedRecords.stops(List.of())).isEmpty();
  }

  @Test
  void one_line_in_ten_may_break_through_a_gap() {
    List<String> lines = new ArrayList<>(Collections.nCopies(18, "a1  b1"));
    lines.addAll(List.of("a title", "a title"));

    assertThat(FixedRecords.stops(lines)).containsExactly(0, 4);
    lines.add("a title");
    assertThat(FixedRecords.stops(lines)).isEmpty();
  }

  @Test
  void where_more_do_the_lines_with_codes_show_the_columns() {
    String title = "STOCK_REPORT_OF_ALL_THAT_WE_HAVE";

    assertThat(FixedRecords.stops(List.of(title, title, PEN, CREAM, PEN)))
        .containsExactly(0, 15, 24);
    assertThat(FixedRecords.stops(List.of(title, title, PEN, CREAM))).isEmpty();
  }

  @Test
  void a_cell_behind_the_code_may_reach_into_the_gap_behind_it() throws IOException {
    String rows = "4006381333931  Pen, black,  3\nNOVA CASH & CARRY, Invoice 32084937\n";
    Records records = new FixedRecords(new StringReader(rows), List.of(0, 15, 23));

    assertThat(records.next()).extracting(SourceRecord::cells).asString().contains("Pen, black,");
    assertThat(records.next()).extracting(r -> r.cells().size()).isEqualTo(1);
    assertThat(records.skipped().hidden()).isZero();
  }

  @Test
  void a_cell_is_what_stands_in_its_column_without_blanks_around_it() throws IOException {
    try (FixedRecords records = records(HEAD + "\n" + PEN + "\n333\n 1             x\n")) {
      assertThat(all(records))
          .containsExactly(
              List.of("EAN", "Name", "Qty"),
              List.of("4006381333931", "Pen", "3"),
              List.of("333", "", ""),
              List.of("1", "x", ""));
      assertThat(records.skipped().hidden()).isZero();
    }
  }

  @Test
  void a_line_that_breaks_through_a_gap_is_one_cell() throws IOException {
    try (FixedRecords records = records("A report of all that there is\n" + PEN + "\n")) {
      assertThat(all(records))
          .containsExactly(
              List.of("A report of all that there is"), List.of("4006381333931", "Pen", "3"));
      assertThat(records.skipped().hidden()).isZero();
    }
  }

  @Test
  void a_code_in_such_a_line_may_be_a_row_that_is_hidden() throws IOException {
    try (FixedRecords records = records("a thing called 3337872418587 or so\n" + PEN + "\n")) {
      assertThat(all(records)).hasSize(2);
      assertThat(records.skipped().hidden()).isEqualTo(1);
    }
  }

  @Test
  void rules_comments_and_blank_lines_are_no_records() throws IOException {
    try (FixedRecords records = records(HEAD + "\n---- ----\n\n# note\n" + PEN + "\n")) {
      assertThat(all(records)).hasSize(2);
      assertThat(records.skipped()).isEqualTo(new Skipped(1, 1, 1, 0));
    }
  }

  private static FixedRecords records(String text) {
    return new FixedRecords(new StringReader(text), List.of(0, 15, 23));
  }

  private static List<List<String>> all(Records records) throws IOException {
    List<List<String>> all = new ArrayList<>();
    for (SourceRecord next = records.next(); next != null; next = records.next()) {
      all.add(next.cells());
    }
    return all;
  }
}
