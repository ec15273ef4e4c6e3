package caravan.status;

import java.util.List;

/**
 * What {@link Health} finds.
 *
 * @param starting the routes don't stand yet
 * @param reasons why it is not ready, a line each; none if it is
 * @param held lists that wait for a person's word, a line each
 * @param notices that somebody has not got yet
 */
public record Readiness(boolean starting, List<String> reasons, List<String> held, long notices) {

  /** Whether lists that come in now can become results. */
  public boolean ready() {
    return reasons.isEmpty();
  }
}
