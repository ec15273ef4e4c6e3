package caravan.road;

import caravan.ledger.Changes;
import caravan.road.failures.BackOffs;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/**
 * The rounds of a route that looks for work in the ledger. One begins when the ledger has changed
 * since the last one began, or when something that failed is due again: where nothing changes
 * nothing runs.
 */
public final class Rounds {

  /** After that a round begins in any case. */
  public static final Duration LONGEST = Duration.ofSeconds(30);

  private static final long NEVER = -1;

  private final Changes changes;
  private final BackOffs backOffs;
  private volatile long seen = NEVER;
  private volatile boolean stopped;

  /** Rounds over that ledger. */
  public Rounds(Changes changes, BackOffs backOffs) {
    this.changes = changes;
    this.backOffs = backOffs;
  }

  /**
   * Waits for the next round, and answers what it finds. One that fails is repeated.
   *
   * @param atMost how long it waits where nothing changes
   */
  public <T> List<T> next(Duration atMost, Supplier<List<T>> look) {
    try {
      long number = changes.await(seen, shorter(atMost));
      if (stopped) {
        return List.of();
      }
      List<T> found = look.get();
      seen = number;
      return found;
    } catch (InterruptedException e) { // whoever stops the routes does that
      Thread.currentThread().interrupt();
      return List.of();
    }
  }

  private Duration shorter(Duration atMost) {
    return backOffs.untilNext().filter(due -> due.compareTo(atMost) < 0).orElse(atMost);
  }

  /** No further round begins. */
  public void stop() {
    stopped = true;
    changes.wake();
  }
}
