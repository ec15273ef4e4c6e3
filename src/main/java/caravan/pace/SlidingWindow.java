package caravan.pace;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The plan's minute, exactly: in no window of the plan's length are more tokens sent than its rate.
 *
 * <p>A call counts from before it is sent until one window after its answer came, however long the
 * answer took, so that no server, whichever moment in between it counts from and whether it counts
 * by sliding window, fixed window or token bucket, sees more than the plan in a window of its own.
 *
 * <p>Where the plan's burst is smaller than its rate, the tokens come back evenly besides: what was
 * spent since any moment is never more than the burst and the rate's share of the time since then.
 */
public record SlidingWindow(Plan plan, List<Usage> spent) {

  public SlidingWindow {
    spent = List.copyOf(spent);
  }

  /** The tokens that a call could cost now; {@link Long#MAX_VALUE} where the plan has no limit. */
  public long free(Instant now) {
    if (!plan.limited()) {
      return Long.MAX_VALUE;
    }
    long free = plan.rate() - used(now);
    return Math.max(0, plan.even() ? Math.min(free, evenly(now)) : free);
  }

  /** The tokens that weigh on the window at that moment. */
  public long used(Instant now) {
    return spent.stream().filter(s -> s.counts(now)).mapToLong(Usage::tokens).sum();
  }

  /**
   * When a call of that price fits, if no answer comes until then: {@code now} if it fits already;
   * empty if it depends on calls in flight, or if it never can.
   */
  public Optional<Instant> when(int tokens, Instant now) {
    if (tokens <= free(now)) {
      return Optional.of(now);
    }
    Optional<Instant> windowed = windowed(tokens, now);
    return plan.even() && windowed.isPresent() ? later(windowed.get(), tokens, now) : windowed;
  }

  /** From when tokens that were answered at that moment no longer count. */
  public static Instant until(Instant answered, Duration window) {
    return answered.plus(window);
  }

  private Optional<Instant> windowed(int tokens, Instant now) {
    long used = used(now);
    if (plan.rate() - used >= tokens) {
      return Optional.of(now);
    }
    for (Usage next : ending(now)) {
      used -= next.tokens();
      if (plan.rate() - used >= tokens) {
        return Optional.ofNullable(next.until());
      }
    }
    return Optional.empty();
  }

  /** What the even flow allows: the scarcest of all stretches of time that end now. */
  private long evenly(Instant now) {
    long sum = flying(now);
    double free = (double) plan.burst() - sum;
    for (Usage call : latestFirst(now)) {
      sum += call.tokens();
      free = Math.min(free, plan.burst() + refill(answered(call), now) - sum);
    }
    return (long) Math.floor(free + 1e-6);
  }

  private Optional<Instant> later(Instant earliest, int tokens, Instant now) {
    long sum = flying(now) + tokens;
    if (sum > plan.burst()) {
      return Optional.empty();
    }
    Instant when = earliest;
    for (Usage call : latestFirst(now)) {
      sum += call.tokens();
      Instant refilled = answered(call).plus(refilling(sum - plan.burst()));
      when = refilled.isAfter(when) ? refilled : when;
    }
    return Optional.of(when);
  }

  private double refill(Instant from, Instant to) {
    double share = (double) Duration.between(from, to).toNanos() / plan.window().toNanos();
    return Math.max(0, share) * plan.rate();
  }

  private Duration refilling(long tokens) {
    double windows = Math.max(0, tokens) / (double) plan.rate();
    return Duration.ofNanos((long) Math.ceil(windows * plan.window().toNanos()));
  }

  private Instant answered(Usage call) {
    Instant until = call.until();
    if (until == null) {
      throw new IllegalStateException("a call in flight has no answer yet");
    }
    return until.minus(plan.window());
  }

  /** The tokens of calls that have no answer yet. */
  public long flying(Instant now) {
    return spent.stream()
        .filter(s -> s.until() == null && s.counts(now))
        .mapToLong(Usage::tokens)
        .sum();
  }

  private List<Usage> latestFirst(Instant now) {
    return ending(now).stream().sorted(Comparator.comparing(this::answered).reversed()).toList();
  }

  private List<Usage> ending(Instant now) {
    return spent.stream()
        .filter(s -> s.until() != null && s.counts(now))
        .sorted(Comparator.comparing(Usage::until, Comparator.nullsLast(Comparator.naturalOrder())))
        .toList();
  }
}
