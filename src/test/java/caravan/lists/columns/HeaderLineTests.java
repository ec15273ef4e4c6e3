package caravan.lists.columns;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which of the first lines the headings are in. */
class HeaderLineTests {

  private static final String PEN = "4006381333931";
  private static final String ROW = PEN + "|Pen|3";
  private static final String SENTENCE = "please order all of these as soon as you can";

  private static int header(String... lines) {
    return new HeaderLine(Sheet.records(lines)).index();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "EAN|Name|Qty",
        "EAN code of it|Name|Qty",
        "Thing|Sort|Number",
        "Bestand|EAN",
        "product-id|Name|Qty",
        "Nummer der Sache|Name|Stück",
        "EAN|2024|4711",
        "SKU|Option1 Name|Qty 2",
        "FLDX01|DSC1|PRZ2",
        "Parent ASIN|Bullet 1|Bullet 2",
        "Bestellnr. 2024|Pos 1|"
      })
  void the_line_over_the_codes_is_the_header(String line) {
    assertThat(header(line, ROW, ROW)).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Report|2024",
        "Order no. 3||",
        "Name 3|SKU|Qty",
        "|Name|Qty",
        "Name|Name|Qty",
        "Name|Size 3|Qty",
        "Version=2024.01|Type=x|y",
        "Version=new|Type=short|Sort",
        "required|optional|Qty",
        "EAN|20240113|x",
        "EAN||",
        "||",
        SENTENCE + "|" + SENTENCE + " now|Qty"
      })
  void a_line_of_something_else_is_none(String line) {
    assertThat(header(line, ROW, ROW)).isNegative();
  }

  @Test
  void rows_alone_have_no_header() {
    assertThat(header(ROW, ROW)).isNegative();
    assertThat(header("Thing|Sort|Number")).isNegative();
    assertThat(header()).isNegative();
  }

  @Test
  void a_narrow_table_has_a_header_of_one_cell() {
    assertThat(header("EAN|", PEN + "|Pen", PEN + "|Pen")).isZero();
    assertThat(header("EAN", PEN, PEN)).isZero();
  }

  @Test
  void titles_stand_over_the_header() {
    assertThat(header("Stock", "", "EAN|Name|Qty", ROW, ROW)).isEqualTo(2);
    assertThat(header("Report|20240113", "EAN|Name|Qty", ROW, ROW)).isEqualTo(1);
    assertThat(header("Name|Number|Sort", "EAN|Name|Qty", ROW, ROW)).isEqualTo(1);
  }

  @Test
  void hints_stand_under_it() {
    assertThat(header("EAN|Name|Qty", "required|optional|optional", ROW, ROW)).isZero();
    assertThat(header("EAN|Name|Qty", "必須|任意|x", ROW, ROW)).isZero();
    assertThat(header("EAN|Name|Qty", SENTENCE + "|" + SENTENCE + " x|Qty", ROW, ROW)).isZero();
  }

  @Test
  void of_lines_that_fit_alike_the_last_is_the_header() {
    assertThat(header("EAN|Name|Qty", "EAN|Title|Number", ROW, ROW)).isEqualTo(1);
  }

  @Test
  void the_line_whose_names_stand_over_the_codes_is_the_header() {
    assertThat(header("EAN|Name|Qty", "Name|EAN|Qty", ROW, ROW)).isZero();
    assertThat(header("Name|EAN code of it|Qty", "EAN code of it|Sort|Qty", ROW)).isEqualTo(1);
    assertThat(header("product-id|Name|Qty", "Name|product-id|Qty", ROW, ROW)).isZero();
    assertThat(header("Thing|Marketplace|Qty", "Thing|Sort|Qty", ROW, ROW)).isZero();
    assertThat(header("Thing|Country|Qty", "Thing|Sort|Qty", ROW, ROW)).isZero();
    assertThat(header("Thing|SKU|Qty", "Thing|Country|Qty", ROW, ROW)).isZero();
  }

  @Test
  void words_fill_most_of_a_row() {
    String row = PEN + "|a|b|c|d";

    assertThat(header("Thing|Sort|Number||", row, row)).isZero();
    assertThat(header("Thing|Sort|||", row, row)).isNegative();
    assertThat(header("Thing|Sort|||", PEN + "|a", PEN + "|a", row)).isZero();
    assertThat(header("Thing|" + SENTENCE + "|||", PEN + "|a", row)).isNegative();
  }

  @Test
  void the_header_stands_among_the_first_thirty_lines() {
    String[] titles = Stream.generate(() -> "Title").limit(29).toArray(String[]::new);

    assertThat(header(Sheet.then(titles, "EAN|Name|Qty", ROW, ROW))).isEqualTo(29);
    assertThat(header(Sheet.then(Sheet.then(titles, "Title"), "EAN|Name|Qty", ROW))).isNegative();
  }

  @Test
  void a_number_in_a_title_hides_no_header() {
    String title = "Order||5012345678900";

    assertThat(header(title, "EAN|Name|Qty", ROW, ROW)).isEqualTo(1);
    assertThat(header("5012345678900|Order|", "EAN|Name|Qty", ROW, ROW)).isNegative();
    assertThat(header(title, "Thing|Sort|Qty", ROW, ROW)).isNegative();
    assertThat(header(title, "EAN|Name|96385074", ROW, ROW)).isNegative();
  }

  @Test
  void a_word_and_its_number_over_a_wider_table_are_a_title_be_it_in_the_column_of_the_codes() {
    String row = "1|4006381333931|Pen|3";

    assertThat(header("Ordine n.|5012345678900||", "Pos|EAN|Name|Qty", row, row)).isEqualTo(1);
    assertThat(header("Ordine n.|5012345678900|x|", "Pos|EAN|Name|Qty", row, row)).isNegative();
    assertThat(header("Pen|5012345678900", "Name|EAN", "Ink|4006381333931", "Cap|4006381333931"))
        .isNegative();
  }

  @Test
  void behind_such_a_title_the_header_stands_among_the_first_twelve_lines() {
    String[] titles = Sheet.times(11, "Order||5012345678900");

    assertThat(header(Sheet.then(titles, "EAN|Name|Qty", ROW, ROW))).isEqualTo(11);
    assertThat(header(Sheet.then(titles, titles[0], "EAN|Name|Qty", ROW, ROW))).isNegative();
  }

  @Test
  void the_columns_below_are_those_of_the_rows_under_the_header() {
    HeaderLine title = new HeaderLine(Sheet.records("EAN|Name|Qty", ROW, ROW));
    HeaderLine hints = new HeaderLine(Sheet.records("EAN|Name|Qty", "text|text|text", ROW));
    HeaderLine late = new HeaderLine(Sheet.records("Order||5012345678900", "EAN|Name|Qty", ROW));

    assertThat(title.below(0, 3)).extracting(ColumnProfile::filled).containsExactly(2L, 2L, 2L);
    assertThat(title.below(0, 2)).hasSize(2);
    assertThat(hints.below(0, 3)).extracting(ColumnProfile::filled).containsExactly(2L, 2L, 2L);
    assertThat(late.below(1, 3)).extracting(ColumnProfile::filled).containsExactly(1L, 1L, 1L);
    assertThat(title.below(-1, 3)).extracting(ColumnProfile::filled).containsExactly(3L, 3L, 3L);
  }

  @Test
  void a_sentence_among_names_speaks_against_a_header_and_does_not_rule_it_out() {
    String nine = "one two three four five six seven eight nine";

    assertThat(header("EAN|" + SENTENCE + "|Qty", ROW, ROW)).isZero();
    assertThat(header("EAN|Name|Qty", "EAN|" + SENTENCE + "|Qty", ROW, ROW)).isZero();
    assertThat(header("Thing|" + SENTENCE, PEN + "|a", PEN + "|a")).isZero();
    assertThat(header(nine + "|" + nine + " x|Qty", ROW, ROW)).isZero();
    assertThat(header(nine + " y|" + nine + " x|Qty", ROW, ROW)).isNegative();
    assertThat(header("x".repeat(80) + "|" + "y".repeat(80) + "|Qty", ROW, ROW)).isZero();
    assertThat(header("x".repeat(81) + "|" + "y".repeat(81) + "|Qty", ROW, ROW)).isNegative();
  }

  @Test
  void where_no_codes_stand_below_any_words_are_a_header() {
    assertThat(header("|Thing|Sort", "a 1|b 1|c 1", "a 2|b 2|c 2")).isZero();
  }
}
