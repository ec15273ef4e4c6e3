package caravan.lists.columns;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Codes that stand where nobody looks for them are noticed. */
class OtherTablesTests {

  private static final String PEN = "4006381333931";
  private static final String CREAM = "3337872418587";
  private static final String[] PAIRS = {PEN + "|a||" + CREAM, CREAM + "|b||" + PEN};

  private static Optional<String> doubt(Sheet sheet, boolean certain, int... codes) {
    OtherTables tables =
        new OtherTables(
            sheet.names(), sheet.headings(), sheet.rows(), sheet.layout(codes), certain);
    return tables.doubt().map(Doubt::words);
  }

  @Test
  void codes_behind_an_empty_column_are_a_second_table() {
    assertThat(doubt(Sheet.of("EAN|Name||Thing", PAIRS), true, 0))
        .contains("a second table stands beside the first: column 4, 'Thing', holds 2 codes");
  }

  @Test
  void columns_without_a_gap_between_them_are_one_table() {
    String[] named = {PEN + "|a|x|" + CREAM, CREAM + "|b||" + PEN};

    assertThat(doubt(Sheet.of("EAN|Name|Size|Thing", PAIRS), true, 0)).isEmpty();
    assertThat(doubt(Sheet.of("EAN|Name||Thing", named), true, 0)).isEmpty();
    assertThat(doubt(Sheet.of("EAN|Name|Thing", PEN + "|a|" + CREAM, CREAM + "|b|" + PEN), true, 0))
        .isEmpty();
  }

  @Test
  void what_stands_left_of_the_codes_is_no_second_table() {
    assertThat(doubt(Sheet.of("Thing||EAN", PEN + "||" + CREAM, CREAM + "||" + PEN), true, 2))
        .isEmpty();
  }

  @Test
  void a_column_of_codes_behind_a_gap_belongs_to_the_table_unless_the_headings_begin_again() {
    assertThat(doubt(Sheet.of("EAN|Name||UPC", PAIRS), true, 0, 3)).isEmpty();
    assertThat(doubt(Sheet.of("EAN|Name||UPC", PAIRS), false, 0, 3)).isPresent();
    assertThat(doubt(Sheet.of("EAN|Name||ean", PAIRS), true, 0, 3)).isPresent();
    assertThat(doubt(Sheet.of("EAN|Name||UPC|Name", PAIRS), true, 0, 3)).isPresent();
  }

  @Test
  void a_column_of_something_else_is_no_second_table() {
    assertThat(doubt(Sheet.of("EAN|Name||parent", PAIRS), true, 0)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"96385074", "Garden", "12345", ""})
  void fewer_than_two_long_codes_are_no_table(String other) {
    Sheet sheet = Sheet.of("EAN|Name||Thing", PEN + "|a||" + CREAM, PEN + "|b||" + other);

    assertThat(doubt(sheet, true, 0)).isEmpty();
  }

  @Test
  void a_second_table_is_codes_in_half_of_its_cells() {
    String[] half = Sheet.then(PAIRS, "x|c||red", "x|d||blue", "x|e||n/a");

    assertThat(doubt(Sheet.of("EAN|Name||Thing", half), true, 0)).isPresent();
    assertThat(doubt(Sheet.of("EAN|Name||Thing", Sheet.then(half, "x|f||green")), true, 0))
        .isEmpty();
  }

  @Test
  void another_line_of_headings_begins_a_second_table() {
    Sheet sheet = Sheet.of("EAN|Name", PEN + "|a", CREAM + "|b", "Title|UPC", "Pen|793610399007");

    assertThat(doubt(sheet, true, 0))
        .contains("a second table begins in line 4 of the list, with the heading 'UPC'");
  }

  @Test
  void without_codes_below_it_or_over_the_same_column_it_begins_none() {
    assertThat(doubt(Sheet.of("EAN|Name", PEN + "|a", "Title|UPC", "Pen|red"), true, 0)).isEmpty();
    assertThat(doubt(Sheet.of("EAN|Name", PEN + "|a", "EAN|Name", CREAM + "|b"), true, 0))
        .isEmpty();
    assertThat(doubt(Sheet.of("EAN|Name", PEN + "|a", PEN + "|UPC", "x|793610399007"), true, 0))
        .isEmpty();
    assertThat(doubt(Sheet.of("EAN|Name", PEN + "|a", "x4711|UPC", "x|793610399007"), true, 0))
        .isEmpty();
    assertThat(doubt(Sheet.of("EAN|Name", "Title|UPC", "Pen|793610399007"), true, 0)).isEmpty();
  }

  @Test
  void numbers_of_up_to_three_digits_may_stand_among_headings() {
    Sheet sheet = Sheet.of("EAN|Name", PEN + "|a", "Box 100 of 200|UPC", "Pen|793610399007");

    assertThat(doubt(sheet, true, 0)).isPresent();
  }

  @Test
  void a_list_without_a_header_or_without_codes_has_no_second_one() {
    Sheet headless = Sheet.headless(PEN + "|a", "Title|UPC", "Pen|793610399007");
    Sheet without = Sheet.of("Name|Sort", "a|b", "Title|UPC", "Pen|793610399007");

    assertThat(doubt(headless, true, 0)).isEmpty();
    assertThat(doubt(without, true)).isEmpty();
  }

  @Test
  void a_column_left_of_the_codes_is_none_be_it_behind_a_gap() {
    String[] rows = {"a||" + CREAM + "|" + PEN, "b||" + PEN + "|" + CREAM};

    assertThat(doubt(Sheet.of("Name||Thing|EAN", rows), true, 3)).isEmpty();
  }

  @Test
  void a_line_with_an_asin_is_a_row_whatever_else_it_says() {
    Sheet sheet = Sheet.of("EAN|Name", PEN + "|a", "B00NNUMI86|UPC", "x|793610399007");

    assertThat(doubt(sheet, true, 0)).isEmpty();
  }

  @Test
  void codes_above_a_line_of_headings_do_not_stand_below_it() {
    Sheet sheet = Sheet.of("EAN|Name", PEN + "|793610399007", "Title|UPC", "Pen|red");

    assertThat(doubt(sheet, true, 0)).isEmpty();
  }

  @Test
  void a_heading_further_down_has_fewer_than_forty_characters() {
    String upc = "UPC" + " ".repeat(36);

    assertThat(doubt(Sheet.of("EAN|Name", PEN + "|a", "Title|" + upc, "Pen|793610399007"), true, 0))
        .isPresent();
    assertThat(
            doubt(
                Sheet.of("EAN|Name", PEN + "|a", "Title|" + upc + " ", "Pen|793610399007"),
                true,
                0))
        .isEmpty();
  }
}
