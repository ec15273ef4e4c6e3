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
  void a_rate_below_the_price_step_is_refused() {
    assertThatThrownBy(() -> new Plan(5, MINUTE, 0, 10, 100))
        .hasMessageContaining("a rate of 5 never allows a call");
  }
}
