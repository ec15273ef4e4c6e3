package caravan.ledger.jdbc;

import caravan.codes.Channel;
import caravan.codes.Lane;
import caravan.codes.Outcome;
import caravan.ledger.CallFilter;
import caravan.ledger.CallRecord;
import caravan.ledger.CallStatus;
import caravan.ledger.ListChannel;
import caravan.ledger.ListFilter;
import caravan.ledger.ListRecord;
import caravan.ledger.ListRow;
import caravan.ledger.RowFilter;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** Pages of lists, rows and calls. */
final class HistoryReader {

  private static final String LISTS =
      ListTable.SELECT
          + """
      where id < :before
        and (:text = '' or lower(folder || '/' || name) like :like escape '!'
          or lower(coalesce(result, '')) like :like escape '!')
        and (:anyState = 1 or case when state = 'delivered' then 1 else 0 end = :delivered)
        and (:anyFolder = 1 or folder = :folder)
      order by id desc limit :most""";

  private static final String ROWS =
      " and e.row > :after and (:text = '' or lower(e.cells) like :like escape '!'"
          + " or lower(coalesce(e.code, '')) like :like escape '!')";

  /** An answer that was asked for anew since, and says the same, tells when it came first. */
  private static final String CHANNELS =
      LookupState.spelled(
          """
          select lane, min(at) as first_at, max(at) as last_at, sum(open) as open
          from (select a.lane, a.open,
              case when a.at between a.started and a.finished then a.at end as at
            from (select l.lane, case when l.state > {CLAIMED} then 0 else 1 end as open,
                w.started, coalesce(w.finished, :ever) as finished,
                case when l.state <= {CLAIMED} then null
                  when l.since >= w.started then l.since else l.answered end as at
              from entry e join list w on w.id = e.list join lookup l on l.id = e.lookup
              where e.list = :list) a) b
          group by lane""");

  private static final String CALLS =
      """
      select id, channel, lane, codes, tokens, sent, ended, counts_until, status, words
      from call where id < :before and (:any = 1 or channel = :channel)
        and (:kind = 'ALL' or (:kind = 'LIMITED' and status = :limited)
          or (:kind = 'TROUBLED' and ended is not null and status <> :ok))
      order by id desc limit :most""";

  /** The word stands in the text, for the sake of the index. */
  private static final String LAST_ANSWERS =
      "select ended - sent as took from call where channel = ? and status = '"
          + CallStatus.OK.word()
          + "' order by id desc limit ?";

  List<ListRecord> lists(Handle handle, ListFilter filter, int atMost) {
    return text(handle.createQuery(LISTS), filter.text())
        .bind("before", filter.before())
        .bind("anyState", filter.delivered() == null ? 1 : 0)
        .bind("delivered", Boolean.TRUE.equals(filter.delivered()) ? 1 : 0)
        .bind("anyFolder", filter.folder() == null ? 1 : 0)
        .bind("folder", filter.folder() == null ? "" : filter.folder())
        .bind("most", atMost)
        .map(ListTable.RECORD)
        .list();
  }

  List<String> folders(Handle handle) {
    return handle
        .select("select distinct folder from list order by folder limit 500")
        .mapTo(String.class)
        .list();
  }

  List<ListRow> rows(Handle handle, long list, RowFilter filter, int atMost) {
    String sql = ResultReader.ROWS + ROWS + state(filter) + " order by e.row limit :most";
    return text(handle.createQuery(LookupState.spelled(sql)), filter.text())
        .bind("list", list)
        .bind("after", filter.after())
        .bind("most", atMost)
        .map((row, context) -> new ListRow(ResultReader.row(row, context), open(row)))
        .list();
  }

  private static boolean open(ResultSet row) throws SQLException {
    int state = row.getInt("state");
    return !row.wasNull() && LookupState.read(state).open() && row.getString("cancelled") == null;
  }

  private static String state(RowFilter filter) {
    if (filter.open()) {
      return " and l.state <= {CLAIMED} and w.cancelled is null";
    }
    Outcome outcome = filter.outcome();
    return outcome == null
        ? ""
        : switch (outcome) {
          case INVALID -> " and e.lookup is null";
          case FOUND -> " and l.state = {FOUND}";
          case NOT_FOUND -> " and l.state = {NOT_FOUND}";
          case REFUSED -> " and l.state = {REFUSED}";
          case FAILED ->
              " and (l.state = {FAILED} or (l.state <= {CLAIMED} and w.cancelled is not null))";
        };
  }

  /** What people type is text, also where it is a sign of SQL. */
  private static Query text(Query query, String text) {
    String plain = text.toLowerCase(Locale.ROOT);
    String like = plain.replace("!", "!!").replace("%", "!%").replace("_", "!_");
    return query.bind("text", plain).bind("like", "%" + like + "%");
  }

  List<ListChannel> channels(Handle handle, long list) {
    Map<Channel, ListChannel> all = new TreeMap<>(Comparator.comparing(Channel::word));
    handle
        .createQuery(CHANNELS)
        .bind("list", list)
        .bind("ever", Long.MAX_VALUE)
        .map((row, context) -> channel(row))
        .forEach(one -> all.merge(one.channel(), one, HistoryReader::together));
    return List.copyOf(all.values());
  }

  private static ListChannel channel(ResultSet row) throws SQLException {
    return new ListChannel(
        Lane.read(row.getString("lane")).channel(),
        Timestamps.read(row, "first_at"),
        Timestamps.read(row, "last_at"),
        row.getLong("open"));
  }

  private static ListChannel together(ListChannel one, ListChannel other) {
    Comparator<Instant> order = Comparator.naturalOrder();
    return new ListChannel(
        one.channel(),
        Stream.of(one, other)
            .map(ListChannel::first)
            .filter(Objects::nonNull)
            .min(order)
            .orElse(null),
        Stream.of(one, other)
            .map(ListChannel::last)
            .filter(Objects::nonNull)
            .max(order)
            .orElse(null),
        one.open() + other.open());
  }

  List<CallRecord> calls(Handle handle, CallFilter filter, int atMost) {
    Channel channel = filter.channel();
    return handle
        .createQuery(CALLS)
        .bind("before", filter.before())
        .bind("any", channel == null ? 1 : 0)
        .bind("channel", channel == null ? "" : channel.word())
        .bind("kind", filter.kind().name())
        .bind("limited", CallStatus.TOO_MANY_REQUESTS.word())
        .bind("ok", CallStatus.OK.word())
        .bind("most", atMost)
        .map((row, context) -> call(row))
        .list();
  }

  private static CallRecord call(ResultSet row) throws SQLException {
    @Nullable String words = row.getString("words");
    Instant ended = Timestamps.read(row, "ended");
    Instant until = Timestamps.read(row, "counts_until");
    boolean free = ended != null && until != null && !until.isAfter(ended);
    return new CallRecord(
        row.getLong("id"),
        new Channel(row.getString("channel")),
        row.getString("lane"),
        row.getInt("codes"),
        free ? 0 : row.getInt("tokens"),
        Instant.ofEpochMilli(row.getLong("sent")),
        ended,
        row.getString("status"),
        words == null ? "" : words);
  }

  List<Duration> lastAnswers(Handle handle, Channel channel, int atMost) {
    return handle
        .select(LAST_ANSWERS, channel.word(), atMost)
        .mapTo(Long.class)
        .map(Duration::ofMillis)
        .list();
  }
}
