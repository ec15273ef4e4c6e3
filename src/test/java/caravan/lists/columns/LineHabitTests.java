package caravan.lists.columns;

import static org.assertj.core.api.Assertions.assertThat;

import caravan.lists.cells.SourceRecord;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineHabitTests {

  private static final String PEN = "4006381333931";
  private static final String CREAM = "3337872418587";

  @Test
  void codes_come_first_in_four_lines_of_five() {
    assertThat(of(PEN, PEN + " pen", "2x " + PEN, "EAN: " + PEN, "Vertrag: " + PEN))
        .isEqualTo(LineHabit.CODE_FIRST);
    assertThat(of(PEN, PEN, PEN, "Pen: " + PEN, "Vertrag: " + PEN)).isEqualTo(LineHabit.NONE);
  }

  @Test
  void a_few_lines_are_no_habit() {
    assertThat(of(PEN, PEN, PEN, PEN, "Hello")).isEqualTo(LineHabit.NONE);
  }

  @Test
  void most_lines_have_two_codes() {
    String two = PEN + " pen " + CREAM;
    assertThat(of(two, two, two, PEN, PEN)).isEqualTo(LineHabit.TWO_CODES);
    assertThat(of(PEN + ", " + CREAM, PEN + ", " + CREAM, PEN + ", " + CREAM, PEN, PEN))
        .isEqualTo(LineHabit.CODE_FIRST);
  }

  @Test
  void marketplaces_stand_over_codes() {
    assertThat(of("amazon.de", PEN, CREAM, "amazon.fr", PEN)).isEqualTo(LineHabit.MARKETS);
    assertThat(of("Germany:", PEN)).isEqualTo(LineHabit.MARKETS);
    assertThat(of("DE", PEN, "FR", CREAM)).isEqualTo(LineHabit.MARKETS);
    assertThat(of("DE", PEN, "FR", "UK", CREAM)).isEqualTo(LineHabit.MARKETS);
  }

  @Test
  void marketplaces_under_codes_or_a_word_that_looks_like_one_are_no_sections() {
    assertThat(of("IT", PEN, CREAM)).isEqualTo(LineHabit.NONE);
    assertThat(of(PEN, "amazon.de", CREAM, "amazon.fr")).isEqualTo(LineHabit.NONE);
    assertThat(of("amazon.de", "amazon.fr", PEN)).isEqualTo(LineHabit.NONE);
    assertThat(of("amazon.de", PEN, "amazon.fr")).isEqualTo(LineHabit.NONE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Pen: " + PEN, "Liefertermin " + PEN, "Vertrag № " + PEN})
  void words_stand_in_front(String line) {
    assertThat(LineHabit.fronted(line)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {PEN, "6 Stück " + PEN, "EAN " + PEN, "1) " + PEN, "Pen: B00NNUMI86"})
  void a_quantity_or_a_name_of_codes_is_no_word(String line) {
    assertThat(LineHabit.fronted(line)).isFalse();
  }

  private static LineHabit of(String... lines) {
    return LineHabit.of(Stream.of(lines).map(line -> SourceRecord.of(List.of(line))).toList());
  }
}
