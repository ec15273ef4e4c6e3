package caravan.lists.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How a text is divided, by what makes the best table of it. */
class DialectsTests {

  private static final String PEN = "4006381333931";
  private static final String CREAM = "3337872418587";
  private static final String FILM = "0793610399007";

  private static String text(String... lines) {
    return String.join("\n", lines) + "\n";
  }

  /** As a file whose ending promises nothing. */
  private static String plain(String... lines) {
    return new Dialects(false).choose(text(lines)).words();
  }

  /** As a file whose ending promises a table. */
  private static String table(String... lines) {
    return new Dialects(true).choose(text(lines)).words();
  }

  @ParameterizedTest
  @CsvSource({"';', semicolons", "',', commas", "'\t', 'tabs, unquoted'", "'|', bars"})
  void the_delimiter_that_makes_a_table_is_taken(String delimiter, String words) {
    String row = PEN + delimiter + "a, b; c";
    assertThat(table("EAN" + delimiter + "Name", row, row)).startsWith(words);
    assertThat(plain("EAN" + delimiter + "Name", row, row)).startsWith(words);
  }

  @ParameterizedTest
  @ValueSource(strings = {"~", "^", "\u00a6"})
  void a_rare_delimiter_is_taken_where_each_line_has_it(String delimiter) {
    String row = String.join(delimiter, "1", PEN, "Pen");
    String header = String.join(delimiter, "No", "EAN", "Name");

    assertThat(plain(header, row, row)).startsWith("'" + delimiter + "'");
    assertThat(plain(PEN + " " + delimiter + " about", CREAM)).isEqualTo("a line each");
  }

  @Test
  void a_line_that_names_the_delimiter_is_believed() {
    assertThat(plain("sep=;", "EAN,Name", PEN + ",a")).isEqualTo("semicolons");
    assertThat(plain("sep=|", PEN)).isEqualTo("bars");
  }

  @Test
  void a_sentence_with_a_comma_over_lines_of_codes_is_no_header() {
    String sentence = "Hi team, buy box lost on these";
    assertThat(plain("Anna", sentence, "B00NNUMI86", "B0086FFHLS", "B088H39PXX"))
        .isEqualTo("a line each");
  }

  @Test
  void codes_a_line_are_no_table() {
    assertThat(plain(PEN, CREAM)).isEqualTo("a line each");
    assertThat(plain(PEN + ", " + CREAM + ", " + FILM, PEN + "," + CREAM)).isEqualTo("a line each");
    assertThat(table(PEN + "," + CREAM + "," + FILM, PEN + "," + FILM + ", "))
        .isEqualTo("a line each");
  }

  @Test
  void codes_side_by_side_under_a_header_are_a_table() {
    assertThat(table("EAN,UPC,x", PEN + "," + CREAM + "," + FILM)).isEqualTo("commas");
    assertThat(table(PEN + "," + CREAM + ",red", PEN + "," + CREAM + ",")).isEqualTo("commas");
  }

  @Test
  void without_a_promise_one_column_of_codes_or_a_header_makes_a_table() {
    assertThat(plain(PEN + ";a", CREAM + ";b")).isEqualTo("semicolons");
    assertThat(plain(PEN + ";" + CREAM, FILM + ";" + PEN)).isEqualTo("a line each");
    assertThat(table(PEN + ";" + CREAM, FILM + ";" + PEN)).isEqualTo("semicolons");
  }

  @Test
  void half_of_the_lines_have_the_same_width() {
    assertThat(table(PEN + ";a", CREAM + ";b", FILM + ";c;d", "x")).isEqualTo("semicolons");
    assertThat(table(PEN + ";a", CREAM + ";b;c", FILM + ";c;d;e", "x")).isEqualTo("a line each");
  }

  @Test
  void of_two_delimiters_the_one_under_whose_headings_codes_stand_is_taken() {
    assertThat(table("EAN;Name, Size", PEN + ";a, b", CREAM + ";c, d")).isEqualTo("semicolons");
    assertThat(table("Thing, Size;EAN", "a, b;" + PEN, "c, d;" + CREAM)).isEqualTo("semicolons");
  }

  @Test
  void quotation_marks_that_are_closed_hold_a_cell_together() {
    assertThat(table("EAN;Name", PEN + ";\"a; b\"", CREAM + ";c")).isEqualTo("semicolons");
    assertThat(table("EAN;Name", PEN + ";\"a", CREAM + ";b")).isEqualTo("semicolons, unquoted");
    assertThat(table("EAN;Name", PEN + ";\"a\"b", CREAM + ";c")).isEqualTo("semicolons, unquoted");
    assertThat(table("EAN;Name", PEN + ";3\" pipe", CREAM + ";b")).isEqualTo("semicolons");
  }

  @Test
  void marks_that_swallow_rows_are_characters() {
    assertThat(table("EAN;Name;Qty", PEN + ";\"a;1", CREAM + ";b\";2", FILM + ";c;3"))
        .isEqualTo("semicolons, unquoted");
  }

  @Test
  void a_broken_mark_among_cells_that_need_them_leaves_them_quoted() {
    String quoted = PEN + ";\"a; b; c\"";

    assertThat(table("EAN;Name", quoted, quoted, quoted, quoted, CREAM + ";\"b"))
        .isEqualTo("semicolons");
  }

  @Test
  void tabs_are_quoted_only_where_marks_are_seen_at_work() {
    assertThat(table("EAN\tName", PEN + "\ta")).isEqualTo("tabs, unquoted");
    assertThat(table("EAN\tName", PEN + "\t\"a\"")).isEqualTo("tabs, unquoted");
    assertThat(table("EAN\tName", PEN + "\t\"a\tb\"")).isEqualTo("tabs");
    assertThat(table("EAN\tName", PEN + "\t\"a \"\"b\"\" c\"")).isEqualTo("tabs");
    assertThat(table("\"EAN\"\t\"Name\"", "\"" + PEN + "\"\t\"a\"")).isEqualTo("tabs");
    assertThat(table("EAN\tName", PEN + "\ta \"\"b\"\" c")).isEqualTo("tabs, unquoted");
  }

  @Test
  void a_file_of_one_quoted_column_is_quoted_where_it_is_called_a_table() {
    assertThat(table("\"" + PEN + "\"", "\"" + CREAM + "\"")).isEqualTo("commas");
    assertThat(plain("\"" + PEN + "\"", "\"" + CREAM + "\"")).isEqualTo("a line each");
    assertThat(table(PEN, CREAM)).isEqualTo("a line each");
  }

  @Test
  void half_of_the_lines_and_at_least_two_have_bars_at_both_ends() {
    String row = "| " + PEN + " | a |";

    assertThat(plain("|EAN|Name|", row, row)).isEqualTo("bars at both ends");
    assertThat(plain("A report", "of today", "|EAN|Name|", row)).isEqualTo("bars at both ends");
    assertThat(plain("A report", "", "", "", "of today", "|EAN|Name|", row))
        .isEqualTo("bars at both ends");
    assertThat(plain("A report", "of", "today", "|EAN|Name|", row))
        .isNotEqualTo("bars at both ends");
    assertThat(plain(row)).isNotEqualTo("bars at both ends");
  }

  @Test
  void columns_at_fixed_places_are_believed_under_a_heading_of_codes() {
    assertThat(plain("EAN            Name", PEN + "  Pen", CREAM + "  Cream"))
        .isEqualTo("fixed columns");
    assertThat(plain("EAN            Name", "", PEN + "  Pen", "", CREAM + "  Cream"))
        .isEqualTo("fixed columns");
    assertThat(plain("Thing          Name", PEN + "  Pen", CREAM + "  Cream"))
        .isEqualTo("a line each");
    assertThat(plain(PEN + "  Pen", CREAM + "  Cream", FILM + "  Film")).isEqualTo("a line each");
    assertThat(plain("EAN            Name", PEN + "  Pen")).isEqualTo("a line each");
    assertThat(plain("EAN", PEN, CREAM)).isEqualTo("a line each");
    assertThat(plain("EAN            Name", "red            Pen", "blue           Cream"))
        .isEqualTo("a line each");
  }

  @Test
  void three_quarters_of_the_lines_reach_over_the_first_of_them() {
    String[] three = {"EAN            Name", PEN + "  Pen", CREAM + "  Cream", FILM};
    String[] less = {"EAN            Name", PEN + "  Pen", CREAM, FILM};

    assertThat(plain(three)).isEqualTo("fixed columns");
    assertThat(plain(less)).isEqualTo("a line each");
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 201})
  void the_first_two_hundred_lines_tell(int good) {
    String rows =
        IntStream.range(0, good).mapToObj(i -> PEN + ";a").collect(Collectors.joining("\n"));
    String words = new Dialects(true).choose(rows + "\n" + "x;y;\"z\n".repeat(300)).words();

    assertThat(words).startsWith("semicolons");
  }

  @Test
  void a_table_whose_first_column_has_no_heading_and_no_cells_is_one() {
    assertThat(table(";EAN;Name", ";" + PEN + ";a")).isEqualTo("semicolons");
    assertThat(plain("\tEAN\tName", "\t" + PEN + "\ta")).isEqualTo("tabs, unquoted");
  }

  @Test
  void marks_are_at_work_as_well_where_a_cell_begins_with_what_they_hold() {
    assertThat(table("EAN\tName", PEN + "\t\"\tb\"")).isEqualTo("tabs");
    assertThat(table("EAN\tName", PEN + "\t\"\"\"b\"\" c\"")).isEqualTo("tabs");
  }

  @Test
  void codes_that_two_marks_divide_are_no_table() {
    assertThat(plain(PEN + ", " + CREAM + "; " + FILM, PEN)).isEqualTo("a line each");
  }
}
