package caravan.road.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RefusalStreakTests {

  private final RefusalStreak refusalStreak = new RefusalStreak();

  private boolean refusedInARow(int codes, String words) {
    return IntStream.range(0, codes)
        .mapToObj("B%09d"::formatted)
        .map(code -> refusalStreak.refused(code, words.replace("{code}", code)))
        .reduce(false, (before, now) -> now);
  }

  @Test
  void nine_codes_may_be_bad_the_tenth_can_not() {
    assertThat(refusedInARow(9, "Bad request")).isFalse();
    assertThat(refusedInARow(10, "Bad request")).isTrue();
  }

  @Test
  void the_same_code_again_proves_nothing() {
    for (int i = 0; i < 50; i++) {
      assertThat(refusalStreak.refused("B000000001", "Bad request")).isFalse();
    }
  }

  @Test
  void an_answer_in_between_clears_the_channel() {
    refusedInARow(9, "Bad request");
    refusalStreak.answered();
    assertThat(refusedInARow(9, "Bad request")).isFalse();
  }

  @Test
  void other_words_begin_anew() {
    refusedInARow(9, "Bad request");
    assertThat(refusalStreak.refused("B000000100", "Something else")).isFalse();
  }

  @Test
  void codes_that_are_named_are_believed_longer() {
    assertThat(refusedInARow(99, "Invalid asin: {code}")).isFalse();
    assertThat(refusedInARow(100, "Invalid asin: {code}")).isTrue();
  }

  @Test
  void the_third_batch_without_an_answer_that_could_be_read_is_kept() {
    assertThat(refusalStreak.unreadable(1)).isFalse();
    assertThat(refusalStreak.unreadable(2)).isFalse();
    assertThat(refusalStreak.nothingReadable()).isFalse();
    assertThat(refusalStreak.unreadable(3)).isTrue();
    assertThat(refusalStreak.nothingReadable()).isTrue();
    refusalStreak.answered();
    assertThat(refusalStreak.nothingReadable()).isFalse();
  }

  @Test
  void a_call_that_is_told_of_again_because_the_ledger_failed_counts_once() {
    for (int time = 0; time < 10; time++) {
      assertThat(refusalStreak.unreadable(1)).isFalse();
    }
    assertThat(refusalStreak.unreadable(2)).isFalse();
    assertThat(refusalStreak.unreadable(3)).isTrue();
  }
}
