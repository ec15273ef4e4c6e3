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

  private static String[] wrong(int number) {
    return IntStream.range(0, number).mapToObj(i -> "1234567890" + i).toArray(String[]::new);
  }

  private static boolean withoutCheckDigit(String header, String... rows) {
    Sheet sheet = Sheet.of(header, rows);
    return new WholeColumn(sheet.rows()).judge(List.of(sheet.codes(0))).get(0).noCheckDigit();
  }
}
