package caravan.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import caravan.harness.MovedClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ClientUsageTests {

  private final MovedClock clock = new MovedClock();

  private ClientUsage account(RateLimit rateLimit) {
    return new ClientUsage(rateLimit, Day.ofSandbox(), clock);
  }

  @Test
  void the_day_ends_with_its_last_token_and_the_next_one_begins_full() {
    ClientUsage clientUsage = account(RateLimit.perMinute(0, 100));
    assertThat(clientUsage.charge(100))
        .isInstanceOfSatisfying(
            Charge.Taken.class, taken -> assertThat(taken.dailyLeft()).isZero());
    clock.move(Duration.ofHours(23));

    assertThat(clientUsage.charge(1)).isEqualTo(new Charge.DayOver(3_600_000));
    clock.moveMillis(3_599_999);
    assertThat(clientUsage.charge(1)).isEqualTo(new Charge.DayOver(1));
    clock.moveMillis(1);
    assertThat(clientUsage.charge(1))
        .isEqualTo(new Charge.Taken(clock.millis(), 99, Duration.ofDays(1).toMillis()));
  }

  @Test
  void a_call_that_asks_for_more_than_the_day_has_left_takes_nothing() {
    ClientUsage clientUsage = account(RateLimit.perMinute(0, 100));
    clientUsage.charge(95);

    assertThat(clientUsage.charge(10)).isInstanceOf(Charge.DayOver.class);
    assertThat(clientUsage.charge(5)).isInstanceOf(Charge.Taken.class);
  }

  @Test
  void a_day_may_be_short_and_have_begun_at_any_time() {
    Day day = new Day(Duration.ofSeconds(10), MovedClock.START.plusSeconds(1_003));
    ClientUsage clientUsage = new ClientUsage(RateLimit.perMinute(0, 5), day, clock);
    clientUsage.charge(5);

    assertThat(clientUsage.charge(1)).isEqualTo(new Charge.DayOver(3_000));
  }

  @Test
  void a_refused_call_takes_nothing_of_the_window() {
    ClientUsage clientUsage = account(RateLimit.trial());
    clientUsage.charge(20);

    assertThat(clientUsage.charge(20)).isEqualTo(new Charge.TooSoon(20, 10, 60_000));
    assertThat(clientUsage.charge(10)).isInstanceOf(Charge.Taken.class);
  }

  @Test
  void another_plan_keeps_what_the_window_and_the_day_hold() {
    ClientUsage clientUsage = account(RateLimit.trial());
    clientUsage.charge(30);
    clock.move(Duration.ofSeconds(20));
    clientUsage.allow(RateLimit.full());

    assertThat(clientUsage.charge(500)).isEqualTo(new Charge.TooSoon(500, 470, 40_000));
    assertThat(clientUsage.charge(470))
        .isInstanceOfSatisfying(
            Charge.Taken.class, taken -> assertThat(taken.dailyLeft()).isEqualTo(149_500));
  }

  @Test
  void what_another_client_spends_is_gone_even_beyond_the_limit() {
    ClientUsage clientUsage = account(RateLimit.trial());
    clientUsage.spend(40);

    assertThat(clientUsage.charge(10)).isEqualTo(new Charge.TooSoon(10, 0, 60_000));
    clock.move(Duration.ofMinutes(1));
    assertThat(clientUsage.charge(10))
        .isInstanceOfSatisfying(
            Charge.Taken.class, taken -> assertThat(taken.dailyLeft()).isEqualTo(950));
  }

  @Test
  void a_clock_that_steps_back_gives_nothing_back() {
    ClientUsage clientUsage = account(RateLimit.trial());
    clientUsage.charge(30);
    clock.move(Duration.ofDays(-2));

    assertThat(clientUsage.charge(10)).isEqualTo(new Charge.TooSoon(10, 0, 60_000));
  }
}
