package caravan.lists.cells;

import static org.assertj.core.api.Assertions.assertThat;

import caravan.codes.CodeType;
import caravan.codes.ProductCode;
import caravan.lists.CheckDigit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CodeParserTests {

  private final CodeParser codeParser = new CodeParser(CheckDigit.WARN);

  @Test
  @Timeout(60)
  void a_cell_of_a_million_dots_is_no_code_and_holds_nobody_up() {
    String dots = ".".repeat(1_000_000) + "x";
    assertThat(CellCleaner.bare(dots)).hasSize(1_000_001);
    assertThat(codeParser.possible(dots)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "B00NNUMI86",
        "b00nnumi86",
        " B00 NNUMI86\t",
        "B00-NNUMI86",
        "'B00NNUMI86",
        "=\"B00NNUMI86\"",
        "\"B00NNUMI86\"",
        "ASIN: B00NNUMI86",
        "\uff22\uff10\uff10\uff2e\uff2e\uff35\uff2d\uff29\uff18\uff16",
        "https://www.amazon.com/dp/B00NNUMI86",
        "https://www.amazon.de/-/en/Some-Name/dp/b00nnumi86/ref=sr_1_1?keywords=x",
        "https://www.amazon.co.uk/gp/product/B00NNUMI86?th=1",
        "http://amazon.ca/gp/aw/d/B00NNUMI86",
        "https://www.amazon.com/exec/obidos/ASIN/B00NNUMI86/",
        "https://www.amazon.com/gp/offer-listing/B00NNUMI86/",
        "take this: https://www.amazon.fr/dp/B00NNUMI86, please"
      })
  void an_asin_is_found_in_whatever_stands_around_it(String cell) {
    assertThat(codeParser.read(cell, ColumnKind.NONE).code())
        .isEqualTo(ProductCode.read(CodeType.ASIN, "B00NNUMI86"));
  }

  @ParameterizedTest
  @CsvSource({
    "793610399007, NONE, UPC, 793610399007",
    "793610399007, EAN, EAN, 0793610399007",
    "0793610399007, NONE, EAN, 0793610399007",
    "0793610399007, UPC, EAN, 0793610399007",
    "00793610399007, NONE, EAN, 0793610399007",
    "96385074, NONE, EAN, 96385074",
    "04252614, UPC, UPC, 042100005264",
    "12345678905, NONE, UPC, 012345678905",
    "12345678905, EAN, EAN, 0012345678905",
    "1234567895, UPC, UPC, 001234567895",
    "6385071, EAN8, EAN, 06385071",
    "0306406152, NONE, ASIN, 0306406152",
    "306406152, ISBN, ASIN, 0306406152",
    "316148410X, EAN, ASIN, 316148410X",
    "978-3-16-148410-0, ISBN, EAN, 9783161484100",
    "4006381333931.0, EAN, EAN, 4006381333931",
    "4006381333931, ASIN, EAN, 4006381333931"
  })
  void a_number_is_told_by_its_length_its_header_and_its_check_digit(
      String cell, ColumnKind columnKind, CodeType type, String text) {
    assertThat(codeParser.read(cell, columnKind).code()).isEqualTo(ProductCode.read(type, text));
  }

  @Test
  void vendor_and_item_alone_are_a_upc_where_the_heading_speaks_of_upcs() {
    assertThat(codeParser.read("18200-00834", ColumnKind.UPC))
        .returns(ProductCode.read(CodeType.UPC, "018200008344"), ParsedCode::code)
        .returns("the check digit 4 was added; written as vendor and item", ParsedCode::note);
    assertThat(codeParser.read("18200 00834", ColumnKind.UPC).code())
        .isEqualTo(ProductCode.read(CodeType.UPC, "018200008344"));
    assertThat(codeParser.read("18200-00834", ColumnKind.EAN).code()).isNull();
    assertThat(codeParser.read("18200-00834", ColumnKind.NONE).code()).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "9783161484100 / 316148410X | ISBN | 9783161484100",
        "316148410X, 978-3-16-148410-0 | NONE | 316148410X",
        "4006381333931, 04006381333931 | EAN | 4006381333931",
        "793610399007;0793610399007 | NONE | 793610399007"
      })
  void two_forms_of_one_code_in_a_cell_are_the_first_of_them(
      String cell, ColumnKind columnKind, String text) {
    assertThat(codeParser.read(cell, columnKind).code().text()).isEqualTo(text);
  }

  @Test
  void a_price_tracker_s_link_leads_where_amazon_s_own_does() {
    for (String link :
        new String[] {
          "https://keepa.com/#!product/3-B00NNUMI86",
          "https://de.camelcamelcamel.com/Some-Name/product/B00NNUMI86?context=search",
          "https://keepa.com/#!product/1-B00NNUMI86 https://www.amazon.de/dp/B00NNUMI86"
        }) {
      assertThat(codeParser.read(link, ColumnKind.NONE))
          .as(link)
          .returns(ProductCode.read(CodeType.ASIN, "B00NNUMI86"), ParsedCode::code)
          .returns("de", ParsedCode::marketplace);
    }
    assertThat(
            codeParser.read(
                "https://keepa.com/#!product/3-B00NNUMI86 https://www.amazon.de/dp/B00NNUMI87",
                ColumnKind.NONE))
        .returns(null, ParsedCode::code);
  }

  @Test
  void ten_digits_with_hyphens_that_no_isbn_has_are_none() {
    assertThat(codeParser.read("30257-83958", ColumnKind.NONE).code()).isNull();
    assertThat(codeParser.read("3025-783958", ColumnKind.NONE).code()).isNull();
    assertThat(codeParser.read("3-02-578395-8", ColumnKind.NONE).code())
        .isEqualTo(ProductCode.read(CodeType.ASIN, "3025783958"));
    assertThat(codeParser.read("30257-83958", ColumnKind.ISBN).code())
        .isEqualTo(ProductCode.read(CodeType.ASIN, "3025783958"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "7.93610399007E+11 | NONE | dropped digits",
        "793610000000 | UPC | rounded by a spreadsheet",
        "10793610399004 | NONE | indicator 1 is a case",
        "B00NNUMI86 B088H39PXX | ASIN | two codes in one cell",
        "4006381333931/3337872418587 | EAN | two codes in one cell",
        "98765432 | UPC | begins with 0 or 1",
        "12345678904 | NONE | put back the check digit is wrong",
        "1234567890 | NONE | 10 digits",
        "123456789 | EAN | 9 digits",
        "123456789012345 | NONE | 15 digits",
        "000000000000 | NONE | nothing but zeros",
        "9999999999999 | EAN | typed where there was no code",
        "8888888888888 | NONE | typed where there was no code",
        "1234567890128 | EAN | typed where there was no code",
        "123456789012 | UPC | typed where there was no code",
        "4006381333932 | ASIN | an ASIN has 10 characters",
        "https://amzn.to/3abcDEF | NONE | names no ASIN",
        "https://example.com/dp/B00NNUMI86 | NONE | names no ASIN",
        "BLUEBERRYS | NONE | no product code",
        "Strawberry | ASIN | no product code"
      })
  void what_is_no_code_is_said_with_its_reason(String cell, ColumnKind columnKind, String reason) {
    ParsedCode parsedCode = codeParser.read(cell, columnKind);

    assertThat(parsedCode.code()).isNull();
    assertThat(parsedCode.note()).contains(reason);
  }

  @Test
  void a_wrong_check_digit_is_a_warning_or_a_refusal_as_the_rules_say() {
    CodeParser strict = new CodeParser(CheckDigit.REJECT);

    assertThat(codeParser.read("098765432109", ColumnKind.UPC).code()).isNotNull();
    assertThat(codeParser.read("098765432109", ColumnKind.UPC).note()).contains("check digit");
    assertThat(strict.read("098765432109", ColumnKind.UPC).code()).isNull();
    assertThat(strict.read("098765432109", ColumnKind.UPC).note()).contains("check digit");
    assertThat(strict.read("793610399007", ColumnKind.UPC).code()).isNotNull();
  }

  @Test
  void an_unmistakable_asin_beats_its_header_and_says_so() {
    ParsedCode parsedCode = codeParser.read("B00NNUMI86", ColumnKind.EAN);

    assertThat(parsedCode.code()).isEqualTo(ProductCode.read(CodeType.ASIN, "B00NNUMI86"));
    assertThat(parsedCode.note()).isEqualTo("an ASIN in a column of eans");
  }

  @Test
  void a_link_tells_its_marketplace() {
    assertThat(
            codeParser
                .read("https://www.amazon.co.uk/dp/B00NNUMI86", ColumnKind.NONE)
                .marketplace())
        .isEqualTo("co.uk");
    assertThat(codeParser.read("amazon.com.mx/dp/B00NNUMI86", ColumnKind.NONE).marketplace())
        .isEqualTo("com.mx");
    assertThat(codeParser.read("B00NNUMI86", ColumnKind.NONE).marketplace()).isEmpty();
  }

  @Test
  void a_word_is_an_asin_only_under_an_asin_header() {
    assertThat(codeParser.read("BLUEBERRYS", ColumnKind.ASIN).code()).isNotNull();
    assertThat(codeParser.read("BT00DC6QU4", ColumnKind.NONE).code()).isNotNull();
    assertThat(codeParser.read("BREAD 12345", ColumnKind.NONE).code()).isNull();
  }

  @Test
  void a_cell_of_a_megabyte_is_no_code() {
    assertThat(codeParser.read("9".repeat(1 << 20), ColumnKind.NONE).note())
        .contains("characters long");
  }
}
