package caravan.remote;

import caravan.ledger.LedgerException;
import caravan.road.failures.TroubleLog;
import java.util.function.BooleanSupplier;

/**
 * Whether it is this process that fetches the lists of a server; what it knows of that server,
 * others may have seen otherwise before it is, and since it was. Used by the one thread that looks,
 * but for asking.
 */
final class FetchDuty {

  private final BooleanSupplier ours;
  private final Runnable takeOver;
  private final Runnable leave;
  private final TroubleLog troubleLog;

  /** Whether it was, when it was looked at last. */
  private boolean taken;

  /**
   * @param ours whether it is
   * @param takeOver reads what others left in the ledger, when it is from now on
   * @param leave forgets what is known, when it is another from now on
   * @param troubleLog is told where the ledger can't be read
   */
  FetchDuty(BooleanSupplier ours, Runnable takeOver, Runnable leave, TroubleLog troubleLog) {
    this.ours = ours;
    this.takeOver = takeOver;
    this.leave = leave;
    this.troubleLog = troubleLog;
  }

  /** Whether it is at this moment. */
  boolean ours() {
    return ours.getAsBoolean();
  }

  /** Whether it may look: it is, and what others left is known. */
  boolean begins() {
    boolean now = ours();
    if (taken && !now) {
      leave.run();
      taken = false;
    } else if (now && !taken) {
      taken = takesOver();
    }
    return taken;
  }

  private boolean takesOver() {
    try {
      takeOver.run();
      return true;
    } catch (LedgerException e) {
      troubleLog.retried(e);
      return false;
    }
  }
}
