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
  @Property
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
}
