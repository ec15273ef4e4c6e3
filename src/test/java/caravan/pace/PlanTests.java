package caravan.pace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PlanTests {

  private static final Duration MINUTE = Duration.ofSeconds(60);
  private static final Plan TRIAL = new Plan(30, MINUTE, 1_000, 10, 100);

  @Test
  void a_call_costs_its_codes_rounded_up_to_the_price_step() {
    assertThat(TRIAL.tokens(1)).isEqualTo(10);
    assertThat(TRIAL.tokens(10)).isEqualTo(10);
    assertThat(TRIAL.tokens(11)).isEqualTo(20);
    assertThat(new Plan(0, MINUTE, 0, 1, 50).tokens(37)).isEqualTo(37);
  }

  @Test
  void a_call_is_never_larger_than_the_window_can_pay_for() {
    assertThat(TRIAL.largestCall()).isEqualTo(30);
    assertThat(new Plan(500, MINUTE, 0, 10, 100).largestCall()).isEqualTo(100);
    assertThat(new Plan(35, MINUTE, 0, 10, 100).largestCall()).isEqualTo(30);
  }

  @Test
  void even_calls_are_of_the_size_that_leaves_the_least_of_a_window_over() {
    Plan untold = new Plan(0, MINUTE, 0, 1, 50);
    assertThat(untold.paced(240, 48).largestCall()).isEqualTo(24);
    assertThat(untold.paced(245, 48).largestCall()).as("11 of 22 are 242").isEqualTo(22);
    assertThat(untold.paced(59, 10).largestCall()).as("14 of 4 are 56").isEqualTo(4);
    assertThat(new Plan(500, MINUTE, 0, 10, 100).paced(500, 120).largestCall()).isEqualTo(50);
    assertThat(new Plan(30, MINUTE, 0, 10, 100).paced(30, 10).largestCall()).isEqualTo(10);
  }

  @Test
  void a_rate_below_the_price_step_is_refused() {
    assertThatThrownBy(() -> new Plan(5, MINUTE, 0, 10, 100))
        .hasMessageContaining("a rate of 5 never allows a call");
  }

  @Test
  void what_can_be_no_plan_is_refused() {
    for (Runnable plan :
        new Runnable[] {
          () -> new Plan(-1, MINUTE, 0, 10, 100),
          () -> new Plan(30, MINUTE, -1, 10, 100),
          () -> new Plan(30, MINUTE, 0, 0, 100),
          () -> new Plan(30, MINUTE, 0, 10, 0),
          () -> new Plan(30, Duration.ZERO, 0, 10, 100),
          () -> new Plan(30, MINUTE.negated(), 0, 10, 100),
          () -> new Plan(30, MINUTE, 0, 10, 100, 31),
          () -> new Plan(30, MINUTE, 0, 10, 100, 9)
        }) {
      assertThatThrownBy(plan::run).isInstanceOf(IllegalArgumentException.class);
    }
    assertThat(new Plan(10, MINUTE, 0, 10, 1).largestCall()).isEqualTo(1);
  }

  @Test
  void a_plan_with_other_calls_or_another_window_is_the_same_otherwise() {
    assertThat(TRIAL.withBatch(20)).isEqualTo(new Plan(30, MINUTE, 1_000, 10, 20));
    assertThat(TRIAL.within(MINUTE)).isSameAs(TRIAL);
    assertThat(TRIAL.within(MINUTE.multipliedBy(2)))
        .isEqualTo(new Plan(30, MINUTE.multipliedBy(2), 1_000, 10, 100));
    assertThat(TRIAL.permitsPerWindow()).isEqualTo(3);
  }
}
