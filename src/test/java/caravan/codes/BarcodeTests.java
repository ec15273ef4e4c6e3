package caravan.codes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.commons.validator.routines.checkdigit.CheckDigitException;
import org.apache.commons.validator.routines.checkdigit.EAN13CheckDigit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One number in the forms of many. */
class BarcodeTests {

  @ParameterizedTest
  @CsvSource({
    // a UPC in all lengths that it is written in
    "018200008344,   00018200008344, 0018200008344, 018200008344, 01820000834, 00-01-18200-00834",
    "0018200008344,  00018200008344, 0018200008344, 018200008344, 01820000834, 00-01-18200-00834",
    "00018200008344, 00018200008344, 0018200008344, 018200008344, 01820000834, 00-01-18200-00834",
    "793610399007,   00793610399007, 0793610399007, 793610399007, 79361039900, 07-01-93610-39900",
    // an EAN of elsewhere, an EAN-8, a case: no UPC
    "4006381333931,  04006381333931, 4006381333931, '', '', ''",
    "96385074,       00000096385074, 0000096385074, '', '', ''",
    "000096385074,   00000096385074, 0000096385074, '', '', ''",
    "10018200008341, 10018200008341, '',            '', '', ''",
    // the documents' own example, whose check digit is wrong
    "098765432109,   00098765432109, 0098765432109, '', '', ''"
  })
  void a_number_has_the_forms_that_other_peoples_data_has(
      String text, String gtin14, String ean13, String upc12, String upc11, String grouped) {
    Barcode barcode = Barcode.find(text).orElseThrow();

    assertThat(barcode.gtin14()).isEqualTo(gtin14);
    assertThat(barcode.ean13()).isEqualTo(ean13);
    assertThat(barcode.upc12()).isEqualTo(upc12);
    assertThat(barcode.upc11()).isEqualTo(upc11);
    assertThat(barcode.upcGrouped()).isEqualTo(grouped);
  }

  @ParameterizedTest
  @CsvSource({
    "00018200008344, 00-01-18200-00834",
    "00034100573065, 00-01-34100-57306",
    "00094922001016, 00-01-94922-00101",
    "00038000123450, 00-01-38000-12345",
    "00012000002304, 00-01-12000-00230"
  })
  void the_grouped_form_is_that_of_iris_own_reports(String gtin14, String grouped) {
    assertThat(new Barcode(gtin14).upcGrouped()).isEqualTo(grouped);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "1",
        "1234567",
        "123456789",
        "12345678901",
        "123456789012345",
        "79361039900X",
        "7936-1039900",
        "+93610399007",
        "７９３６１０３９９００７",
        "000000000000",
        "null",
        "=1+1"
      })
  void what_is_no_barcode_is_none(String text) {
    assertThat(Barcode.find(text)).isEmpty();
  }

  @Test
  void blanks_around_a_barcode_do_not_count() {
    assertThat(Barcode.find(" 793610399007\n")).contains(new Barcode("00793610399007"));
  }

  @Test
  void only_fourteen_digits_are_fourteen_digits() {
    assertThatThrownBy(() -> new Barcode("793610399007"))
        .hasMessage("'793610399007' is not 14 digits");
  }

  @Property
  void any_text_is_a_barcode_or_none(@ForAll String text) {
    assertThat(Barcode.find(text).map(Barcode::gtin14).orElse("00000000000000")).hasSize(14);
  }

  @Property
  void every_upc_of_nine_significant_digits_or_more_has_all_forms(@ForAll("upcs") String upc) {
    Barcode barcode = Barcode.find(upc).orElseThrow();

    assertThat(barcode.upc12()).isEqualTo(upc);
    assertThat(barcode.upc11() + upc.charAt(11)).isEqualTo(upc);
    assertThat(barcode.ean13()).isEqualTo("0" + upc);
    assertThat(barcode.gtin14()).isEqualTo("00" + upc);
    assertThat(barcode.upcGrouped())
        .matches("0[0-9]-01-[0-9]{5}-[0-9]{5}")
        .isEqualTo("0" + upc.charAt(0) + "-01-" + upc.substring(1, 6) + "-" + upc.substring(6, 11));
  }

  @Property
  void a_upc_with_another_last_digit_is_no_upc(
      @ForAll("upcs") String upc, @ForAll("others") int other) {
    String wrong = upc.substring(0, 11) + (upc.charAt(11) - '0' + other) % 10;
    Barcode barcode = Barcode.find(wrong).orElseThrow();

    assertThat(barcode.gtin14()).isEqualTo("00" + wrong);
    assertThat(barcode.upc12() + barcode.upc11() + barcode.upcGrouped()).isEmpty();
  }

  @Property
  void all_forms_of_a_number_are_one(@ForAll("upcs") String upc) {
    assertThat(Barcode.find("0" + upc)).isEqualTo(Barcode.find(upc));
    assertThat(Barcode.find("00" + upc)).isEqualTo(Barcode.find(upc));
  }

  @Provide
  Arbitrary<Integer> others() {
    return Arbitraries.integers().between(1, 9);
  }

  /** With check digits by a library that we did not write. */
  @Provide
  Arbitrary<String> upcs() {
    return Arbitraries.longs()
        .between(10_000_000L, 99_999_999_999L)
        .map("%011d"::formatted)
        .map(
            body -> {
              try {
                return body + EAN13CheckDigit.EAN13_CHECK_DIGIT.calculate("0" + body);
              } catch (CheckDigitException e) {
                throw new AssertionError(e);
              }
            });
  }
}
