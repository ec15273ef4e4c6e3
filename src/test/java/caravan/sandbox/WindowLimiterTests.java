package caravan.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class WindowLimiterTests {

  private static final long START = 1_000_000_007L;

  /** Someone wants tokens after a while. */
  record Wish(long after, long tokens) {}

  record Grant(long at, long tokens) {}

  @Property
  void a_sliding_window_never_grants_more_than_the_rate(
      @ForAll("plans") RateLimit plan, @ForAll("wishes") List<Wish> wishes) {
    List<Grant> grants = grants(plan.counting(LimiterKind.SLIDING), wishes);

    for (Grant first : grants) {
      long end = first.at() + plan.window().toMillis();
      assertThat(sum(grants, first.at(), end)).isLessThanOrEqualTo(plan.rate());
    }
  }

  @Property
  void a_fixed_window_never_grants_more_than_the_rate(
      @ForAll("plans") RateLimit plan, @ForAll("wishes") List<Wish> wishes) {
    List<Grant> grants = grants(plan.counting(LimiterKind.FIXED), wishes);

    long window = plan.window().toMillis();
    for (Grant any : grants) {
      long begin = any.at() - any.at() % window;
      assertThat(sum(grants, begin, begin + window)).isLessThanOrEqualTo(plan.rate());
    }
  }

  @Property
  void a_bucket_never_grants_more_than_it_holds_and_what_flows_in(
      @ForAll("plans") RateLimit plan, @ForAll("wishes") List<Wish> wishes) {
    List<Grant> grants = grants(plan.bucket(Math.max(1, plan.rate() / 3)), wishes);

    for (Grant first : grants) {
      for (Grant last : grants) {
        long inflow = plan.rate() * (last.at() - first.at());
        long window = plan.window().toMillis();
        assertThat(sum(grants, first.at(), last.at() + 1) * window)
            .isLessThanOrEqualTo(Math.max(1, plan.rate() / 3) * window + Math.max(0, inflow));
      }
    }
  }

  @Property
  void the_wait_is_true_to_the_millisecond(
      @ForAll("plans") RateLimit plan,
      @ForAll LimiterKind limiterKind,
      @ForAll("wishes") List<Wish> wishes,
      @ForAll("tokens") long tokens) {
    RateLimit counted = plan.counting(limiterKind);
    long wanted = Math.min(tokens, plan.rate());
    WindowLimiter windowLimiter = WindowLimiter.of(counted);
    long now = run(windowLimiter, wishes, new ArrayList<>());

    long wait = windowLimiter.waitFor(wanted, now);

    if (wait > 0) {
      assertThat(windowLimiter.available(now)).isLessThan(wanted);
      assertThat(windowLimiter.waitFor(wanted, now + wait - 1)).isEqualTo(1);
    }
    assertThat(windowLimiter.waitFor(wanted, now + wait)).isZero();
    assertThat(windowLimiter.available(now + wait)).isGreaterThanOrEqualTo(wanted);
  }

  @Property
  void more_than_the_plan_ever_allows_has_to_wait_a_window_for_ever(
      @ForAll("plans") RateLimit plan, @ForAll LimiterKind limiterKind) {
    WindowLimiter windowLimiter = WindowLimiter.of(plan.counting(limiterKind));
    long window = plan.window().toMillis();

    assertThat(windowLimiter.waitFor(plan.rate() + 1, START)).isEqualTo(window);
    assertThat(windowLimiter.waitFor(plan.rate() + 1, START + window)).isEqualTo(window);
  }

  @Example
  void a_small_bucket_refuses_what_the_window_would_allow() {
    WindowLimiter windowLimiter = WindowLimiter.of(RateLimit.full().bucket(100));
    windowLimiter.take(100, START);

    assertThat(windowLimiter.waitFor(100, START)).isEqualTo(12_000);
    assertThat(windowLimiter.available(START + 6_000)).isEqualTo(50);
    assertThat(windowLimiter.available(START + Duration.ofDays(1_000).toMillis())).isEqualTo(100);
  }

  @Example
  void a_fixed_window_lets_two_windows_worth_pass_at_its_edge() {
    WindowLimiter windowLimiter = WindowLimiter.of(RateLimit.trial().counting(LimiterKind.FIXED));
    windowLimiter.take(30, 59_999);

    assertThat(windowLimiter.waitFor(30, 59_999)).isEqualTo(1);
    assertThat(windowLimiter.waitFor(30, 60_000)).isZero();
  }

  @Example
  void no_rate_is_no_limit() {
    WindowLimiter windowLimiter = WindowLimiter.of(RateLimit.unlimited());
    windowLimiter.take(1_000_000_000, START);

    assertThat(windowLimiter.waitFor(1_000_000_000, START)).isZero();
  }

  @Provide
  Arbitrary<RateLimit> plans() {
    return Combinators.combine(
            Arbitraries.longs().between(1, 60), Arbitraries.longs().between(1, 700))
        .as((rate, window) -> RateLimit.trial().withRate(rate, Duration.ofMillis(window)));
  }

  @Provide
  Arbitrary<List<Wish>> wishes() {
    return Combinators.combine(
            Arbitraries.longs().between(0, 300), Arbitraries.longs().between(1, 40))
        .as(Wish::new)
        .list()
        .ofMaxSize(40);
  }

  @Provide
  Arbitrary<Long> tokens() {
    return Arbitraries.longs().between(1, 60);
  }

  private static List<Grant> grants(RateLimit plan, List<Wish> wishes) {
    List<Grant> grants = new ArrayList<>();
    run(WindowLimiter.of(plan), wishes, grants);
    return grants;
  }

  /** Wishes that are granted are taken; answers the time of the last one. */
  private static long run(WindowLimiter windowLimiter, List<Wish> wishes, List<Grant> grants) {
    long now = START;
    for (Wish wish : wishes) {
      now += wish.after();
      if (windowLimiter.waitFor(wish.tokens(), now) == 0) {
        windowLimiter.take(wish.tokens(), now);
        grants.add(new Grant(now, wish.tokens()));
      }
    }
    return now;
  }

  private static long sum(List<Grant> grants, long from, long until) {
    return grants.stream()
        .filter(g -> g.at() >= from && g.at() < until)
        .mapToLong(Grant::tokens)
        .sum();
  }
}
