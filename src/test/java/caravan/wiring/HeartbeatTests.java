package caravan.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import caravan.harness.MovedClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class HeartbeatTests {

  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final MovedClock clock = new MovedClock();
  private final Heartbeat heartbeat = new Heartbeat(clock);

  @Test
  void a_loop_that_begins_counts_as_one_that_came_round() {
    clock.move(MINUTE);
    assertThat(heartbeat.within(MINUTE)).isTrue();
    clock.moveMillis(1);
    assertThat(heartbeat.within(MINUTE)).isFalse();
  }

  @Test
  void a_beat_counts_from_when_it_came() {
    clock.move(MINUTE);
    heartbeat.beat();
    clock.move(MINUTE);
    assertThat(heartbeat.within(MINUTE)).isTrue();
  }
}
