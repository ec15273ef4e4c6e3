package caravan.pace;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * When a backlog will be answered, if everything goes as it goes now: each call as soon as window,
 * day and the calls in flight allow.
 *
 * @param plan what may be spent
 * @param concurrency calls in flight at most
 * @param answer how long an answer takes
 * @param window what weighs on the window now
 * @param day what the day has left
 * @param from when the first call may be made
 */
public record Forecast(
    Plan plan, int concurrency, Duration answer, SlidingWindow window, Day day, Instant from) {

  private static final Duration A_DAY = Duration.ofDays(1);

  /**
   * The day's limit.
   *
   * @param left tokens left today; {@link Long#MAX_VALUE} where nobody knows of a limit
   * @param next tokens of the next day and those after it; {@link Long#MAX_VALUE} likewise
   * @param resets when the next day begins; null: a day from now
   */
  public record Day(long left, long next, @Nullable Instant resets) {

    /** No limit is known. */
    public static final Day ENDLESS = new Day(Long.MAX_VALUE, Long.MAX_VALUE, null);

    public Day {
      if (left < 0 || next < 1) {
        throw new IllegalArgumentException("a day of " + left + " tokens, then " + next);
      }
    }
  }

  public Forecast {
    if (concurrency < 1 || answer.isNegative()) {
      throw new IllegalArgumentException(concurrency + " calls that take " + answer);
    }
  }

  /** Is told of each call that would be made. */
  @FunctionalInterface
  public interface Calls {
    /** One goes out at that moment. */
    void made(Instant at, int codes, int tokens);
  }

  /** When the last of so many codes would have its answer; {@code from} if there are none. */
  public Instant done(long codes) {
    return done(codes, (at, asked, tokens) -> {});
  }

  /** The same, told call by call, in their order. */
  public Instant done(long codes, Calls calls) {
    return new Run(calls).answered(codes);
  }

  private final class Run {
    private final Calls calls;
    private final PriorityQueue<Usage> weighing =
        new PriorityQueue<>(Comparator.comparing(Run::until));
    private final PriorityQueue<Instant> slots = new PriorityQueue<>();
    private Instant now = from;
    private Instant resets = day.resets() == null ? from.plus(A_DAY) : day.resets();
    private long left = day.left();
    private long used;

    Run(Calls calls) {
      this.calls = calls;
      for (Usage usage : window.spent()) {
        Instant until = usage.until();
        weigh(usage.tokens(), until == null ? from.plus(answer).plus(plan.window()) : until);
      }
      for (int i = 0; i < concurrency; i++) {
        slots.add(from);
      }
    }

    private static Instant until(Usage usage) {
      return usage.until() == null ? Instant.MAX : usage.until();
    }

    Instant answered(long codes) {
      Instant last = from;
      for (long open = codes; open > 0; ) {
        Instant slot = slots.remove();
        now = later(now, slot);
        int call = call(open);
        while (call == 0) {
          now = nextChance();
          call = call(open);
        }
        Instant answered = now.plus(answer);
        spend(call, answered);
        slots.add(answered);
        last = later(last, answered);
        open -= call;
      }
      return last;
    }

    private int call(long open) {
      forget();
      long free = plan.limited() ? Math.max(0, plan.rate() - used) : Long.MAX_VALUE;
      return (int) Math.min(open, Math.min(plan.largestCall(), plan.codes(Math.min(free, left))));
    }

    private void forget() {
      while (!weighing.isEmpty() && !until(weighing.peek()).isAfter(now)) {
        used -= weighing.remove().tokens();
      }
      while (!resets.isAfter(now)) {
        resets = resets.plus(A_DAY);
        left = day.next();
      }
    }

    private Instant nextChance() {
      return plan.codes(left) == 0 || weighing.isEmpty() ? resets : until(weighing.peek());
    }

    private void spend(int call, Instant answered) {
      int tokens = plan.tokens(call);
      calls.made(now, call, tokens);
      left = left == Long.MAX_VALUE ? left : left - tokens;
      if (plan.limited()) {
        weigh(tokens, SlidingWindow.until(answered, plan.window()));
      }
    }

    private void weigh(int tokens, Instant until) {
      used += tokens;
      weighing.add(new Usage(tokens, until));
    }

    private static Instant later(Instant one, Instant other) {
      return one.isAfter(other) ? one : other;
    }
  }
}
