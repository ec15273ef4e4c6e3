package caravan.lists.cells;

import static org.assertj.core.api.Assertions.assertThat;

import caravan.lists.CheckDigit;
import caravan.lists.columns.FreeText;
import caravan.lists.format.Encoding;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is made of a cell, a line and a text, each by itself. */
class CellTests {

  private final CodeParser codeParser = new CodeParser(CheckDigit.WARN);

  @ParameterizedTest
  @CsvSource({
    "00-01-18200-00834, 018200008344",
    "00-18200-00834, 018200008344",
    "0-18200-00834, 018200008344",
    "4 006381 333931, 4006381333931",
    "33378 72418 587, 3337872418587",
    "1 4006381333931, 4006381333931",
    "4 33378 72418 587, 3337872418587",
    "4OO6381333931, 4006381333931",
    "4.006.381.333.931, 4006381333931",
    "'4006381333931,00', 4006381333931",
    "793-6103-99007, 793610399007",
    "`B00NNUMI86`, B00NNUMI86",
    "**B088H39PXX**, B088H39PXX",
    "(01)00793610399007(10)ABC123, 0793610399007",
    "0104006381333931172611301012AB, 4006381333931",
    "]E04006381333931, 4006381333931",
    "https://id.gs1.org/01/04006381333931, 4006381333931",
    "urn:epc:id:sgtin:4006381.033393.1, 4006381333931",
    "9783161484100 (pbk.), 9783161484100",
    "4006381333931+07, 4006381333931",
    "4006381333931 + 51299, 4006381333931",
    "g:gtin=4006381333931, 4006381333931",
    "#5 4006381333931, 4006381333931",
    "4006381333931 *, 4006381333931",
    "Barcode: 4006381333931, 4006381333931",
    "978-3-16-148410-0 : EUR 12.90, 9783161484100",
    "B00NNUMI86 / B00NNUMI86, B00NNUMI86"
  })
  void a_code_is_found_in_what_stands_around_it(String cell, String code) {
    assertThat(codeParser.read(cell, ColumnKind.NONE).code())
        .satisfies(found -> assertThat(found.text()).isEqualTo(code));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-05-02",
        "02-05-2026",
        "0049 30 23125 292",
        "+49 30 23125292",
        "4006381 333932",
        "(00)340123452228599816",
        "=TEXT(B2,\"0000000000000\")",
        "7.93610399007E+11",
        "9783161484100 (4006381333931)",
        "010400638133393113Stapler",
        "14002560582135"
      })
  void what_only_looks_like_a_code_is_none(String cell) {
    assertThat(codeParser.read(cell, ColumnKind.NONE).code()).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "-",
        "0",
        "n/a",
        "N.V.",
        "Does not apply",
        "Nicht zutreffend",
        "0000000000000",
        "(blank)",
        "#N/A",
        "不适用",
        "GTIN Exempt",
        "brak"
      })
  void a_word_for_nothing_is_nothing(String cell) {
    assertThat(CellWord.nothing(cell)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "4006381333931 - fineliner black 48 pcs, 4006381333931",
    "B0086FFHLS  # out of stock since May, B0086FFHLS",
    "please check B0086FFHLS soon, B0086FFHLS",
    "EAN: 4006381333931 (black), 4006381333931",
    "Pen black 4006381333931, 4006381333931",
    "24 × 8417848317054 azul, 8417848317054"
  })
  void a_line_of_words_holds_its_one_code(String line, String code) {
    assertThat(FreeText.one(line)).contains(code);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "The order is 4501517529603 the rest can wait.",
        "Rechnung 4501517529603",
        "call me 4501517529603",
        "4006381333931 or 3337872418587",
        "Sent from a phone"
      })
  void a_line_of_words_without_one_holds_none(String line) {
    assertThat(FreeText.one(line)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "UTF-8, 'EAN;Größe\n1;für'",
    "windows-1252, 'EAN;Größe\n1;für „Füße“ à Crème'",
    "windows-1250, 'EAN;Příkazová řádka\n1;žluťoučký kůň, Łódź'",
    "windows-31j, 'JANコード;商品名\n1;ソニー 表示器 能率'",
    "GB18030, 'ASIN;商品标题\n1;不锈钢保温杯 银色'",
    "windows-1251, 'Штрихкод;Наименование\n1;ручка шариковая синяя'"
  })
  void a_text_is_read_in_the_encoding_in_which_it_makes_sense(String charset, String text)
      throws IOException {
    byte[] bytes = text.getBytes(Charset.forName(charset));

    Encoding found =
        Encoding.of(new ByteArrayInputStream(bytes), () -> new ByteArrayInputStream(bytes));

    assertThat(new String(bytes, found.charset())).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void a_few_stray_bytes_do_not_make_another_encoding_of_utf_8(int stray) throws IOException {
    byte[] text = "EAN;Größe, für Füße, schön, grün\n".repeat(200).getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < stray; i++) {
      text[20 + 100 * i] = (byte) 0xFC;
    }

    Encoding found =
        Encoding.of(new ByteArrayInputStream(text), () -> new ByteArrayInputStream(text));

    assertThat(found.charset()).isEqualTo(StandardCharsets.UTF_8);
    assertThat(found.remark()).startsWith("UTF-8 but for");
  }
}
