package caravan.lists.cells;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is taken off around a code, and what is left as it is. */
class CellCleanerTests {

  private static final String PEN = "4006381333931";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[4006381333931]",
        "(4006381333931)",
        "<4006381333931>",
        "4006381333931,",
        "4006381333931;.",
        "4006381333931 ,",
        "( 4006381333931 )",
        "\"4006381333931\"",
        "\" 4006381333931 \"",
        "'4006381333931",
        "\u2019\u20184006381333931",
        "`4006381333931`",
        "'4006381333931'",
        "\u201e4006381333931\u201c",
        "\u00ab 4006381333931 \u00bb",
        "['4006381333931']",
        "{4006381333931}",
        "{{4006381333931}}",
        "[[4006381333931]]",
        "**`4006381333931`**",
        "***4006381333931***",
        "___4006381333931___",
        "~~4006381333931~~",
        "*4006381333931*",
        "* 4006381333931",
        "1. 4006381333931",
        "12) 4006381333931",
        "\u2022 4006381333931",
        "> 4006381333931",
        "= \"4006381333931\"",
        "=\" 4006381333931 \"",
        "EAN: 4006381333931",
        "ean-13 4006381333931",
        "EAN#4006381333931",
        "\u200b4006381333931\ufeff",
        "\u00a04006381333931\u0085",
        "\u007f4006381333931"
      })
  void what_stands_around_a_code_is_taken_off(String cell) {
    assertThat(CellCleaner.bare(cell)).isEqualTo(PEN);
  }

  @Test
  void layers_without_end_are_left_at_once() {
    String many = "(".repeat(100_000) + PEN + ")".repeat(100_000);

    assertThat(CellCleaner.bare(many)).hasSize(many.length() - 8);
    assertThat(CellCleaner.bare("*_".repeat(50_000) + PEN + "_*".repeat(50_000))).contains(PEN);
  }

  @ParameterizedTest
  @CsvSource({
    "'\"', '\"'", "'\"\"', ''", "**, **", "***, *", "a**, a**", "**a, **a", "(a, (a",
    "a), a)", "(, (", "'(a),', a", "(), ''", "a*b, a*b", "'*a', '*a'", "',', ''",
    "1234. a, 1234. a", "1.a, 1.a", "'', ''", "=x, =x", "EAN:, EAN:"
  })
  void what_stands_on_one_side_only_stays(String cell, String bare) {
    assertThat(CellCleaner.bare(cell)).isEqualTo(bare);
  }

  @ParameterizedTest
  @CsvSource({
    "4006-3813 33931, 4006381333931",
    "4006381333931.0, 4006381333931",
    "'4006381333931,00', 4006381333931",
    "4006381333931.1, 4006381333931.1",
    "4006\u20133813\u221233931, 4006381333931",
    "a\u00b7b, a\u00b7b",
    "x~y, x~y",
    "a_b, a_b"
  })
  void blanks_and_hyphens_inside_and_a_nought_behind_are_taken_out(String bare, String joined) {
    assertThat(CellCleaner.joined(bare)).isEqualTo(joined);
  }

  @ParameterizedTest
  @CsvSource({
    "09AZ, true",
    "'', true",
    "a, false",
    "/, false",
    ":, false",
    "@, false",
    "[, false",
    "É, false"
  })
  void plain_is_nothing_but_digits_and_upper_case_letters(String text, boolean plain) {
    assertThat(CellCleaner.plain(text)).isEqualTo(plain);
  }

  @ParameterizedTest
  @CsvSource({
    "' ', true",
    "'\t', true",
    "'\u007f', true",
    "'\u0080', true",
    "'\u00ad', true",
    "'!', false",
    "'~', false",
    "'\u00e9', false",
    "'\u3000', true",
    "'', true"
  })
  void what_can_not_be_seen_is_blank(String text, boolean blank) {
    assertThat(CellCleaner.blank(text)).isEqualTo(blank);
  }

  @ParameterizedTest
  @CsvSource({"１２, 12", "٣, 3", "ＡＢ, AB", "é, é", "~, ~", "\u0080, \u0080"})
  void digits_and_letters_of_other_widths_and_scripts_are_plain_ones(String text, String narrow) {
    assertThat(CellCleaner.narrow(text)).isEqualTo(narrow);
  }
}
