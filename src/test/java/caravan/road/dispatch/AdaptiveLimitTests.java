package caravan.road.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import caravan.pace.LearnedLimit;
import caravan.pace.Plan;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AdaptiveLimitTests {

  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private Plan set = new Plan(0, MINUTE, 0, 1, 50);
  private final List<LearnedLimit> kept = new ArrayList<>();
  private final AdaptiveLimit limit =
      new AdaptiveLimit(() -> set, LearnedLimit.NONE, (of, learned) -> kept.add(learned));

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
  void what_is_learned_is_kept_once_and_taken_up_again() {
    limit.surprised(100, 0, 10, NOW);
    limit.calm(0, NOW.plusSeconds(1));
    assertThat(kept).hasSize(1);

    AdaptiveLimit again = new AdaptiveLimit(() -> set, kept.get(0), (of, learned) -> {});
    assertThat(again.plan()).isEqualTo(limit.plan());
  }

  @Test
  void what_another_node_learned_is_followed_and_not_kept_again() {
    limit.surprised(100, 0, 10, NOW);
    AdaptiveLimit other =
        new AdaptiveLimit(() -> set, LearnedLimit.NONE, (of, learned) -> kept.add(learned));

    other.follow(kept.get(0));

    assertThat(other.plan()).isEqualTo(limit.plan());
    assertThat(kept).hasSize(1);
  }

  @Test
  void what_can_not_be_kept_is_not_learned_yet() {
    AdaptiveLimit failing =
        new AdaptiveLimit(
            () -> set,
            LearnedLimit.NONE,
            (of, learned) -> {
              throw new IllegalStateException("disk full");
            });
    assertThatThrownBy(() -> failing.surprised(100, 0, 10, NOW)).hasMessage("disk full");
    assertThat(failing.plan()).isEqualTo(set);
  }

  @Test
  void what_was_learned_of_a_plan_says_nothing_of_another() {
    set = new Plan(30, MINUTE, 0, 10, 100);
    limit.surprised(0, 0, 10, NOW);
    assertThat(limit.plan()).isNotEqualTo(set);
    set = new Plan(500, MINUTE, 0, 10, 100);
    assertThat(limit.plan()).isEqualTo(set);
  }

  @Test
  void another_plan_is_used_from_the_next_call_on() {
    set = new Plan(500, MINUTE, 0, 10, 100);
    assertThat(limit.plan()).isEqualTo(set);
  }
}
