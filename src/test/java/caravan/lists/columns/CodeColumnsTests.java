package caravan.lists.columns;

import static org.assertj.core.api.Assertions.assertThat;

import caravan.codes.Choice;
import caravan.codes.Domain;
import caravan.lists.cells.Digits;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Which columns the codes are taken from, and what is said of the others. */
class CodeColumnsTests {

  private static final String PEN = "4006381333931";

  private static CodeColumns.Chosen chosen(String header, String... rows) {
    return new CodeColumns(Sheet.of(header, rows).columns(), Domain.COM).choose(Choice.AS_READ);
  }

  /** So many rows; {@code #} is another code in each, {@code @} another of a shop's own. */
  private static String[] rows(int number, String row) {
    return IntStream.range(0, number)
        .mapToObj(
            i ->
                row.replace("#", Digits.completed("4006381333%02d".formatted(i)))
                    .replace("@", Digits.completed("2006381333%02d".formatted(i))))
        .toArray(String[]::new);
  }

  private static List<Integer> codes(CodeColumns.Chosen chosen) {
    return chosen.codes().stream().map(CodeColumn::index).toList();
  }

  @Test
  void a_upc_in_parts_is_put_together_where_no_column_holds_it_whole() {
    CodeColumns.Chosen parts = chosen("SY|GE|VEND|ITEM|Name", rows(3, "0|1|18200|00834|a"));

    assertThat(parts.codes())
        .singleElement()
        .extracting(CodeColumn::name)
        .isEqualTo("SY GE VEND ITEM");
    assertThat(parts.certain()).isTrue();
    assertThat(codes(chosen("SY|VEND|ITEM|UPC", rows(3, "0|18200|00834|#")))).containsExactly(3);
    assertThat(codes(chosen("SY|VEND|ITEM|UPC", rows(3, "0|18200|00834|")))).containsExactly(0);
    assertThat(codes(chosen("SY|VEND|ITEM|Name", rows(3, "0|18200|00834|#")))).containsExactly(0);
  }

  @Test
  void a_heading_that_names_codes_and_nothing_else_is_certain() {
    assertThat(chosen("EAN|Name", rows(3, "#|a")).certain()).isTrue();
    assertThat(chosen("EAN of it red|Name", rows(3, "#|a")).certain()).isFalse();
    assertThat(chosen("Thing|Name", rows(3, "#|a")).certain()).isFalse();
  }

  @Test
  void numbers_of_a_shops_own_are_asked_about() {
    assertThat(chosen("EAN|Name", rows(3, "@|a")).doubt())
        .isEqualTo(
            new Doubt(
                Doubt.Kind.COLUMN,
                "the codes in column 'EAN' are those that a shop gives to its own things"));
    assertThat(chosen("EAN|Name", rows(3, "#|a")).doubt()).isNull();
  }

  @Test
  void five_cells_without_a_heading_that_can_be_something_else_are_asked_about() {
    assertThat(chosen("Thing|Name", Sheet.then(rows(4, "#|a"), "12345|a")).doubt())
        .isEqualTo(
            new Doubt(
                Doubt.Kind.SHAPE,
                "no heading names product codes, and column 'Thing' holds 4 right ones in 5 cells"));
    assertThat(chosen("Thing|Name", Sheet.then(rows(3, "#|a"), "12345|a")).doubt()).isNull();
    assertThat(chosen("Thing|Name", rows(5, "#|a")).doubt()).isNull();
  }

  @Test
  void columns_that_hold_codes_too_are_told_with_the_reason_why_they_were_passed_over() {
    CodeColumns.Chosen chosen =
        chosen("EAN|parent|Firm|Own|Thing|Name", rows(5, "#|#|" + PEN + "|@|#|red"));

    assertThat(chosen.passedOver())
        .containsExactly(
            "'parent' (a parent)",
            "'Firm' (the same in every row)",
            "'Own' (numbers that a shop gives to its own things)",
            "'Thing' (no heading of codes)");
    assertThat(chosen("EAN|Thing", "|" + PEN, PEN + "|x").passedOver()).as("one code").isEmpty();
  }

  @Test
  void the_three_best_columns_are_ranked_the_chosen_first() {
    CodeColumns.Chosen chosen =
        chosen("Empty|Name|Thing|Sort|EAN", Sheet.then(rows(3, "|red|#|#|#"), "|red|x1234567|#|#"));

    assertThat(chosen.ranked()).containsExactly(4, 3, 2);
    assertThat(chosen("Empty|Name|EAN", rows(3, "|red|#")).ranked()).containsExactly(2, 1);
  }

  @Test
  void a_list_whose_only_codes_belong_to_something_else_is_asked_about() {
    assertThat(chosen("parent|Name", rows(3, "#|a")).doubt())
        .isEqualTo(
            new Doubt(
                Doubt.Kind.COLUMN, "the only column that holds codes, 'parent', is a parent"));
    assertThat(chosen("Thing|Name", rows(3, "x|a")).codes()).isEmpty();
  }

  @Test
  void of_two_columns_alike_the_second_comes_near_where_its_score_does() {
    String[] alike = IntStream.range(0, 8).mapToObj(CodeColumnsTests::two).toArray(String[]::new);
    String[] nine = Sheet.then(alike, two(8), "4006381333931|12345");
    String[] eight = Sheet.then(alike, "4006381333900|12345", "4006381333931|12346");

    assertThat(chosen("Thing|Sort", nine).doubt()).isNotNull();
    assertThat(chosen("Thing|Sort", eight).doubt()).isNull();
  }

  private static String two(int row) {
    return Digits.completed("40063813330" + row) + "|" + Digits.completed("50123456789" + row);
  }
}
