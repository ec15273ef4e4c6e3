package caravan.road.failures;

import java.time.Duration;

/** A call brought no answers; the same batch is sent again after the pause, through the pace. */
public final class TryAgainException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final Duration pause;

  public TryAgainException(Duration pause, String why) {
    super(why);
    this.pause = pause;
  }

  /** How long to wait, in milliseconds. */
  public long pauseMillis() {
    return pause.toMillis();
  }
}
