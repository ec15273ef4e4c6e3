package caravan.ledger;

import caravan.codes.Channel;
import caravan.pace.Plan;
import java.time.Instant;
import java.util.function.Function;

/**
 * The only memory. Every method is one transaction that is on the disk when it returns; all of them
 * may be called from any thread, and throw {@link LedgerException} where the database fails.
 */
public interface Ledger extends Lists, Pacing, Answers, Deliveries, Uploads, AutoCloseable {

  /**
   * Puts right what a process left behind that ended without a farewell: lists half read are
   * forgotten (their files are still there), claimed codes wait again, calls without an answer
   * count against the window from now on.
   */
  void recover(Function<Channel, Plan> plans, Instant now);

  @Override
  void close();
}
