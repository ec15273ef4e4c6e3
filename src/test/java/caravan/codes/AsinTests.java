package caravan.codes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AsinTests {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "B000000000",
        "B999999999",
        "BAAAAAAAAA",
        "BZZZZZZZZZ",
        "B00NNUMI86",
        "B0A9Z0A9Z0"
      })
  void a_b_and_nine_letters_and_digits_are_one(String text) {
    assertThat(Asin.fits(text)).isTrue();
    assertThat(new Asin(text).type()).isEqualTo(CodeType.ASIN);
    assertThat(new Asin(text).product()).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0000000000", "9999999999", "080442957X", "0306406152"})
  void nine_digits_and_a_digit_or_x_are_a_book(String text) {
    assertThat(Asin.fits(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "B00000000",
        "B0000000000",
        "A000000000",
        "X000000000",
        "b000000000",
        "B00000000x",
        "B00000000a",
        "B00000000@",
        "B00000000[",
        "B00000000/",
        "B00000000:",
        "B/00000000",
        "B:00000000",
        "B@00000000",
        "B[00000000",
        "B0000 0000",
        "B000000\u06600",
        "00000000X0",
        "0A00000000",
        "000000000A",
        "000000000Y",
        "000000000x",
        ":000000000",
        "/000000000"
      })
  void anything_else_is_none(String text) {
    assertThat(Asin.fits(text)).isFalse();
    assertThatThrownBy(() -> new Asin(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'" + text + "'");
  }
}
