package caravan.sandbox;

import java.util.ArrayDeque;
import java.util.Deque;

/** A token taken at t counts until t + window, not included. */
final class SlidingWindowLimiter implements WindowLimiter {

  private record Taken(long at, long tokens) {}

  private final long rate;
  private final long window;
  private final Deque<Taken> taken = new ArrayDeque<>();
  private long sum;

  SlidingWindowLimiter(long rate, long window) {
    this.rate = rate;
    this.window = window;
  }

  @Override
  public long available(long now) {
    forget(now);
    return Math.max(0, rate - sum);
  }

  @Override
  public long waitFor(long tokens, long now) {
    forget(now);
    if (tokens > rate) {
      return window;
    }
    long excess = sum + tokens - rate;
    long wait = 0;
    for (Taken t : taken) {
      if (excess <= 0) {
        break;
      }
      excess -= t.tokens();
      wait = t.at() + window - now;
    }
    return wait;
  }

  @Override
  public void take(long tokens, long now) {
    forget(now);
    taken.add(new Taken(now, tokens));
    sum += tokens;
  }

  private void forget(long now) {
    for (Taken t = taken.peek(); t != null && t.at() + window <= now; t = taken.peek()) {
      sum -= t.tokens();
      taken.remove();
    }
  }
}
