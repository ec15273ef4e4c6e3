package caravan.road.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class ClockStepsTests {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  private final AtomicReference<Instant> steadily = new AtomicReference<>(NOON);
  private final AtomicReference<Instant> machine = new AtomicReference<>(NOON.plusSeconds(300));
  private final ClockSteps steps = new ClockSteps(clock(machine), clock(steadily));

  private static Clock clock(AtomicReference<Instant> moment) {
    InstantSource source = moment::get;
    return source.withZone(ZoneOffset.UTC);
  }

  private void pass(Duration steady, Duration machines) {
    steadily.updateAndGet(moment -> moment.plus(steady));
    machine.updateAndGet(moment -> moment.plus(machines));
  }

  @Test
  void time_that_passes_is_no_step() {
    pass(Duration.ofHours(5), Duration.ofHours(5));
    assertThat(steps.count()).isZero();
    pass(Duration.ofHours(1), Duration.ofHours(1).plusMillis(900));
    assertThat(steps.count()).isZero();
  }

  @Test
  void each_step_counts_once_whichever_way() {
    pass(Duration.ofSeconds(1), Duration.ofHours(1));
    assertThat(steps.count()).isEqualTo(1);
    assertThat(steps.count()).isEqualTo(1);
    pass(Duration.ofSeconds(1), Duration.ofHours(-2));
    assertThat(steps.count()).isEqualTo(2);
    assertThat(steps.count()).isEqualTo(2);
  }
}
