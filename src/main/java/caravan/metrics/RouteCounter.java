package caravan.metrics;

import java.util.concurrent.atomic.LongAdder;

/** Counts what goes along one route; from any thread. */
final class RouteCounter {

  private final LongAdder begun = new LongAdder();
  private final LongAdder failed = new LongAdder();
  private final LongAdder ended = new LongAdder();

  void begun() {
    begun.increment();
  }

  void ended(boolean failure) {
    if (failure) {
      failed.increment();
    }
    ended.increment();
  }

  long endings() {
    return ended.sum();
  }

  long failures() {
    return failed.sum();
  }

  /** What is on its way. */
  long underWay() {
    return Math.max(0, begun.sum() - ended.sum());
  }
}
