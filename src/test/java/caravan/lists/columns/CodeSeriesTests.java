package caravan.lists.columns;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CodeSeriesTests {

  private static final String CHARGER = "B0086FFHLS";
  private static final String BALM = "B00NNUMI86";
  private static final String GAME = "B088H39PXX";
  private static final String PEN = "4006381333931";
  private static final String CREAM = "3337872418587";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "B0086FFHLS OR B00NNUMI86 OR B088H39PXX",
        "^(B0086FFHLS|B00NNUMI86|B088H39PXX)$",
        "asins = ['B0086FFHLS', 'B00NNUMI86', 'B088H39PXX']",
        "WHERE asin IN ('B0086FFHLS','B00NNUMI86','B088H39PXX')",
        "ASINS=B0086FFHLS,B00NNUMI86,B088H39PXX",
        "Please look at: B0086FFHLS, B00NNUMI86 and B088H39PXX",
        "[7] \"B0086FFHLS\" \"B00NNUMI86\" \"B088H39PXX\"",
        "{B0086FFHLS, B00NNUMI86, B088H39PXX}",
        "B0086FFHLS/B00NNUMI86/B088H39PXX"
      })
  void joined_as_people_and_programs_do_they_are_a_row_each(String line) {
    assertThat(CodeSeries.of(line)).hasSize(3).first().asString().endsWith(CHARGER);
    assertThat(CodeSeries.of(line)).last().isEqualTo(GAME);
  }

  @Test
  void two_are_several_where_a_comma_or_a_word_joins_them() {
    assertThat(CodeSeries.of(CHARGER + " and " + BALM)).containsExactly(CHARGER, BALM);
    assertThat(CodeSeries.of("['" + CHARGER + "', '" + BALM + "']")).containsExactly(CHARGER, BALM);
    assertThat(CodeSeries.of("EANs: " + PEN + ", " + CREAM)).containsExactly(PEN, CREAM);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "B0086FFHLS OR B00NNUMI86",
        "4006381333931/3337872418587",
        "B0086FFHLS vs. B00NNUMI86",
        "B0086FFHLS + B00NNUMI86 + B088H39PXX",
        "B0086FFHLS (B00NNUMI86, B088H39PXX, B09QDDMLRV)",
        "4006381333931, 3337872418587 (cartons)"
      })
  void two_of_which_nobody_knows_are_not(String line) {
    assertThat(CodeSeries.of(line)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Konkurrenz: B0086FFHLS, B00NNUMI86",
        "Orders: 4006381333931, 3337872418587",
        "Rechnungen [4006381333931, 3337872418587]",
        "Lot: 4006381333931, 3337872418587"
      })
  void what_is_called_something_else_is_not(String line) {
    assertThat(CodeSeries.of(line)).isEmpty();
  }
}
