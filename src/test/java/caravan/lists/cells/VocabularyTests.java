package caravan.lists.cells;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The words of cells, read from their file as the reader does. */
class VocabularyTests {

  private final Vocabulary<CellWord> words = Vocabulary.read("cells.txt", CellWord.class);

  @ParameterizedTest
  @CsvSource({
    "doesnotapply, NOTHING",
    "asin, ASIN",
    "na, NOTHING",
    "vendor, FOREIGN",
    "ean13, EAN",
    "stuck, PIECE",
    "karton, CARTON",
    "无, NOTHING",
    "箱, CARTON"
  })
  void a_word_means_what_stands_before_it_in_the_file(String word, CellWord meaning) {
    assertThat(words.find(word)).contains(meaning);
    assertThat(words.phrase(word).orElse(meaning)).isEqualTo(meaning);
  }

  @ParameterizedTest
  @CsvSource({
    "karton, true",
    "kartonx, true",
    "kartonage24, true",
    "pall, true",
    "palla, false",
    "karto, false",
    "xkarton, false",
    "red, false"
  })
  void a_star_stands_for_any_ending_of_five_letters_and_more(String word, boolean known) {
    assertThat(words.find(word).isPresent()).isEqualTo(known);
  }

  @Test
  void a_word_under_two_meanings_has_the_first() {
    assertThat(words.find("uc")).contains(CellWord.UPC);
    assertThat(words.find("unit")).contains(CellWord.PIECE);
  }

  @Test
  void a_phrase_is_whole() {
    assertThat(words.phrase("doesnotapply")).contains(CellWord.NOTHING);
    assertThat(words.phrase("kartonage")).isEmpty();
  }

  @Test
  void comments_are_no_words() {
    assertThat(words.find("headings")).isEmpty();
    assertThat(words.find("somebody")).isEmpty();
  }

  @Test
  void words_without_blanks_between_them_go_from_the_longest_to_the_shortest() {
    assertThat(words.ideographs())
        .contains("不适用", "箱", "該当なし")
        .doesNotContain("karton")
        .isSortedAccordingTo(
            (one, other) ->
                one.length() == other.length()
                    ? one.compareTo(other)
                    : other.length() - one.length());
  }

  @ParameterizedTest
  @CsvSource({
    "Straße, strasse",
    "N.V., nv",
    "GTIN-14, gtin14",
    "Größe, grosse",
    "不适用, 不适用",
    "' a b ', ab",
    "ＥＡＮ, ean"
  })
  void case_accents_and_marks_do_not_matter(String text, String folded) {
    assertThat(Vocabulary.fold(text)).isEqualTo(folded);
  }

  @ParameterizedTest
  @CsvSource({
    "无, true",
    "カ, true",
    "な, true",
    "바, true",
    "ล, true",
    "Größe, false",
    "कोड, false",
    "'', false"
  })
  void some_scripts_have_no_blanks_between_their_words(String text, boolean without) {
    assertThat(Vocabulary.ideographic(text)).isEqualTo(without);
  }

  @Test
  void a_file_that_is_missing_is_told() {
    assertThatThrownBy(() -> Vocabulary.read("none.txt", CellWord.class))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("none.txt");
  }
}
