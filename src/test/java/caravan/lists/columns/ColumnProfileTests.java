package caravan.lists.columns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import caravan.lists.cells.Digits;
import caravan.lists.cells.Proof;
import caravan.lists.cells.SourceRecord;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands in a column, and how much it speaks for products. */
class ColumnProfileTests {

  private static final String PEN = "4006381333931";
  private static final String WRONG = "4006381333932";
  private static final String OLD_ASIN = "BT00LN946S";
  private static final String BOOK = "0306406152";
  private static final String SHORT = "96385074";

  private static ColumnProfile profile(String... cells) {
    return profile(Stream.of(cells));
  }

  private static ColumnProfile profile(Stream<String> cells) {
    List<SourceRecord> rows = cells.map(cell -> SourceRecord.of(List.of(cell))).toList();
    return ColumnProfile.of(rows, 1).get(0);
  }

  /** So many different EANs. */
  private static String[] eans(int number) {
    return IntStream.range(0, number)
        .mapToObj(i -> Digits.completed("4006381333%02d".formatted(i)))
        .toArray(String[]::new);
  }

  /** So many different numbers that a shop gives to its own things. */
  private static String[] own(int number) {
    return IntStream.range(0, number)
        .mapToObj(i -> Digits.completed("2006381333%02d".formatted(i)))
        .toArray(String[]::new);
  }

  private static ColumnProfile profile(String[] cells, String... more) {
    return profile(Stream.concat(Stream.of(cells), Stream.of(more)));
  }

  @Test
  void a_column_each_is_looked_at_be_it_empty_in_some_rows() {
    List<ColumnProfile> profiles = ColumnProfile.of(Sheet.records("a|" + PEN, "b"), 3);

    assertThat(profiles).extracting(ColumnProfile::index).containsExactly(0, 1, 2);
    assertThat(profiles).extracting(ColumnProfile::codes).containsExactly(0L, 1L, 0L);
    assertThat(profiles).extracting(ColumnProfile::filled).containsExactly(2L, 1L, 0L);
  }

  @Test
  void words_for_nothing_are_empty_cells() {
    ColumnProfile profile = profile(PEN, "", "n/a", "0", "Does not apply");

    assertThat(profile.filled()).isEqualTo(1);
    assertThat(profile.share()).isEqualTo(1);
  }

  @Test
  void names_of_sections_do_not_count_against_more_codes() {
    ColumnProfile fewer = profile(PEN, SHORT, "Garden");
    ColumnProfile even = profile(PEN, "Garden");
    ColumnProfile more = profile(PEN, "Garden", "Tools");

    assertThat(fewer.telling()).isEqualTo(2);
    assertThat(even.telling()).isEqualTo(2);
    assertThat(even.mostly()).isTrue();
    assertThat(even.mostlyRight()).isTrue();
    assertThat(more.share()).isEqualTo(1.0 / 3);
    assertThat(more.mostly()).isFalse();
    assertThat(more.mostlyRight()).isFalse();
  }

  @Test
  void a_column_without_anything_holds_no_codes() {
    assertThat(profile("", "-").share()).isZero();
    assertThat(profile("", "-").mostly()).isFalse();
    assertThat(profile("", "-").mostlyRight()).isFalse();
    assertThat(profile("", "-").mostlyLong()).isFalse();
    assertThat(profile("", "-").unmistakable()).isFalse();
    assertThat(profile("", "-").score()).isZero();
    assertThat(profile("", "").restricted()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ASIN: B00NNUMI86",
        "asin b00nnumi86",
        "EAN 4006381333931",
        "https://www.amazon.com/dp/BT00LN946S",
        ".amazon.de/dp/BT00LN946S",
        "ASIN: B0ANNUMI8X",
        OLD_ASIN,
        "bt00ln946s"
      })
  void a_code_among_letters_is_seen(String cell) {
    assertThat(profile(cell).codes()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Garden", "0 left of 12", "Size 12345", "best b 0", "a0"})
  void words_with_a_few_digits_are_words(String cell) {
    assertThat(profile(cell).of(Proof.WORDS)).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"12345", "99", "ab 123456", "20240113-77"})
  void other_numbers_are_neither_words_nor_codes(String cell) {
    assertThat(profile(cell).of(Proof.WORDS)).isZero();
    assertThat(profile(cell).codes()).isZero();
    assertThat(profile(cell).filled()).isEqualTo(1);
  }

  @Test
  void short_numbers_and_books_prove_less_than_long_numbers_and_asins() {
    assertThat(profile(PEN, "B00NNUMI86", "793610399007").strong()).isEqualTo(3);
    assertThat(profile(SHORT, BOOK).strong()).isZero();
    assertThat(profile(PEN, SHORT).strong()).isEqualTo(1);
    assertThat(profile(PEN, WRONG).strong()).isEqualTo(1);
  }

  @Test
  void half_of_the_cells_are_codes_with_the_right_check_digit_or_without_any() {
    assertThat(profile(PEN, WRONG).mostlyRight()).isTrue();
    assertThat(profile(PEN, WRONG, WRONG).mostlyRight()).isFalse();
    assertThat(profile(OLD_ASIN, WRONG).mostlyRight()).isTrue();
    assertThat(profile(PEN, OLD_ASIN, WRONG, WRONG).mostlyRight()).isTrue();
  }

  @Test
  void half_of_the_cells_have_the_length_of_a_barcode_be_their_check_digits_wrong() {
    assertThat(profile(WRONG, WRONG).mostlyLong()).isTrue();
    assertThat(profile(WRONG, "12345").mostlyLong()).isTrue();
    assertThat(profile(WRONG, "12345", "12346").mostlyLong()).isFalse();
    assertThat(profile(SHORT, "96385075").mostlyLong()).isFalse();
    assertThat(profile(WRONG, SHORT, SHORT).mostlyLong()).isFalse();
  }

  @Test
  void what_is_the_same_in_three_rows_and_more_is_constant() {
    assertThat(profile(PEN, PEN, PEN).constant()).isTrue();
    assertThat(profile(PEN, PEN).constant()).isFalse();
    assertThat(profile(PEN, PEN, SHORT).constant()).isFalse();
    assertThat(profile("Garden", "Garden", "Garden").constant()).isTrue();
    assertThat(profile(PEN, "0" + PEN, PEN).constant()).as("one product").isTrue();
  }

  @Test
  void numbers_of_a_shops_own_are_told_where_nine_in_ten_are() {
    assertThat(profile(own(9), PEN).restricted()).isTrue();
    assertThat(profile(own(8), PEN, "B00NNUMI86").restricted()).isFalse();
    assertThat(profile(own(9), PEN, "Garden").restricted()).isTrue();
    assertThat(profile("B02NNUMI86", "B04NNUMI86").restricted()).as("ASINs").isFalse();
    assertThat(profile(Digits.completed("21234567890")).restricted()).as("a UPC").isTrue();
  }

  @Test
  void the_score_is_the_right_codes_less_the_wrong_ones() {
    assertThat(profile(eans(4)).score()).isEqualTo(1);
    assertThat(profile(eans(3), WRONG).score()).isEqualTo(0.5);
    assertThat(profile(eans(2), "12345").score()).isEqualTo(2.0 / 3);
    assertThat(profile(eans(1), WRONG, WRONG).score()).isZero();
  }

  @Test
  void short_codes_and_those_without_check_digit_score_little() {
    assertThat(profile(SHORT, "73513537").score()).isCloseTo(0.2, within(1e-9));
    assertThat(profile(OLD_ASIN, "BT00LN947S").score()).isCloseTo(0.2, within(1e-9));
    assertThat(profile(PEN, SHORT).score()).isCloseTo(0.6, within(1e-9));
    assertThat(profile(PEN, OLD_ASIN).score()).isCloseTo(0.6, within(1e-9));
  }

  @Test
  void values_that_repeat_score_less_and_those_of_no_product_nothing() {
    assertThat(profile(PEN, PEN, SHORT, SHORT).score()).isCloseTo(0.45, within(1e-9));
    assertThat(profile(eans(2), eans(2)).score()).isCloseTo(0.85, within(1e-9));
    assertThat(profile(PEN, PEN, PEN).score()).isZero();
    assertThat(profile(own(4)).score()).isZero();
  }

  @Test
  void nine_in_ten_right_and_half_of_them_long_can_be_nothing_else() {
    assertThat(profile(eans(9), "12345").unmistakable()).isTrue();
    assertThat(profile(eans(8), "12345", "12346").unmistakable()).isFalse();
    assertThat(profile(PEN, SHORT).unmistakable()).isTrue();
    assertThat(profile(PEN, SHORT, "73513537").unmistakable()).isFalse();
    assertThat(profile(PEN, PEN, PEN).unmistakable()).isFalse();
    assertThat(profile(own(4)).unmistakable()).isFalse();
  }

  @Test
  void links_to_products_are_enough_in_half_of_the_cells() {
    String link = "https://www.amazon.de/dp/B00NNUMI8";

    assertThat(profile(link + "1", link + "2", "12345", "12346").unmistakable()).isTrue();
    assertThat(profile(link + "1", "12345", "12346").unmistakable()).isFalse();
  }
}
