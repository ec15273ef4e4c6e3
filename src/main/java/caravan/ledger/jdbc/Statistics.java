package caravan.ledger.jdbc;

import caravan.codes.Channel;
import caravan.codes.Lane;
import caravan.codes.Outcome;
import caravan.ledger.Backlog;
import caravan.ledger.CacheState;
import caravan.ledger.CacheTtl;
import caravan.ledger.CallStatus;
import caravan.ledger.Entry;
import caravan.ledger.Urgency;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Sums and counts for those who only look. */
final class Statistics {

  private static final int LAST_CALLS = 50;

  private static final String KNOWN =
      "select id, state, urgency, turn, answered from lookup where product = ? and domain = ? and ";
  private static final String ASKED = "question = (select question from channel where name = ?)";
  private static final String OLDER = "? is not null";

  private static final String BACKLOG =
      LookupState.spelled(
          "select list, lane, urgency, count(*) as codes from lookup where state = {WAITING}"
              + " group by list, lane, urgency union all"
              + " select list, lane, urgency, count(*) as codes from lookup where state = {CLAIMED}"
              + " group by list, lane, urgency");

  private static final String OUTCOMES =
      LookupState.spelled(
          """
          select l.state as state, count(*) as n from entry e left join lookup l on l.id = e.lookup
          where e.list = ? and (l.state is null or l.state > {CLAIMED} or exists (
            select 1 from list w where w.id = e.list and w.state = 'delivered'))
          group by l.state""");

  private static final String UNANSWERED =
      LookupState.spelled(
          "select lane, count(*) as n from lookup where state in ({FAILED}, {REFUSED})"
              + " and id in (select e.lookup from entry e where e.list = ?) group by lane");

  private static final String PAYERS =
      LookupState.spelled(
          "select l.list as payer, count(distinct l.id) as n from entry e"
              + " join lookup l on l.id = e.lookup"
              + " where e.list = ? and l.state in ({WAITING}, {CLAIMED}) group by l.list");

  private final boolean questions;

  /**
   * Sums and counts.
   *
   * @param questions whether answers are kept by what was asked; not where an older ledger is
   *     looked at that nobody has brought to this version's form
   */
  Statistics(boolean questions) {
    this.questions = questions;
  }

  Optional<Duration> answersTook(Handle handle, Channel channel) {
    return handle
        .select(
            "select avg(took) from (select ended - sent as took from call"
                + " where channel = ? and status = ? order by id desc limit ?) last",
            channel.word(),
            CallStatus.OK.word(),
            LAST_CALLS)
        .mapTo(Double.class)
        .findFirst()
        .map(millis -> Duration.ofMillis(Math.max(0, Math.round(millis))));
  }

  List<Backlog> backlog(Handle handle) {
    return handle
        .select(BACKLOG)
        .map(
            (row, context) ->
                new Backlog(
                    row.getLong("list"),
                    Lane.read(row.getString("lane")),
                    Urgency.read(row.getInt("urgency")),
                    row.getLong("codes")))
        .list();
  }

  Map<Outcome, Long> outcomes(Handle handle, long list) {
    Map<Outcome, Long> outcomes = new EnumMap<>(Outcome.class);
    for (Outcome outcome : Outcome.values()) {
      outcomes.put(outcome, 0L);
    }
    handle
        .select(OUTCOMES, list)
        .map((row, context) -> Map.entry(outcome(row), row.getLong("n")))
        .forEach(counted -> outcomes.put(counted.getKey(), counted.getValue()));
    return outcomes;
  }

  /** Codes in rows of the list that failed or were refused, by lane. */
  Map<Lane, Long> unanswered(Handle handle, long list) {
    return handle
        .select(UNANSWERED, list)
        .map((row, context) -> Map.entry(Lane.read(row.getString("lane")), row.getLong("n")))
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  Map<Long, Long> payers(Handle handle, long list) {
    return handle
        .select(PAYERS, list)
        .map((row, context) -> Map.entry(row.getLong("payer"), row.getLong("n")))
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static Outcome outcome(ResultSet row) throws SQLException {
    int state = row.getInt("state");
    return row.wasNull() ? Outcome.INVALID : ResultReader.outcome(LookupState.read(state));
  }

  List<CacheState> cacheStates(Handle handle, List<Entry> entries, CacheTtl ttl, Instant now)
      throws SQLException {
    List<CacheState> all = new ArrayList<>(entries.size());
    try (PreparedStatement select =
        handle.getConnection().prepareStatement(KNOWN + (questions ? ASKED : OLDER))) {
      for (Entry entry : entries) {
        all.add(cacheState(select, entry, ttl, now));
      }
    }
    return all;
  }

  private static CacheState cacheState(
      PreparedStatement select, Entry entry, CacheTtl ttl, Instant now) throws SQLException {
    if (entry.asked() == null || entry.lane() == null) {
      throw new IllegalArgumentException("row " + entry.row().number() + " asks for nothing");
    }
    select.setString(1, entry.asked().product());
    select.setString(2, entry.lane().domain().word());
    select.setString(3, entry.lane().channel().word());
    try (ResultSet row = select.executeQuery()) {
      if (!row.next()) {
        return CacheState.NEW;
      }
      CachedLookup cached =
          new CachedLookup(
              row.getLong("id"),
              LookupState.read(row.getInt("state")),
              row.getInt("urgency"),
              row.getLong("turn"),
              Timestamps.read(row, "answered"),
              false,
              null,
              null);
      if (cached.open()) {
        return CacheState.WAITING;
      }
      return cached.stale(ttl, now) ? CacheState.NEW : CacheState.KNOWN;
    }
  }
}
