package caravan.ledger;

import java.time.Duration;

/** Whether a call may be sent now. */
public sealed interface Reservation {

  /** It may, and its tokens count from now on. */
  record Granted(long call) implements Reservation {}

  /** It may not: ask again after the pause. */
  record Wait(Duration pause, String why) implements Reservation {}
}
