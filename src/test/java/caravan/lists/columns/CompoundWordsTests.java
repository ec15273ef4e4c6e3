package caravan.lists.columns;

import static org.assertj.core.api.Assertions.assertThat;

import caravan.lists.cells.Vocabulary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What headings write together. */
class CompoundWordsTests {

  private final CompoundWords compoundWords =
      new CompoundWords(Vocabulary.read("headings.txt", Meaning.class));

  @ParameterizedTest
  @CsvSource({
    "artikelbarcode, artikel, barcode",
    "eancod, ean, cod",
    "eannr, ean, nr",
    "upccode, upc, code",
    "codean, cod, ean",
    "boxean, box, ean",
    "transaktionsnummer, transaktion, nummer"
  })
  void a_word_whose_other_part_is_known_has_two(String word, String first, String second) {
    assertThat(compoundWords.parts(word)).containsExactly(first, second);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"ocean", "januar", "european", "clean", "artean", "name", "eanx", "sonnr"})
  void a_word_whose_other_part_is_unknown_or_a_kind_has_one(String word) {
    assertThat(compoundWords.parts(word)).containsExactly(word);
  }

  @Test
  void a_word_that_is_known_as_a_whole_stays_whole() {
    assertThat(compoundWords.parts("kundennummer")).containsExactly("kundennummer");
    assertThat(compoundWords.parts("eancode")).containsExactly("ean", "code");
  }
}
