package caravan.lists.columns;

import static org.assertj.core.api.Assertions.assertThat;

import caravan.lists.cells.Digits;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** From which columns codes could be taken, and which goes first. */
class ColumnCandidatesTests {

  /** Rows in which each column holds what its letter says: many EANs, and so on. */
  private static ColumnCandidates candidates(String header, String kinds) {
    String[] rows = IntStream.range(0, 5).mapToObj(i -> row(kinds, i)).toArray(String[]::new);
    return new ColumnCandidates(Sheet.of(header, rows).columns());
  }

  private static String row(String kinds, int row) {
    List<String> cells = kinds.chars().mapToObj(kind -> cell((char) kind, row)).toList();
    return String.join("|", cells);
  }

  private static String cell(char kind, int row) {
    String ean = Digits.completed("40063813330" + row);
    return switch (kind) {
      case 'e' -> ean;
      case 'a' -> "B00NNUMI8" + row;
      case 'c' -> "4006381333931";
      case 'o' -> Digits.completed("20063813330" + row);
      case 'w' -> "400638133393" + (row == 1 ? 2 : row + 2);
      case 's' -> Digits.completed("000635" + row).substring(0, 8);
      case 'f' -> row < 4 ? ean : "red";
      case 'h' -> row < 3 ? ean : "12345";
      case 't' -> "Thing " + row;
      default -> "";
    };
  }

  @Test
  void asins_go_before_eans_and_eans_before_upcs_where_headings_name_them() {
    assertThat(candidates("UPC|EAN|ASIN", "eea").named()).containsExactly(2, 1, 0);
  }

  @Test
  void of_a_kind_the_column_that_holds_codes_goes_first_then_the_surest_heading() {
    assertThat(candidates("EAN|EAN old|EAN", "tee").named()).containsExactly(2, 1, 0);
    assertThat(candidates("EAN old|EAN", "ee").named()).containsExactly(1, 0);
    assertThat(candidates("EAN|EAN", "he").named()).containsExactly(1, 0);
    assertThat(candidates("EAN|EAN", "ee").named()).containsExactly(0, 1);
  }

  @Test
  void numbered_columns_go_by_their_numbers() {
    assertThat(candidates("EAN 2|EAN 1", "ee").named()).containsExactly(1, 0);
    assertThat(candidates("EAN 1|EAN 2", "se").named()).containsExactly(0, 1);
    assertThat(candidates("EAN 2|EAN 3", "we").named()).containsExactly(1, 0);
  }

  @Test
  void a_heading_of_more_words_counts_where_most_cells_below_are_codes() {
    assertThat(candidates("EAN|EAN old", "et").named()).containsExactly(0);
    assertThat(candidates("Thing|EAN old", "te").named()).containsExactly(1);
    assertThat(candidates("Thing|Name", "et").named()).isEmpty();
  }

  @Test
  void numbers_of_a_shops_own_count_only_where_there_are_no_others() {
    assertThat(candidates("EAN|EAN", "oe").named()).containsExactly(1);
    assertThat(candidates("EAN|Name", "ot").named()).containsExactly(0);
  }

  @Test
  void one_and_the_same_code_beside_others_that_change_names_no_products() {
    assertThat(candidates("EAN of firm|EAN old", "ce").named()).containsExactly(1);
    assertThat(candidates("EAN|EAN old", "ce").named()).containsExactly(0, 1);
    assertThat(candidates("EAN of firm|EAN old", "ct").named()).containsExactly(0);
    assertThat(candidates("EAN of firm|Name", "ce").named()).containsExactly(0);
  }

  @Test
  void a_heading_that_could_be_of_codes_counts_beside_them_where_nearly_all_cells_are_some() {
    ColumnCandidates sure = candidates("EAN|product-id", "ea");
    ColumnCandidates less = candidates("EAN|product-id", "eh");

    assertThat(sure.namedAndSure(sure.named())).containsExactly(0, 1);
    assertThat(less.namedAndSure(less.named())).containsExactly(0);
  }

  @Test
  void beside_a_column_of_types_short_codes_are_as_sure() {
    String[] rows = {"B00NNUMI86|B00NNUMI86|1", "|4006381333931|4", "|269320304X|2"};
    ColumnCandidates typed =
        new ColumnCandidates(Sheet.of("asin1|product-id|product-id-type", rows).columns());

    assertThat(typed.namedAndSure(typed.named())).containsExactly(0, 1);
  }

  @Test
  void beside_a_heading_of_codes_of_any_kind_it_does_not() {
    ColumnCandidates any = candidates("ASIN/UPC|product-id", "ee");

    assertThat(any.named()).containsExactly(0);
    assertThat(any.namedAndSure(any.named())).containsExactly(0);
  }

  @Test
  void a_heading_that_could_be_of_codes_counts_where_half_of_the_cells_below_are() {
    assertThat(candidates("product-id|Name", "et").maybe()).containsExactly(0);
    assertThat(candidates("product-id|Name", "he").maybe()).containsExactly(0);
    assertThat(candidates("product-id|Name", "te").maybe()).isEmpty();
    assertThat(candidates("product-id|Name", "oe").maybe()).isEmpty();
  }

  @Test
  void where_no_heading_speaks_the_column_of_most_codes_goes_first() {
    assertThat(candidates("Thing|Sort|Name", "het").silent()).containsExactly(1, 0);
    assertThat(candidates("Thing|Sort", "fe").silent()).containsExactly(1, 0);
    assertThat(candidates("Marketplace|Sort", "ee").silent()).containsExactly(1);
    assertThat(candidates("SKU|Sort", "ee").silent()).containsExactly(1);
    assertThat(candidates("Thing|Sort", "tt").silent()).isEmpty();
  }

  @Test
  void where_no_check_digit_is_right_the_length_has_to_do() {
    assertThat(candidates("Thing|Sort", "wt").silent()).containsExactly(0);
    assertThat(candidates("Thing|Sort", "we").silent()).containsExactly(1);
  }

  @Test
  void of_columns_that_belong_to_something_else_the_best_is_the_first_of_equals() {
    assertThat(candidates("parent|SKU|Name", "eet").other()).contains(0);
    assertThat(candidates("parent|SKU", "he").other()).contains(1);
    assertThat(candidates("parent|SKU", "te").other()).contains(1);
    assertThat(candidates("parent|Thing", "te").other()).isEmpty();
  }

  @Test
  void one_and_the_same_code_beside_a_column_without_codes_is_still_the_list_s() {
    assertThat(candidates("EAN of firm|EAN", "ct").named()).containsExactly(0, 1);
    assertThat(candidates("EAN of firm|Thing", "ce").named()).containsExactly(0);
  }
}
