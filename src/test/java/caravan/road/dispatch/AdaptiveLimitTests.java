package caravan.road.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import caravan.pace.Plan;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class AdaptiveLimitTests {

  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private Plan set = new Plan(0, MINUTE, 0, 1, 50);
  private final AdaptiveLimit limit = new AdaptiveLimit(() -> set);

  @Test
  void a_plan_is_used_as_it_is_set_until_a_refusal_teaches_otherwise() {
    assertThat(limit.plan()).isEqualTo(set);
    limit.surprised(100, 0, 10, NOW);
    assertThat(limit.plan().rate()).isBetween(50, 100);
    assertThat(limit.set()).isEqualTo(set);
  }

  @Test
  void calm_windows_let_more_through_again() {
    limit.surprised(100, 0, 10, NOW);
    int learned = limit.plan().rate();
    for (int window = 1; window <= 30; window++) {
      limit.calm(learned, NOW.plus(MINUTE.multipliedBy(window)));
    }
    assertThat(limit.plan().rate()).isGreaterThan(learned);
  }

  @Test
  void another_plan_is_used_from_the_next_call_on() {
    set = new Plan(500, MINUTE, 0, 10, 100);
    assertThat(limit.plan()).isEqualTo(set);
  }
}
