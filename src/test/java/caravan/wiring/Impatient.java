package caravan.wiring;

import caravan.settings.Settings;
import java.time.Duration;
import java.util.function.UnaryOperator;

/** The daemon for tests that have no minute to lose. */
public final class Impatient {

  private Impatient() {}

  /**
   * Starts it on a watched folder.
   *
   * @param person how often a channel that waits for a person looks by itself
   */
  public static Daemon start(Settings settings, Duration person) {
    return Daemon.start(settings, true, UnaryOperator.identity(), person);
  }
}
