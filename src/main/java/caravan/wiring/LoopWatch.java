package caravan.wiring;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** When a loop came round last. */
final class LoopWatch {

  private final Clock clock;
  private volatile Instant last;

  /** Of a loop that begins now. */
  LoopWatch(Clock clock) {
    this.clock = clock;
    this.last = clock.instant();
  }

  /** It comes round. */
  void beat() {
    last = clock.instant();
  }

  /** Whether it came round so lately. */
  boolean within(Duration span) {
    return !last.plus(span).isBefore(clock.instant());
  }
}
