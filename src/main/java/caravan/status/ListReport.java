package caravan.status;

import caravan.ledger.ListRecord;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A list, at work or delivered.
 *
 * @param done when its last row would have its answer; null if it has, or nobody can tell
 * @param why what it waits for, in a sentence; null if for nothing
 */
public record ListReport(ListRecord record, @Nullable Instant done, @Nullable String why) {

  /** Rows that have their final answer, the invalid ones among them. */
  public long answered() {
    return record.rows() - record.open();
  }
}
