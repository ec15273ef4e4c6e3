package caravan.pace;

import java.time.Duration;

/**
 * How long to leave a server alone that fails for a reason it does not tell: twice as long after
 * each failure, up to a longest pause, spread so that several clients do not come back together.
 *
 * @param first the pause after the first failure
 * @param longest the pause is never longer than this
 */
public record BackOff(Duration first, Duration longest) {

  private static final double SPREAD = 0.2;

  /**
   * The pause after that many failures in a row.
   *
   * @param failures 1 or more
   * @param chance between 0 and 1, drawn by the caller
   */
  public Duration pause(int failures, double chance) {
    double doubled = first.toMillis() * Math.pow(2, Math.min(failures, 60) - 1.0);
    double spread = 1 - SPREAD + SPREAD * chance;
    return Duration.ofMillis((long) (Math.min(doubled, (double) longest.toMillis()) * spread));
  }
}
