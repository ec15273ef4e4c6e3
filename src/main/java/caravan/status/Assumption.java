package caravan.status;

import caravan.pace.Plan;
import java.time.Instant;
import java.util.Optional;

/**
 * What might be otherwise with a channel.
 *
 * @param plan another one; empty for that in force
 * @param more codes besides those that wait
 * @param pausedUntil no call before that moment; empty for none
 */
public record Assumption(Optional<Plan> plan, long more, Optional<Instant> pausedUntil) {

  /** All is as it is. */
  public static final Assumption NONE = new Assumption(Optional.empty(), 0, Optional.empty());

  public Assumption {
    if (more < 0) {
      throw new IllegalArgumentException("fewer codes than none: " + more);
    }
  }

  /** The plan that is to be counted with. */
  Plan over(Plan inForce) {
    return plan.orElse(inForce);
  }
}
