package caravan.pace;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class BackOffTests {

  private static final BackOff BACK_OFF = new BackOff(Duration.ofSeconds(1), Duration.ofMinutes(4));

  @Test
  void each_failure_doubles_the_pause() {
    assertThat(BACK_OFF.pause(1, 1)).isEqualTo(Duration.ofSeconds(1));
    assertThat(BACK_OFF.pause(2, 1)).isEqualTo(Duration.ofSeconds(2));
    assertThat(BACK_OFF.pause(5, 1)).isEqualTo(Duration.ofSeconds(16));
  }

  @Property
  void a_pause_is_never_nothing_and_never_longer_than_the_longest(
      @ForAll @IntRange(min = 1) int failures, @ForAll @DoubleRange(max = 1) double chance) {
    assertThat(BACK_OFF.pause(failures, chance))
        .isBetween(Duration.ofMillis(800), Duration.ofMinutes(4));
  }
}
