package caravan.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the server said of the day in an answer.
 *
 * @param left tokens left today; null if it did not say
 * @param resets when the next day begins; null if it did not say
 */
public record DailyQuotaReport(@Nullable Long left, @Nullable Instant resets) {

  /** The server said nothing. */
  public static final DailyQuotaReport NOTHING = new DailyQuotaReport(null, null);
}
