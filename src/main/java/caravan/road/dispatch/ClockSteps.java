package caravan.road.dispatch;

import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts how often the machine's clock was set. Camel's throttler ages its permits by that clock,
 * and would withhold them for as long as it was set back: after each step it begins anew. What may
 * be sent is decided by the ledger's window, which knows only the steady clock.
 */
public final class ClockSteps {

  private static final Logger LOG = LoggerFactory.getLogger(ClockSteps.class);

  /** Less than that is drift, which is put right little by little. */
  private static final Duration A_STEP = Duration.ofSeconds(1);

  private final Clock machine;
  private final Clock steady;
  private Duration ahead;
  private int steps;

  public ClockSteps(Clock machine, Clock steady) {
    this.machine = machine;
    this.steady = steady;
    this.ahead = ahead();
  }

  /** Steps until now. */
  public synchronized int count() {
    Duration now = ahead();
    Duration step = now.minus(ahead);
    if (step.abs().compareTo(A_STEP) > 0) {
      steps++;
      ahead = now;
      LOG.info(
          "The machine's clock went {} by {} s; pauses and windows go on as they were counted",
          step.isNegative() ? "back" : "ahead",
          step.abs().toSeconds());
    }
    return steps;
  }

  private Duration ahead() {
    return Duration.between(steady.instant(), machine.instant());
  }
}
