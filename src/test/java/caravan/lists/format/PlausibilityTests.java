package caravan.lists.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.Charset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How much of a text is what people write in a language of that encoding. */
class PlausibilityTests {

  private static double of(String text, String charset) {
    return Plausibility.of(text, Charset.forName(charset));
  }

  private static void assertScore(String text, String charset, double score) {
    assertThat(of(text, charset)).as(text).isCloseTo(score, within(1e-9));
  }

  @ParameterizedTest
  @CsvSource({
    "windows-1252, Größe, 1",
    "windows-1252, Grůße, 0.5",
    "windows-1252, plain, 0",
    "windows-1252, '', 0",
    "windows-1252, \u0080é, 0.5",
    "windows-1250, Łódź, 1",
    "windows-1250, ąÂ, 0.5",
    "windows-1250, ą, 1",
    "windows-1254, Şişe ğı İ, 1",
    "windows-1254, Łß, 0",
    "ISO-8859-15, Sœur €, 1",
    "ISO-8859-2, Łódź, 1",
    "windows-1251, Штрихкод, 1",
    "windows-1251, а, 1",
    "windows-1251, Größe, 0",
    "KOI8-R, ручка, 1",
    "IBM866, ручка, 1",
    "ISO-8859-5, ручка, 1",
    "x-MacCyrillic, ручка, 1"
  })
  void letters_count_that_one_language_of_the_encoding_has(
      String charset, String text, double score) {
    assertScore(text, charset, score);
  }

  @ParameterizedTest
  @CsvSource({
    "aб, 0", "zб, 0", "Aб, 0", "Zб, 0", "бa, 0", "бZ, 0", "б a, 1", "@б, 1", "[б, 1", "`б, 1",
    "{б, 1", "б, 1"
  })
  void a_cyrillic_letter_beside_a_latin_one_does_not(String text, double score) {
    assertScore(text, "windows-1251", score);
  }

  @ParameterizedTest
  @CsvSource({
    "a…b, 0",
    "a… b, 1",
    "A…b, 0",
    "D³ugo, 0",
    "3³m, 1",
    "a…B, 1",
    "a …b, 1",
    "…b, 1",
    "a…, 1",
    "a’b, 1",
    "a–b, 1",
    "a·b, 1",
    "a\u00a0b, 1",
    "a€b, 0",
    "aéb, 1",
    "œuf, 1",
    "ilœæ, 0"
  })
  void a_mark_inside_a_word_does_not_but_for_those_that_stand_there(String text, double score) {
    assertScore(text, "windows-1252", score);
  }

  @ParameterizedTest
  @CsvSource({
    "商品, 1",
    "商, 0.5",
    "A商b, 0.5",
    "a商b, 0",
    "'a商 ', 0",
    "a商B, 0",
    "a商品, 1",
    "商a, 0.5",
    "a商, 0.5",
    "'a 商', 0.5",
    "plain, 0",
    "a商⺀, 0.55",
    "\u0080商, 0.55"
  })
  void ideographs_stand_together_and_not_between_latin_letters(String text, double score) {
    assertScore(text, "windows-31j", score);
  }

  @ParameterizedTest
  @CsvSource({
    "諭諭, 1",
    "弌弌, 0.5",
    "檗檗, 0.5",
    "漾漾, 0.5",
    "堯堯, 0.5",
    "纊纊, 0.1",
    "ソニー, 1",
    "､､, 0.3",
    "ﾟﾟ, 0.3",
    "｡｡, 0.3",
    "\uffa0\uffa0, 0.1",
    "\u2e80\u2e80, 0.1",
    "　　, 1"
  })
  void common_japanese_characters_count_more_than_rare_ones(String text, double score) {
    assertScore(text, "windows-31j", score);
  }

  @ParameterizedTest
  @CsvSource({
    "啊啊, 1",
    "座座, 1",
    "亍亍, 0.5",
    "ΑΑ, 0.5",
    "··, 0.5",
    "丂丂, 0.1",
    "仭仭, 0.1",
    "镕镕, 0.1",
    "ソソ, 0.7",
    "\u3040\u3040, 0.7",
    "\u30ff\u30ff, 0.7",
    "\u3000\u3000, 1",
    "\u303f\u303f, 1",
    "\uff01\uff01, 1",
    "\uff5e\uff5e, 1",
    "\u2fff\u2fff, 0.1",
    "\uff5f\uff5f, 0.1",
    "\uff00\uff00, 0.1",
    "\u3100\u3100, 0.1"
  })
  void common_chinese_characters_count_more_than_rare_ones_and_japanese(String text, double score) {
    assertScore(text, "GB18030", score);
  }

  @ParameterizedTest
  @CsvSource({"가가, 1", "힣힣, 1", "漢漢, 0.8", "\u3130\u3130, 0.1"})
  void korean_counts_in_the_encodings_of_koreans(String text, double score) {
    assertScore(text, "x-windows-949", score);
  }
}
