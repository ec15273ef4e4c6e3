package caravan.lists.format;

import static org.assertj.core.api.Assertions.assertThat;

import caravan.lists.cells.SourceRecord;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tables with bars at both ends of their lines. */
class BarRecordsTests {

  @ParameterizedTest
  @CsvSource({
    "'|a|', true",
    "' |a|b| ', true",
    "'||', false",
    "'|a', false",
    "'a|', false",
    "'a|b', false",
    "'\u2502a\u2502b\u2502', true",
    "'\u2502a|', false"
  })
  void a_line_of_such_a_table_has_a_bar_at_both_ends(String line, boolean table) {
    assertThat(BarRecords.is(line)).isEqualTo(table);
  }

  @Test
  void a_cell_is_what_stands_between_two_bars() throws IOException {
    assertThat(cells("| 4006381333931 | a pen |  |\n"))
        .containsExactly(List.of("4006381333931", "a pen", ""));
    assertThat(cells("|a \\| b|c|\n")).containsExactly(List.of("a | b", "c"));
  }

  @Test
  void the_first_line_is_one_of_headings_where_its_bars_are_all_doubled() throws IOException {
    assertThat(cells("h2. Pens\n||EAN||Name||\n|4006381333931|a pen|\n||x||\n"))
        .containsExactly(
            List.of("h2. Pens"),
            List.of("EAN", "Name"),
            List.of("4006381333931", "a pen"),
            List.of("", "x", ""));
    assertThat(cells("||EAN|Name||\n")).containsExactly(List.of("", "EAN", "Name", ""));
  }

  @Test
  void boxes_are_drawn_with_bars_and_rules_of_their_own() throws IOException {
    String text =
        """
        \u250c\u2500\u2500\u2500\u252c\u2500\u2500\u2500\u2510
        \u2502 a \u2502 b \u2502
        \u255e\u2550\u2550\u2550\u256a\u2550\u2550\u2550\u2561
        \u2502 c \u2502 d|\u2502
        \u2514\u2500\u2500\u2500\u2534\u2500\u2500\u2500\u2518
        """;

    assertThat(cells(text)).containsExactly(List.of("a", "b"), List.of("c", "d|"));
  }

  @Test
  void a_line_without_bars_is_one_cell() throws IOException {
    assertThat(cells("Stock list\n|a|b|\n"))
        .containsExactly(List.of("Stock list"), List.of("a", "b"));
  }

  @Test
  void rules_comments_blank_lines_and_empty_rows_are_no_records() throws IOException {
    try (BarRecords records = records("|a|b|\n|---|---|\n\n# for you\n| | |\n|c|d|\n")) {
      assertThat(all(records)).containsExactly(List.of("a", "b"), List.of("c", "d"));
      assertThat(records.skipped()).isEqualTo(new Skipped(1, 1, 1, 0));
    }
  }

  private static List<List<String>> cells(String text) throws IOException {
    try (BarRecords records = records(text)) {
      return all(records);
    }
  }

  private static BarRecords records(String text) {
    return new BarRecords(new StringReader(text));
  }

  private static List<List<String>> all(Records records) throws IOException {
    List<List<String>> all = new ArrayList<>();
    for (SourceRecord next = records.next(); next != null; next = records.next()) {
      all.add(next.cells());
    }
    return all;
  }
}
