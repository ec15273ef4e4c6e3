package caravan.lists.columns;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Columns whose numbers were written without their check digit. */
class WholeColumnTests {

  private static final String PEN = "4006381333931";

  @Test
  void a_column_of_short_numbers_with_wrong_check_digits_has_none() {
    assertThat(withoutCheckDigit("EAN", wrong(5))).isTrue();
    assertThat(withoutCheckDigit("EAN", wrong(4))).isFalse();
    assertThat(withoutCheckDigit("EAN", Sheet.then(wrong(4), "12345678905"))).isTrue();
    assertThat(withoutCheckDigit("EAN", Sheet.then(wrong(4), "12345678905", "12345678912")))
        .isFalse();
    assertThat(withoutCheckDigit("EAN", Sheet.then(wrong(5), PEN))).as("a whole one").isFalse();
    assertThat(withoutCheckDigit("ISBN", wrong(5))).isFalse();
    assertThat(withoutCheckDigit("product-id", wrong(5))).isFalse();
    assertThat(withoutCheckDigit("EAN", Sheet.then(wrong(5), "0", "x"))).isTrue();
  }

  @Test
  void ten_to_fourteen_digits_of_which_six_to_eleven_count_are_short_numbers() {
    assertThat(withoutCheckDigit("UPC", Sheet.then(wrong(5), "00000123456789"))).isTrue();
    assertThat(withoutCheckDigit("UPC", Sheet.then(wrong(5), "00012345678904"))).isTrue();
    assertThat(withoutCheckDigit("UPC", Sheet.then(wrong(5), "0000123456"))).isTrue();
    assertThat(withoutCheckDigit("UPC", Sheet.then(wrong(5), "000012345"))).isFalse();
    assertThat(withoutCheckDigit("UPC", Sheet.then(wrong(5), "0000012345"))).isFalse();
    assertThat(withoutCheckDigit("UPC", Sheet.then(wrong(5), "123456789012"))).isFalse();
    assertThat(withoutCheckDigit("UPC", Sheet.then(wrong(5), "000012345678904"))).isFalse();
  }

  @Test
  void a_heading_that_says_so_needs_less_evidence() {
    for (String heading :
        List.of(
            "UPC (no check digit)",
            "10 Digit UPC",
            "UPC-11",
            "UPC w/o check digit",
            "UPC without CD",
            "GTIN sans cl\u00e9 de contr\u00f4le",
            "EAN ohne Pr\u00fcfziffer")) {
      assertThat(withoutCheckDigit(heading, wrong(1))).as(heading).isTrue();
      assertThat(withoutCheckDigit(heading, Sheet.then(wrong(2), "12345678905", "12345678912")))
          .as(heading)
          .isTrue();
      assertThat(withoutCheckDigit(heading, Sheet.then(wrong(1), "12345678905", "12345678912")))
          .as(heading)
          .isFalse();
      assertThat(withoutCheckDigit(heading, Sheet.then(wrong(2), PEN))).as(heading).isFalse();
      assertThat(Sheet.of(heading, wrong(1)).codes(0).hint().barcodes()).as(heading).isTrue();
    }
    assertThat(withoutCheckDigit("EAN ohne Pr\u00fcfziffer", "400638133393")).isTrue();
    assertThat(withoutCheckDigit("UPC (no check digit)", "400638133393")).isFalse();
    assertThat(withoutCheckDigit("UPC No. 100", wrong(1))).isFalse();
    assertThat(withoutCheckDigit("UPC no. contract", wrong(1))).isFalse();
    assertThat(withoutCheckDigit("UPC" + " ".repeat(100_000) + "no check digit", wrong(1)))
        .as("a heading without an end")
        .isFalse();
    assertThat(withoutCheckDigit("UPC no " + "incl".repeat(17), wrong(1))).isFalse();
  }

  private static String[] wrong(int number) {
    return IntStream.range(0, number).mapToObj(i -> "1234567890" + i).toArray(String[]::new);
  }

  private static boolean withoutCheckDigit(String header, String... rows) {
    Sheet sheet = Sheet.of(header, rows);
    return new WholeColumn(sheet.rows()).judge(List.of(sheet.codes(0))).get(0).noCheckDigit();
  }
}
