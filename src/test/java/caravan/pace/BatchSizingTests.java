package caravan.pace;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class BatchSizingTests {

  private static final Duration MINUTE = Duration.ofSeconds(60);
  private static final Plan TRIAL = new Plan(30, MINUTE, 1_000, 10, 100);
  private static final Plan FULL = new Plan(500, MINUTE, 150_000, 10, 100);
  private static final long ENDLESS = Long.MAX_VALUE;

  @Test
  void the_trial_plan_sends_thirty_at_a_time_and_then_the_rest() {
    assertThat(new BatchSizing(TRIAL, 30, ENDLESS, 4).codes(100, false)).isEqualTo(30);
    assertThat(new BatchSizing(TRIAL, 30, ENDLESS, 4).codes(10, false)).isEqualTo(10);
  }

  @Test
  void the_full_plan_fills_all_slots_with_whole_calls() {
    BatchSizing batchSizing = new BatchSizing(FULL, 500, ENDLESS, 4);
    assertThat(batchSizing.call()).isEqualTo(100);
    assertThat(batchSizing.codes(2_000, false)).isEqualTo(400);
  }

  @Test
  void a_lone_code_does_not_wait_when_nobody_is_coming() {
    assertThat(new BatchSizing(FULL, 500, ENDLESS, 4).codes(1, false)).isEqualTo(1);
  }

  @Test
  void a_remainder_waits_for_company_and_whole_calls_do_not() {
    assertThat(new BatchSizing(FULL, 500, ENDLESS, 4).codes(237, true)).isEqualTo(200);
    assertThat(new BatchSizing(FULL, 500, ENDLESS, 4).codes(37, true)).isZero();
  }

  @Test
  void the_last_batch_of_the_day_is_cut_to_what_is_left() {
    assertThat(new BatchSizing(FULL, 500, 40, 4).codes(1_000, false)).isEqualTo(40);
    assertThat(new BatchSizing(FULL, 500, 47, 4).codes(1_000, false)).isEqualTo(40);
    assertThat(new BatchSizing(FULL, 500, 9, 4).codes(1_000, false)).isZero();
  }

  @Test
  void even_calls_wait_until_a_whole_one_can_be_paid_for() {
    Plan even = FULL.paced(500, 100);
    assertThat(new BatchSizing(even, 30, ENDLESS, 4).codes(1_000, false)).isZero();
    assertThat(new BatchSizing(even, 30, ENDLESS, 4).codes(20, false)).isEqualTo(20);
    assertThat(new BatchSizing(even, 50, ENDLESS, 4).codes(1_000, false)).isEqualTo(50);
    assertThat(new BatchSizing(even, 90, ENDLESS, 4).codes(1_000, false))
        .as("one whole")
        .isEqualTo(50);
    assertThat(new BatchSizing(even, 100, ENDLESS, 4).codes(1_000, false)).isEqualTo(100);
  }

  @Property
  void a_round_is_paid_for_and_cut_into_calls_that_the_plan_allows(
      @ForAll @LongRange(min = 0, max = 700) long free,
      @ForAll @LongRange(min = 0, max = 700) long today,
      @ForAll @IntRange(max = 6) int slots,
      @ForAll @LongRange(min = 0, max = 2_000) long waiting,
      @ForAll boolean company) {
    BatchSizing batchSizing = new BatchSizing(FULL, free, today, slots);
    int codes = batchSizing.codes(waiting, company);
    assertThat((long) codes).isLessThanOrEqualTo(waiting);
    assertThat((long) FULL.tokens(codes)).isLessThanOrEqualTo(Math.min(free, today));
    assertThat(codes).isLessThanOrEqualTo(slots * FULL.batch());
    if (waiting >= 700 && slots > 0 && Math.min(free, today) >= 10) {
      assertThat(codes).as("a backlog is never left to wait").isPositive();
      assertThat(codes % 10).as("no token is bought and not used").isZero();
    }
  }

  @Test
  void without_a_slot_or_a_token_nothing_goes_out() {
    assertThat(new BatchSizing(FULL, 500, ENDLESS, 0).codes(100, false)).isZero();
    assertThat(new BatchSizing(FULL, 9, ENDLESS, 4).codes(100, false)).isZero();
    assertThat(new BatchSizing(FULL, 9, ENDLESS, 4).call()).isZero();
    assertThat(new BatchSizing(FULL, 500, ENDLESS, 1).codes(1_000, true)).isEqualTo(100);
  }
}
