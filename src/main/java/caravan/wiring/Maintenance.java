package caravan.wiring;

import caravan.ledger.LedgerException;
import caravan.road.failures.TroubleLog;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Small things that are done from time to time beside the road; one that fails is tried again next
 * time.
 */
final class Maintenance implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Maintenance.class);

  private final ScheduledExecutorService timer;
  private final TroubleLog troubleLog;

  /**
   * @param name of its thread
   * @param troubleLog is told what fails
   */
  Maintenance(String name, TroubleLog troubleLog) {
    this.troubleLog = troubleLog;
    this.timer =
        Executors.newSingleThreadScheduledExecutor(
            work -> {
              Thread thread = new Thread(work, name);
              thread.setDaemon(true);
              return thread;
            });
  }

  void every(Duration pause, String what, Runnable work) {
    var unused =
        timer.scheduleWithFixedDelay(
            () -> guarded(what, work), 0, pause.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void guarded(String what, Runnable work) {
    try {
      work.run();
    } catch (LedgerException e) {
      troubleLog.retried(e);
    } catch (RuntimeException | Error e) { // what throws is never begun again by its timer
      troubleLog.machine("%s failed and will be tried again: %s".formatted(what, e));
      LOG.debug("{} failed", what, e);
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
