package caravan.road.dispatch;

import caravan.pace.LearnedLimit;
import caravan.pace.Plan;
import java.time.Instant;
import java.util.function.Supplier;

/**
 * A channel's plan as it is set, and as refusals taught to use it. What was learned is kept in
 * memory only: after a restart it costs a refusal or two to learn it again.
 */
public final class AdaptiveLimit {

  private final Supplier<Plan> plan;
  private volatile LearnedLimit learnedLimit = LearnedLimit.NONE;

  public AdaptiveLimit(Supplier<Plan> plan) {
    this.plan = plan;
  }

  /** The plan as it is set. */
  public Plan set() {
    return plan.get();
  }

  /** The plan as it is to be used. */
  public Plan plan() {
    return learnedLimit.apply(plan.get());
  }

  public synchronized void surprised(long passed, long flying, int tokens, Instant now) {
    learnedLimit = learnedLimit.surprised(plan.get(), passed, flying, tokens, now);
  }

  synchronized void calm(long used, Instant now) {
    learnedLimit = learnedLimit.calm(plan.get(), used, now);
  }
}
