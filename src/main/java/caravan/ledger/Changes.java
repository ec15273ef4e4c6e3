package caravan.ledger;

import java.time.Duration;

/**
 * Tells whether anything in the ledger has changed, whoever changed it, so that nobody has to look
 * for work where there is none. From any thread.
 */
public interface Changes {

  /**
   * Waits until the number of the changes that are known here is another than that one, but no
   * longer than so long; answers the number at that moment.
   *
   * @throws InterruptedException if whoever waits is to stop
   */
  long await(long seen, Duration atMost) throws InterruptedException;

  /**
   * Looks whether anybody has written since the last look, this process or another, whose changes
   * count from now on. Where processes tell each other of work it waits for a moment whether one
   * does, and sees what nobody tells of a second later.
   */
  boolean look();

  /** So long after one look the next is due. */
  Duration pause();

  /** Lets everybody who waits look, as if something had changed. */
  void wake();
}
