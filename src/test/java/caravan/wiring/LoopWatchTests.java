package caravan.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import caravan.harness.MovedClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LoopWatchTests {

  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final MovedClock clock = new MovedClock();
  private final LoopWatch watch = new LoopWatch(clock);

  @Test
  void a_loop_that_begins_counts_as_one_that_came_round() {
    clock.move(MINUTE);
    assertThat(watch.within(MINUTE)).isTrue();
    clock.moveMillis(1);
    assertThat(watch.within(MINUTE)).isFalse();
  }

  @Test
  void a_beat_counts_from_when_it_came() {
    clock.move(MINUTE);
    watch.beat();
    clock.move(MINUTE);
    assertThat(watch.within(MINUTE)).isTrue();
  }
}
