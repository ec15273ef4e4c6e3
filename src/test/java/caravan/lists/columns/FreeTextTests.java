package caravan.lists.columns;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Codes in lines of words, as people write them. */
class FreeTextTests {

  private static final String PEN = "4006381333931";
  private static final String CREAM = "3337872418587";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "4006381333931, 3337872418587",
        "4006381333931;3337872418587",
        "4006381333931 3337872418587",
        " 4006381333931 , 3337872418587, "
      })
  void a_line_of_nothing_but_codes_is_several(String line) {
    assertThat(FreeText.several(line)).containsExactly(PEN, CREAM);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "4006381333931",
        "4006381333931,",
        "4006381333931, red",
        "red 4006381333931",
        "4006381333931, 96385074",
        "4006381333931, 4006381333932",
        ""
      })
  void a_line_of_one_code_or_with_anything_else_is_not(String line) {
    assertThat(FreeText.several(line)).isEmpty();
  }

  @Test
  void a_book_and_an_asin_are_codes_as_well() {
    assertThat(FreeText.several("316148410X b00nnumi86"))
        .containsExactly("316148410X", "b00nnumi86");
    assertThat(FreeText.several("316148411X b00nnumi86")).isEmpty();
  }

  @Test
  void a_line_of_codes_is_several_whatever_its_length() {
    assertThat(FreeText.several((PEN + "; ").repeat(50_000))).hasSize(50_000);
  }

  @Test
  void a_line_of_words_longer_than_any_mail_has_is_not_searched() {
    assertThat(FreeText.one(PEN + " ".repeat(4083))).contains(PEN);
    assertThat(FreeText.one(PEN + " ".repeat(4084))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "4006381333931 is what we need",
        "what we need is 4006381333931",
        "3 stk 4006381333931 black ones",
        "12x 4006381333931 black ones",
        "2 × 4006381333931 black ones",
        "the EAN 4006381333931 is wanted",
        "our thing: 4006381333931 is wanted",
        "wanted (4006381333931)",
        "the order of a pen 4006381333931",
        "a pen made in Germany 4006381333931",
        "4006381333931: the pen",
        "a pen 4006381333931 12,99 €",
        "a pen 4006381333931 EUR 12.99",
        "a pen 4006381333931 3 pcs",
        "4006381333931 and 4006381333931"
      })
  void a_number_at_the_beginning_or_the_end_or_behind_its_name_is_a_code(String line) {
    assertThat(FreeText.one(line)).contains(PEN);
    assertThat(FreeText.loose(line)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "can someone check 4006381333931 today?",
        "we have 4006381333931 in stock",
        "we have 793610399007 in stock",
        "a pen 4006381333931 and a cream",
        "4006381333931 as 3337872418587 before, but in red"
      })
  void a_number_in_the_middle_of_a_sentence_is_none_but_may_be_one(String line) {
    assertThat(FreeText.one(line)).isEmpty();
    assertThat(FreeText.loose(line)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "invoice 4006381333931",
        "invoice: 4006381333931",
        "invoice of a 4006381333931",
        "see invoice 4006381333931 today",
        "Kunde 4006381333931",
        "for our supplier: 4006381333931 today",
        "we have 4006381333932 in stock",
        "we have 96385074 in stock"
      })
  void what_is_called_something_else_or_proves_nothing_is_neither(String line) {
    assertThat(FreeText.one(line)).isEmpty();
    assertThat(FreeText.loose(line)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "please check B00NNUMI86 today, B00NNUMI86",
    "please check b00nnumi86: today, B00NNUMI86",
    "customer B00NNUMI86, B00NNUMI86",
    "316148410X is out, 316148410X",
    "see the asin: B00NNUMI86, B00NNUMI86"
  })
  void an_asin_is_one_wherever_it_stands_and_a_book_at_an_end(String line, String code) {
    assertThat(FreeText.one(line)).contains(code);
    assertThat(FreeText.loose(line)).isFalse();
  }

  @Test
  void two_different_codes_are_not_one() {
    assertThat(FreeText.one("B00NNUMI86 or B088H39PXX")).isEmpty();
    assertThat(FreeText.one("invoice 4006381333931 of the B00NNUMI86")).contains("B00NNUMI86");
    assertThat(FreeText.one("B00NNUMI86 with 4006381333931 on it")).contains("B00NNUMI86");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sku=1000 ean=4006381333931 qty=1 case=3337872418587",
        "g:id=1;g:gtin=4006381333931;g:title=Pen",
        "id:1 upc:4006381333931 name:Pen",
        "1764286882215 INFO scan ok ean=4006381333931 qty=1",
        "1764286882215 scanned EAN 4006381333931",
        "['sku' => '14378706', 'ean' => '4006381333931', 'qty' => 0],"
      })
  void a_value_behind_the_name_of_a_code_is_one(String line) {
    assertThat(FreeText.one(line)).contains(PEN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sku=1000 case=4006381333931 qty=1",
        "id=1 ean=4006381333931 ean=3337872418587 x=1",
        "competitor ean=4006381333931 x=1",
        "competitor's ean 4006381333931",
        "order 77 4006381333931"
      })
  void a_value_behind_another_name_or_one_of_two_is_not(String line) {
    assertThat(FreeText.one(line)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "B00NNUMI86 vs. B0086FFHLS",
        "B00NNUMI86 instead of B0086FFHLS",
        "B00NNUMI86 agrafeuse, au lieu de 4006381333931",
        "B00NNUMI86 (Konkurrenz: B0086FFHLS)",
        "B00NNUMI86 Variante von B0086FFHLS"
      })
  void an_asin_that_is_called_another_product_is_not_the_lines(String line) {
    assertThat(FreeText.one(line)).contains("B00NNUMI86");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "20.11.2026 " + PEN + " fehlt",
        "2026-11-20 08:15 " + PEN + " ok",
        "11/20/26 8:15:01 " + PEN + " ok"
      })
  void what_stands_behind_the_time_begins_the_line(String line) {
    assertThat(FreeText.one(line)).contains(PEN);
    assertThat(FreeText.loose(line)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"lists/a.txt:" + PEN, "a.csv:12:" + PEN, "1.2 " + PEN + " pen, blue"})
  void the_name_of_a_file_or_the_number_of_a_section_stands_in_front(String line) {
    assertThat(FreeText.one(line)).contains(PEN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "4006381333931*3",
        "4006381333931:12",
        "4006381333931x3",
        "4006381333931=12",
        "3*4006381333931",
        "12x4006381333931"
      })
  void a_quantity_may_be_joined_to_its_code(String line) {
    assertThat(FreeText.one(line)).contains("4006381333931");
  }

  @Test
  void what_is_longer_than_an_asin_is_none_with_a_quantity() {
    assertThat(FreeText.one("B00NNUMI86x3")).contains("B00NNUMI86");
    assertThat(FreeText.one("B00NNUMI86X3")).isEmpty();
    assertThat(FreeText.one("AB00NNUMI86*3")).isEmpty();
  }
}
