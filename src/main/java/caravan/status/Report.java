package caravan.status;

import java.time.Instant;
import java.util.List;

/**
 * How everything stands at one moment.
 *
 * @param atWork oldest first
 * @param delivered the last ones, newest first
 * @param ledgerBytes how much room the ledger takes
 */
public record Report(
    Instant at,
    List<ChannelReport> channels,
    List<ListReport> atWork,
    List<ListReport> delivered,
    long ledgerBytes) {

  public Report {
    channels = List.copyOf(channels);
    atWork = List.copyOf(atWork);
    delivered = List.copyOf(delivered);
  }

  /** Before anything was ever looked up. */
  public boolean empty() {
    return atWork.isEmpty() && delivered.isEmpty();
  }
}
