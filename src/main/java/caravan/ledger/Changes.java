package caravan.ledger;

import java.time.Duration;

/**
 * Tells whether anything in the ledger has changed, whoever changed it, so that nobody has to look
 * for work where there is none. From any thread.
 */
public interface Changes {

  /** Another one after each change that is known here. */
  long number();

  /**
   * Waits until the number is another than that one, but no longer than so long; answers the number
   * at that moment.
   *
   * @throws InterruptedException if whoever waits is to stop
   */
  long await(long seen, Duration atMost) throws InterruptedException;

  /** Looks whether another process has written since the last look; its changes count from now. */
  boolean look();

  /** Lets everybody who waits look, as if something had changed. */
  void wake();
}
