package caravan.ledger.jdbc;

import caravan.codes.Channel;
import caravan.codes.Lane;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.jdbi.v3.core.Handle;

/** Makes a new list of a delivered one, whose rows without an answer are asked again. */
final class ListRetry {

  private static final String AGAIN =
      LookupState.spelled(
          "select distinct l.id, l.lane from entry e join lookup l on l.id = e.lookup"
              + " where e.list = ? and exists (select 1 from list d"
              + " where d.id = e.list and d.state = 'delivered')"
              + " and (l.state = {FAILED} or (l.state = {REFUSED} and ? = 1)) order by l.id");

  private static final String LIST =
      """
      insert into list (folder, name, identity, sha256, urgent, urgency, columns, delimiter, summary,
        state, shelved, started)
      select folder, name, identity, sha256, urgent,
        case when urgency = 3 then 1 - urgent else urgency end, columns, delimiter, summary,
        'waiting', 1, ?
      from list where id = ? returning id""";

  private static final String ENTRIES =
      "insert into entry (list, row, cells, input, type, code, lookup, note)"
          + " select ?, row, cells, input, type, code, lookup, note from entry where list = ?";

  private static final String REOPEN =
      Enqueue.KEEPING
          + """
        list = ?, turn = ?,
        urgency = (select l.urgency from list l where l.id = ?) where id = ?""";

  /** Lists that were about to be delivered wait for the new answer too. */
  private static final String OTHERS =
      """
      update list set open = open + (
        select count(*) from entry e where e.lookup = ? and e.list = list.id)
      where state <> 'delivered' and manifest is null and cancelled is null and id <> ? and id in (
        select e.list from entry e where e.lookup = ?)""";

  private static final String COUNT =
      LookupState.spelled(
          """
          update list set
            rows = (select count(*) from entry e where e.list = list.id),
            invalid = (select count(*) from entry e where e.list = list.id and e.lookup is null),
            distinct_codes = (select count(distinct e.lookup) from entry e where e.list = list.id),
            duplicates = (select count(e.lookup) - count(distinct e.lookup) from entry e
              where e.list = list.id),
            known = (select count(distinct l.id) from entry e join lookup l on l.id = e.lookup
              where e.list = list.id and l.state > {CLAIMED}),
            open = (select count(*) from entry e join lookup l on l.id = e.lookup
              where e.list = list.id and l.state < {FOUND})
          where id = ?""");

  /** Rows of a cancelled list that failed, of which others brought or bring the answers. */
  private static final String SINCE =
      LookupState.spelled(
          "select exists (select 1 from list d join entry e on e.list = d.id"
              + " join lookup l on l.id = e.lookup where d.id = ? and d.state = 'delivered'"
              + " and d.cancelled is not null"
              + " and (l.state in ({WAITING}, {CLAIMED}) or l.answered >= d.finished))");

  private record Again(long lookup, Channel channel) {}

  private final ListUrgency urgency;

  ListRetry(ListUrgency urgency) {
    this.urgency = urgency;
  }

  OptionalLong retry(Handle handle, long list, boolean refused, Instant now) throws SQLException {
    List<Again> again =
        handle
            .select(AGAIN, list, refused)
            .map(
                (row, context) ->
                    new Again(row.getLong("id"), Lane.read(row.getString("lane")).channel()))
            .list();
    if (again.isEmpty() && !answeredSince(handle, list)) {
      return OptionalLong.empty();
    }
    long fresh = Storage.number(handle, LIST, now.toEpochMilli(), list);
    handle.execute(ENTRIES, fresh, list);
    reopen(handle, fresh, again);
    urgency.follow(handle, fresh);
    handle.execute(COUNT, fresh);
    return OptionalLong.of(fresh);
  }

  private static boolean answeredSince(Handle handle, long list) {
    return handle.select(SINCE, list).mapTo(Boolean.class).one();
  }

  private static void reopen(Handle handle, long list, List<Again> again) throws SQLException {
    FairTurn fairTurn = FairTurn.end().now(handle);
    try (PreparedStatement others = handle.getConnection().prepareStatement(OTHERS);
        PreparedStatement reopen = handle.getConnection().prepareStatement(REOPEN)) {
      for (Again one : again) {
        others.setLong(1, one.lookup());
        others.setLong(2, list);
        others.setLong(3, one.lookup());
        others.addBatch();
        reopen.setLong(1, list);
        reopen.setLong(2, fairTurn.take(one.channel()));
        reopen.setLong(3, list);
        reopen.setLong(4, one.lookup());
        reopen.addBatch();
      }
      others.executeBatch();
      reopen.executeBatch();
    }
  }
}
