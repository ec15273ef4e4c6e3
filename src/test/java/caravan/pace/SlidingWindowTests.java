package caravan.pace;

import static org.assertj.core.api.Assertions.assertThat;

import caravan.pace.Traffic.Wish;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class SlidingWindowTests {

  private static final Duration MINUTE = Duration.ofSeconds(60);
  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
  private static final Plan FULL = new Plan(500, MINUTE, 0, 10, 100);

  @Property(tries = 300)
  void no_window_ever_holds_more_than_the_plan(
      @ForAll("plans") Plan plan, @ForAll("wishes") List<Wish> wishes) {
    Traffic traffic = new Traffic(plan);
    wishes.forEach(traffic::send);
    assertThat(traffic.densest(plan.window())).isLessThanOrEqualTo(plan.rate());
  }

  @Property(tries = 300)
  void a_bucket_of_the_plans_size_never_runs_dry(
      @ForAll("plans") Plan plan, @ForAll("wishes") List<Wish> wishes) {
    Traffic traffic = new Traffic(plan);
    wishes.forEach(traffic::send);
    double level = plan.burst();
    Instant at = NOON.minus(Duration.ofDays(1));
    List<Traffic.Call> counted =
        traffic.calls().stream()
            .sorted(java.util.Comparator.comparing(Traffic.Call::counted))
            .toList();
    for (Traffic.Call call : counted) {
      double refill =
          (double) plan.rate()
              * Duration.between(at, call.counted()).toNanos()
              / plan.window().toNanos();
      level = Math.min(plan.burst(), level + refill) - call.tokens();
      at = call.counted();
      assertThat(level).isGreaterThan(-0.001);
    }
  }

  @Property(tries = 300)
  void nothing_that_fits_is_delayed_by_more_than_a_millisecond(
      @ForAll("plans") Plan plan, @ForAll("wishes") List<Wish> wishes) {
    Traffic traffic = new Traffic(plan);
    wishes.forEach(traffic::send);
    Instant quiet = traffic.now().plus(Duration.ofSeconds(30));
    int tokens = plan.tokens(plan.largestCall());
    SlidingWindow window = traffic.window(quiet);
    Instant when = window.when(tokens, quiet).orElseThrow();
    assertThat(window.free(when)).isGreaterThanOrEqualTo(tokens);
    if (when.isAfter(quiet)) {
      assertThat(window.free(when.minusMillis(1))).isLessThan(tokens);
    }
  }

  @Test
  void a_call_in_flight_counts_however_long_it_flies() {
    SlidingWindow window = new SlidingWindow(FULL, List.of(new Usage(450, null)));
    assertThat(window.free(NOON.plus(Duration.ofDays(1)))).isEqualTo(50);
    assertThat(window.when(60, NOON)).isEmpty();
    assertThat(window.when(50, NOON)).contains(NOON);
  }

  @Test
  void tokens_come_back_one_window_after_the_answer() {
    Instant until = SlidingWindow.until(NOON, MINUTE);
    SlidingWindow window = new SlidingWindow(FULL, List.of(new Usage(500, until)));
    assertThat(window.when(10, NOON)).contains(until);
    assertThat(window.free(until.minusMillis(1))).isZero();
    assertThat(window.free(until)).isEqualTo(500);
  }

  @Test
  void a_plan_without_a_known_limit_never_waits() {
    SlidingWindow window =
        new SlidingWindow(new Plan(0, MINUTE, 0, 1, 50), List.of(new Usage(1_000_000, null)));
    assertThat(window.free(NOON)).isEqualTo(Long.MAX_VALUE);
    assertThat(window.when(50, NOON)).contains(NOON);
  }

  @Provide
  Arbitrary<Plan> plans() {
    Arbitrary<Integer> steps = Arbitraries.of(1, 10);
    Arbitrary<Integer> rates = Arbitraries.integers().between(10, 600);
    Arbitrary<Integer> bursts = Arbitraries.integers().between(10, 100);
    return Combinators.combine(steps, rates, bursts)
        .as((step, rate, burst) -> plan(step, rate, rate * burst / 100));
  }

  private static Plan plan(int step, int rate, int burst) {
    return new Plan(rate, MINUTE, 0, step, 100, Math.max(step, burst));
  }

  @Provide
  Arbitrary<List<Wish>> wishes() {
    return Combinators.combine(
            Arbitraries.integers().between(1, 100),
            Arbitraries.integers().between(0, 5_000),
            Arbitraries.integers().between(0, 100),
            Arbitraries.oneOf(Arbitraries.just(0), Arbitraries.integers().between(0, 90_000)))
        .as(Wish::new)
        .list()
        .ofMaxSize(40);
  }
}
