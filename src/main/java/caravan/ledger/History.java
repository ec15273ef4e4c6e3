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

  /**
   * What that list had of each channel that codes of its rows go to, in the order of their names.
   */
  List<ListChannel> channels(long list);

  /** Calls that pass the filter, the newest first. */
  List<CallRecord> calls(CallFilter filter, int atMost);

  /**
   * The channel's calls by the minute in which they were sent, a sum for each span of that length
   * since {@code since} in which there was one, oldest first; of minutes that begin before it,
   * none.
   */
  List<CallTally> tally(Channel channel, Instant since, Duration span);

  /** When the channel made no calls, as far as it lasts beyond that moment, oldest first. */
  List<ChannelRest> rests(Channel channel, Instant since);

  /** How long the channel's last answers took, the newest first. */
  List<Duration> lastAnswers(Channel channel, int atMost);
}
