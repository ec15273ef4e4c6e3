package caravan.road.intake;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextSetTests {

  @Test
  void each_text_is_new_once() {
    TextSet set = new TextSet();
    for (int round = 0; round < 2; round++) {
      for (int i = 0; i < 200_000; i++) {
        assertThat(set.add("B%09d com".formatted(i))).as("%d %d", round, i).isEqualTo(round == 0);
      }
    }
    assertThat(set.add("")).isTrue();
    assertThat(set.add("")).isFalse();
  }
}
