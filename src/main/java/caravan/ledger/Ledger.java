package caravan.ledger;

import caravan.codes.Channel;
import caravan.pace.Plan;
import java.time.Instant;
import java.util.function.Function;

/**
 * The only memory. Every method is one transaction that is on the disk when it returns; only a
 * claim may be undone by a power cut, as recovery would undo it anyway. All of them may be called
 * from any thread, and throw {@link LedgerException} where the database fails.
 */
public interface Ledger
    extends Lists, Holds, Pacing, Answers, Deliveries, Uploads, Forgetting, AutoCloseable {

  /**
   * Puts right what a process left behind that ended without a farewell: lists half read are
   * forgotten (their files are still there), claimed codes wait again, calls without an answer
   * count against the window from now on.
   */
  void recover(Function<Channel, Plan> plans, Instant now);

  /** The same ledger for those who only look; it is closed with the ledger. */
  Overview overview();

  @Override
  void close();
}
