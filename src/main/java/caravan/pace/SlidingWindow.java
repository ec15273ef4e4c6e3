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
 */
public record SlidingWindow(Plan plan, List<Spent> spent) {

  public SlidingWindow {
    spent = List.copyOf(spent);
  }

  /** The tokens that a call could cost now; {@link Long#MAX_VALUE} where the plan has no limit. */
  public long free(Instant now) {
    return plan.limited() ? Math.max(0, plan.rate() - used(now)) : Long.MAX_VALUE;
  }

  /**
   * When a call of that price fits, if no answer comes until then: {@code now} if it fits already;
   * empty if it depends on calls in flight, or if it never can.
   */
  public Optional<Instant> when(int tokens, Instant now) {
    if (tokens <= free(now)) {
      return Optional.of(now);
    }
    long used = used(now);
    for (Spent next : ending(now)) {
      used -= next.tokens();
      if (plan.rate() - used >= tokens) {
        return Optional.ofNullable(next.until());
      }
    }
    return Optional.empty();
  }

  /** From when tokens that were answered at that moment no longer count. */
  public static Instant until(Instant answered, Duration window) {
    return answered.plus(window);
  }

  private long used(Instant now) {
    return spent.stream().filter(s -> s.counts(now)).mapToLong(Spent::tokens).sum();
  }

  private List<Spent> ending(Instant now) {
    return spent.stream()
        .filter(s -> s.until() != null && s.counts(now))
        .sorted(Comparator.comparing(Spent::until, Comparator.nullsLast(Comparator.naturalOrder())))
        .toList();
  }
}
