package caravan.ledger;

import java.time.Duration;

/**
 * How long the machine has been up, which no setting of its clock can change: proves how much time
 * passed at least while no Caravan ran.
 *
 * @param boot tells this start of the machine from every other; empty if that is not known
 * @param up how long ago it was
 * @param awake the same without the time in which the machine slept
 */
public record Uptime(String boot, Duration up, Duration awake) {

  /** Of a machine that does not tell: its clock has to be believed. */
  public static final Uptime UNKNOWN = new Uptime("", Duration.ZERO, Duration.ZERO);

  /** Whether the machine tells. */
  public boolean known() {
    return !boot.isEmpty();
  }
}
