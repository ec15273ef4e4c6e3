package caravan.ledger;

import caravan.codes.Channel;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What the ledger tells to those who look back: lists, their rows and the calls, a page at a time.
 * As {@link Overview}, of which it is a part, it changes nothing.
 */
public interface History {

  /** Lists that pass the filter, the newest first. */
  List<ListRecord> lists(ListFilter filter, int atMost);

  /** The folders that lists were dropped in, in order; the empty one is the top. */
  List<String> folders();

  /** Rows of that list that pass the filter, in their order. */
  List<ListRow> rows(long list, RowFilter filter, int atMost);

  /** Calls that pass the filter, the newest first. */
  List<CallRecord> calls(CallFilter filter, int atMost);

  /**
   * The channel's calls by when they were sent, a sum for each span of that length since {@code
   * since} in which there was one, oldest first.
   */
  List<CallTally> tally(Channel channel, Instant since, Duration span);

  /** How long the channel's last answers took, the newest first. */
  List<Duration> lastAnswers(Channel channel, int atMost);
}
