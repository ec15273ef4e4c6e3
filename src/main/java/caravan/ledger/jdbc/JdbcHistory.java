package caravan.ledger.jdbc;

import caravan.codes.Channel;
import caravan.ledger.CallFilter;
import caravan.ledger.CallRecord;
import caravan.ledger.CallTally;
import caravan.ledger.ChannelRest;
import caravan.ledger.History;
import caravan.ledger.ListChannel;
import caravan.ledger.ListFilter;
import caravan.ledger.ListRecord;
import caravan.ledger.ListRow;
import caravan.ledger.RowFilter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A look back into the ledger of a relational database. */
abstract class JdbcHistory implements History {

  private final Storage storage;
  private final HistoryReader history = new HistoryReader();
  private final MinuteTable minutes = new MinuteTable();
  private final RestTable rests = new RestTable();

  JdbcHistory(Storage storage) {
    this.storage = storage;
  }

  @Override
  public List<ListRecord> lists(ListFilter filter, int atMost) {
    return storage.read(handle -> history.lists(handle, filter, atMost));
  }

  @Override
  public List<String> folders() {
    return storage.read(history::folders);
  }

  @Override
  public List<ListRow> rows(long list, RowFilter filter, int atMost) {
    return storage.read(handle -> history.rows(handle, list, filter, atMost));
  }

  @Override
  public List<ListChannel> channels(long list) {
    return storage.read(handle -> history.channels(handle, list));
  }

  @Override
  public List<CallRecord> calls(CallFilter filter, int atMost) {
    return storage.read(handle -> history.calls(handle, filter, atMost));
  }

  @Override
  public List<CallTally> tally(Channel channel, Instant since, Duration span) {
    return storage.read(handle -> minutes.tally(handle, channel, since, span));
  }

  @Override
  public List<ChannelRest> rests(Channel channel, Instant since) {
    return storage.read(handle -> rests.since(handle, channel, since));
  }

  @Override
  public List<Duration> lastAnswers(Channel channel, int atMost) {
    return storage.read(handle -> history.lastAnswers(handle, channel, atMost));
  }
}
