package caravan.pace;

import static org.assertj.core.api.Assertions.assertThat;

import caravan.pace.LearningRun.Server;
import caravan.pace.LearningRun.Server.Count;
import java.time.Duration;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LearnedLimitTests {

  private static final Duration WINDOW = Duration.ofSeconds(60);
  private static final Duration RUN = Duration.ofMinutes(10);
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  /** From three full calls a window; with less there is too little to learn from in ten windows. */
  @Tag("slow")
  @Property(tries = 300)
  void a_limit_that_nobody_told_is_found(
      @ForAll Count count,
      @ForAll @DoubleRange(min = 3, max = 50) double calls,
      @ForAll boolean steps,
      @ForAll @IntRange(min = 20, max = 500) int latency,
      @ForAll @IntRange(max = 59_999) int phase) {
    int rate = steps ? (int) (10 * calls) * 10 : (int) (50 * calls);
    Server server = new Server(count, rate, rate, WINDOW);
    isFound(server, steps, Duration.ofMillis(latency), START.plusMillis(phase), RUN);
  }

  @Test
  void a_limit_of_a_hundred_calls_is_found() {
    Server server = new Server(Count.SLIDING, 5_000, 5_000, WINDOW);
    isFound(server, false, Duration.ofMillis(100), START, RUN);
  }

  /** In an hour also a limit that a single call exceeds, from five price steps. */
  @Tag("slow")
  @Property(tries = 300)
  void the_smallest_limit_is_found_in_an_hour(
      @ForAll Count count,
      @ForAll @IntRange(min = 3, max = 30) int tens,
      @ForAll @IntRange(max = 9) int ones,
      @ForAll boolean steps,
      @ForAll @IntRange(min = 20, max = 500) int latency,
      @ForAll @IntRange(max = 59_999) int phase) {
    int rate = steps ? 10 * (tens + 2) : 10 * tens + ones;
    Server server = new Server(count, rate, rate, WINDOW);
    isFound(server, steps, Duration.ofMillis(latency), START.plusMillis(phase), HOUR);
  }

  private static void isFound(
      Server server, boolean steps, Duration latency, Instant start, Duration length) {
    Plan untold = steps ? new Plan(0, WINDOW, 0, 10, 100) : new Plan(0, WINDOW, 0, 1, 50);
    LearningRun run = new LearningRun(server, untold, latency, start).go(length);
    assertThat(run.refusals * 20).isLessThan(run.calls);
    assertThat(run.used(length)).isGreaterThanOrEqualTo(0.9);
  }

  @Test
  void calls_in_flight_bound_the_limit_though_nobody_knows_yet_whether_they_passed() {
    Plan untold = new Plan(0, WINDOW, 0, 10, 100);
    LearnedLimit early = LearnedLimit.NONE.surprised(untold, 200, 300, 100, START);
    assertThat(early.rate()).as("two calls have passed").isEqualTo(196);
    assertThat(early.ceiling()).as("six were too much").isEqualTo(600);
    assertThat(early.calm(untold, 190, START.plus(WINDOW)).rate()).isEqualTo(588);
  }

  @Test
  void what_was_tried_last_and_refused_is_taken_back_and_not_tried_again() {
    Plan untold = new Plan(0, WINDOW, 0, 1, 50);
    Instant later = START.plus(WINDOW);
    LearnedLimit first = LearnedLimit.NONE.surprised(untold, 200, 0, 50, START);
    LearnedLimit more = first.calm(untold, 190, later);
    assertThat(more.rate()).isEqualTo(245);
    LearnedLimit back = more.surprised(untold, 180, 0, 15, later);
    assertThat(back.rate()).isEqualTo(196);
    assertThat(back.ceiling()).as("what was refused is less than what was proven").isEqualTo(197);
  }

  @Test
  void a_refusal_never_raises_the_rate() {
    Plan untold = new Plan(0, WINDOW, 0, 1, 50);
    LearnedLimit small = new LearnedLimit(30, 29, 31, 0, START, START);
    assertThat(small.surprised(untold, 2, 0, 1, START).rate()).isEqualTo(30);
  }

  @ParameterizedTest
  @CsvSource({
    "500, 250, 20",
    "500, 100, 20",
    "500, 100, 500",
    "500, 40, 100",
    "30, 20, 100",
    "500, 20, 20"
  })
  void a_bucket_smaller_than_a_window_is_met_by_even_calls(int rate, int bucket, int latency) {
    Plan told = new Plan(rate, WINDOW, 0, 10, 100);
    LearningRun run =
        new LearningRun(
            new Server(Count.BUCKET, rate, bucket, WINDOW),
            told,
            Duration.ofMillis(latency),
            START);
    run.go(WINDOW.multipliedBy(2));
    long before = run.tokens;
    run.go(RUN);
    assertThat(run.refusals).isLessThanOrEqualTo(5);
    assertThat((run.tokens - before) / (rate * 10.0)).isGreaterThanOrEqualTo(0.9);
  }

  private static final Plan TOLD = new Plan(500, WINDOW, 0, 10, 100);
  private static final Plan UNTOLD = new Plan(0, WINDOW, 0, 1, 10);

  private static LearnedLimit limit(int rate, int proven, int ceiling) {
    return new LearnedLimit(rate, proven, ceiling, 0, START, START);
  }

  @Test
  void each_surprise_halves_the_burst_down_to_a_price_step() {
    LearnedLimit learned = LearnedLimit.NONE;
    for (int burst : new int[] {250, 120, 60, 30, 10, 10}) {
      learned = learned.surprised(TOLD, 0, 0, 10, START);
      assertThat(learned.burst()).isEqualTo(burst);
      assertThat(learned.apply(TOLD)).isEqualTo(TOLD.paced(500, burst));
    }
    LearnedLimit wide = new LearnedLimit(0, 0, 0, 250, START, START);
    Plan smaller = new Plan(100, WINDOW, 0, 10, 100);
    assertThat(wide.surprised(smaller, 0, 0, 10, START).burst()).isEqualTo(50);
  }

  @Test
  void a_burst_that_is_as_large_as_the_rate_changes_nothing() {
    assertThat(new LearnedLimit(0, 0, 0, 500, START, START).apply(TOLD)).isSameAs(TOLD);
    assertThat(new LearnedLimit(0, 0, 0, 490, START, START).apply(TOLD).burst()).isEqualTo(490);
    assertThat(LearnedLimit.NONE.apply(UNTOLD)).isSameAs(UNTOLD);
  }

  @Test
  void a_refusal_is_remembered_for_a_day() {
    LearnedLimit learned = LearnedLimit.NONE.surprised(TOLD, 0, 0, 10, START);
    Duration day = Duration.ofDays(1);
    assertThat(learned.calm(TOLD, 0, START.plus(day))).isEqualTo(learned);
    assertThat(learned.calm(TOLD, 0, START.plus(day).plusMillis(1))).isEqualTo(LearnedLimit.NONE);
  }

  @Test
  void a_window_teaches_something_only_if_it_is_over_and_was_asked_for() {
    LearnedLimit learned = limit(200, 0, 300);
    assertThat(learned.calm(UNTOLD, 170, START.plus(WINDOW)).rate()).isEqualTo(294);
    assertThat(learned.calm(UNTOLD, 169, START.plus(WINDOW))).isSameAs(learned);
    assertThat(learned.calm(UNTOLD, 200, START.plus(WINDOW).minusMillis(1))).isSameAs(learned);
    LearnedLimit nothing = limit(0, 0, 0);
    assertThat(nothing.calm(UNTOLD, 10, START.plus(WINDOW))).isSameAs(nothing);
  }

  @Test
  void a_ceiling_is_believed_for_ten_windows_and_then_a_hundredth_more_is_tried() {
    LearnedLimit learned = limit(150, 0, 300);
    Instant tenth = START.plus(WINDOW.multipliedBy(10));
    assertThat(learned.calm(UNTOLD, 150, tenth.minusMillis(1)).rate()).isEqualTo(294);
    assertThat(learned.calm(UNTOLD, 150, tenth).rate()).isEqualTo(152);
    assertThat(limit(299, 0, 300).calm(UNTOLD, 299, START.plus(WINDOW)).rate())
        .as("never slower for a calm window")
        .isEqualTo(299);
  }

  @Test
  void as_long_as_nothing_is_known_to_be_too_much_half_as_much_again_is_tried() {
    LearnedLimit next = limit(51, 0, 0).calm(UNTOLD, 51, START.plus(WINDOW));
    assertThat(next.rate()).isEqualTo(77);
    assertThat(next.proven()).isEqualTo(51);
    assertThat(next.ceiling()).isZero();
  }

  @Test
  void what_passed_is_trusted_from_three_calls_on() {
    assertThat(LearnedLimit.NONE.surprised(UNTOLD, 30, 0, 10, START).rate()).isEqualTo(29);
    assertThat(LearnedLimit.NONE.surprised(UNTOLD, 29, 0, 10, START).rate()).isEqualTo(28);
    assertThat(LearnedLimit.NONE.surprised(UNTOLD, 14, 0, 10, START).rate())
        .as("less than three calls: sixteen price steps")
        .isEqualTo(16);
    Plan steps = new Plan(0, WINDOW, 0, 10, 100);
    assertThat(LearnedLimit.NONE.surprised(steps, 0, 0, 100, START).rate()).isEqualTo(160);
    assertThat(LearnedLimit.NONE.surprised(steps, 0, 0, 100, START).ceiling()).isZero();
  }

  @Test
  void a_rate_that_was_proven_is_gone_back_to_while_the_limit_is_closed_in_on() {
    assertThat(limit(60, 40, 90).surprised(UNTOLD, 0, 0, 10, START).rate()).isEqualTo(40);
    assertThat(limit(60, 40, 0).surprised(UNTOLD, 0, 0, 10, START).rate()).isEqualTo(16);
    assertThat(limit(40, 40, 90).surprised(UNTOLD, 0, 0, 10, START).rate()).isEqualTo(16);
    assertThat(limit(60, 40, 90).surprised(UNTOLD, 0, 0, 10, START).ceiling()).isEqualTo(60);
  }
}
