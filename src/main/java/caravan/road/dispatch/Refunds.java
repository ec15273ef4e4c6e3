package caravan.road.dispatch;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Permits that the throttler gave for calls that can't have been sent. It can't take them back, so
 * they are taken off what later calls ask of it, as long as it would remember them.
 */
final class Refunds {

  private record Refund(int permits, Instant until) {}

  private final Deque<Refund> refunds = new ArrayDeque<>();

  synchronized void add(int permits, Instant until) {
    refunds.add(new Refund(permits, until));
  }

  /** How many of those permits are still to be taken; the others are paid by refunds. */
  synchronized int less(int permits, Instant now) {
    refunds.removeIf(refund -> !refund.until().isAfter(now));
    int missing = permits;
    while (missing > 0 && !refunds.isEmpty()) {
      Refund oldest = refunds.remove();
      int used = Math.min(missing, oldest.permits());
      missing -= used;
      if (used < oldest.permits()) {
        refunds.addFirst(new Refund(oldest.permits() - used, oldest.until()));
      }
    }
    return missing;
  }
}
