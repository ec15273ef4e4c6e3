package caravan.ledger;

import java.time.Duration;

/** Whether a call may be sent now. */
public sealed interface Reservation {

  /** It may, and its tokens count from now on. */
  record Granted(long call) implements Reservation {}

  /**
   * It may not: ask again after the pause.
   *
   * @param part whether a smaller call could be sent at once
   */
  record Wait(Duration pause, String why, boolean part) implements Reservation {

    /** No smaller call could be sent either. */
    public Wait(Duration pause, String why) {
      this(pause, why, false);
    }
  }
}
