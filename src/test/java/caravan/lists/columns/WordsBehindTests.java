package caravan.lists.columns;

import static org.assertj.core.api.Assertions.assertThat;

import caravan.lists.cells.Proof;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WordsBehindTests {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "4006381333931 Karton",
        "4006381333931 (case of 12)",
        "4006381333931 - Umkarton 12 St",
        "2x 4006381333931 VPE",
        "4006381333931 (Display)",
        "4006381333931 箱"
      })
  void a_carton_is_called_so(String line) {
    assertThat(WordsBehind.other(line))
        .hasValueSatisfying(other -> assertThat(other.proof()).isEqualTo(Proof.CASE));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "4006381333931 (Telefon)",
        "4006381333931 = Bestellnummer",
        "4006381333931 ist die Kundennummer",
        "4006381333931 GLN Lieferant"
      })
  void a_number_that_is_somebodys_own_is_called_so(String line) {
    assertThat(WordsBehind.other(line))
        .hasValueSatisfying(other -> assertThat(other.note()).contains("behind it"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "4006381333931",
        "4006381333931 Stabilo Karton blau 12er",
        "4006381333931 Case for iPhone 12",
        "4006381333931 phone case",
        "4006381333931 Palette Lidschatten nude",
        "4006381333931 Display 24 Zoll",
        "4006381333931 Palette 24 Farben",
        "4006381333931 Karton 3337872418587",
        "4006381333931 ボールペン青 2本",
        "4006381333931 Stück",
        "4006381333931 12 Karton"
      })
  void the_name_of_a_product_says_nothing(String line) {
    assertThat(WordsBehind.other(line)).isEmpty();
  }
}
