package caravan.wiring;

import caravan.ledger.Changes;
import caravan.ledger.LedgerException;
import caravan.road.Rounds;
import caravan.road.failures.BackOffs;
import caravan.road.failures.TroubleLog;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The rounds of all routes that wait for a change of the ledger, and who looks for others' changes.
 */
public final class ChangeRounds implements AutoCloseable {

  private final Changes changes;
  private final BackOffs backOffs;
  private final Maintenance watch;
  private boolean away;
  private final List<Rounds> all = new CopyOnWriteArrayList<>();

  /**
   * Looks for changes of other processes from now on.
   *
   * @param changed is told of them
   */
  ChangeRounds(Changes changes, BackOffs backOffs, TroubleLog troubleLog, Runnable changed) {
    this.watch = new Maintenance("ledger-watch", troubleLog);
    this.changes = changes;
    this.backOffs = backOffs;
    watch.every(
        changes.pause(),
        "Looking whether another process changed the ledger",
        () -> {
          if (look()) {
            changed.run();
          }
        });
  }

  /** A ledger that could not be read and can be again has changed, and nothing has to wait. */
  private boolean look() {
    try {
      boolean other = changes.look();
      boolean back = away;
      away = false;
      if (back) {
        backOffs.forgive();
        changes.wake();
      }
      return other || back;
    } catch (LedgerException e) {
      away = true;
      throw e;
    }
  }

  /** Those of one more route. */
  public Rounds route() {
    Rounds rounds = new Rounds(changes, backOffs);
    all.add(rounds);
    return rounds;
  }

  /** A round of each route is due, though nothing was written. */
  void wake() {
    changes.wake();
  }

  @Override
  public void close() {
    watch.close();
    all.forEach(Rounds::stop);
  }
}
