package caravan.ledger.jdbc;

import caravan.codes.Channel;
import caravan.codes.Lane;
import caravan.codes.ProductCode;
import caravan.ledger.CacheTtl;
import caravan.ledger.Urgency;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** The codes that a list wants: asks of the ledger what is new, and makes that wait. */
final class Enqueue {

  /** What a code names, where, and what is asked of it: each once, for all lists. */
  record Wanted(String product, String domain, long question) {
    static Wanted of(ProductCode code, Lane lane, Map<Channel, Long> questions) {
      Long question = questions.get(lane.channel());
      if (question == null) {
        throw new IllegalArgumentException("the ledger knows no channel " + lane.channel());
      }
      return new Wanted(code.product(), lane.domain().word(), question);
    }
  }

  /** A code in the form and the lane in which the list wants it. */
  record Want(Wanted wanted, ProductCode code, Lane lane) {}

  private static final String STAGE =
      "insert into stage (product, domain, question) values (?, ?, ?)";
  private static final String KNOWN =
      """
      select s.product, s.domain, s.question, l.id, l.state, l.urgency, l.turn, l.answered,
        exists (select 1 from entry e where e.lookup = l.id and e.list = ?) as mine
      from stage s join lookup l
        on l.product = s.product and l.domain = s.domain and l.question = s.question""";
  private static final String INSERT =
      LookupState.spelled(
          "insert into lookup"
              + " (id, product, domain, question, lane, type, code, list, urgency, turn, state)"
              + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, {WAITING})");
  private static final String STAMP = "update lookup set answered = ? where id = ?";

  /** A code that its list holds is paid for by the first that does not. */
  private static final String PULL =
      "update lookup set list = case when urgency = "
          + Urgency.HELD.number()
          + " then ? else list end, urgency = ?, turn = ? where id = ?";

  /** Lists that have the old answer wait for the new one too, urgent ones as urgently as ever. */
  private static final String COUNT =
      """
      update list set open = open + (
        select count(*) from entry e where e.lookup = ? and e.list = list.id)
      where state <> 'delivered' and cancelled is null
        and id in (select e.list from entry e where e.lookup = ?)""";

  /** What it said until now is kept until the new answer is there to be compared with it. */
  static final String KEEPING =
      LookupState.spelled(
          """
          update lookup set state = {WAITING}, words = null,
            since = coalesce(since, case when state in ({FOUND}, {NOT_FOUND}) then answered end),
            answered = case when state in ({FOUND}, {NOT_FOUND}) then answered end,
          """);

  private static final String REOPEN =
      KEEPING
          + """
        lane = ?, type = ?, code = ?, list = ?, turn = ?,
        urgency = min(?, coalesce((
          select min(w.urgency) from entry e join list w on w.id = e.list
          where e.lookup = lookup.id and\s"""
          + ListTable.WANTING
          + "), 3)) where id = ?";

  /** Makes wait what has no fresh answer; tells of each code how it stands then. */
  Map<Wanted, CachedLookup> want(
      Handle handle,
      long list,
      int urgency,
      FairTurn fairTurn,
      Collection<Want> wants,
      CacheTtl ttl,
      Instant now)
      throws SQLException {
    Map<Wanted, CachedLookup> cached = cached(handle, list, wants);
    long last = Storage.number(handle, "select coalesce(max(id), 0) from lookup");
    try (PreparedStatement insert = handle.getConnection().prepareStatement(INSERT);
        PreparedStatement count = handle.getConnection().prepareStatement(COUNT);
        PreparedStatement reopen = handle.getConnection().prepareStatement(REOPEN);
        PreparedStatement pull = handle.getConnection().prepareStatement(PULL)) {
      for (Want want : wants) {
        CachedLookup code = cached.get(want.wanted());
        if (code == null) {
          insert(insert, ++last, want, list, urgency, fairTurn.take(want.lane().channel()));
          cached.put(want.wanted(), CachedLookup.never(last));
        } else if (code.stale(ttl, now)) {
          count(count, code.id());
          reopen(reopen, code.id(), want, list, urgency, fairTurn.take(want.lane().channel()));
          cached.put(want.wanted(), code.waiting());
        } else if (code.fromTheFuture(now)) {
          handle.execute(STAMP, now.toEpochMilli(), code.id());
        } else if (code.behind(urgency, fairTurn.ahead(want.lane().channel()))) {
          pull(pull, code.id(), list, urgency, fairTurn.take(want.lane().channel()));
        }
      }
      insert.executeBatch();
      count.executeBatch();
      reopen.executeBatch();
      pull.executeBatch();
    }
    return cached;
  }

  private static Map<Wanted, CachedLookup> cached(Handle handle, long list, Collection<Want> wants)
      throws SQLException {
    try (PreparedStatement stage = handle.getConnection().prepareStatement(STAGE)) {
      for (Want want : wants) {
        stage.setString(1, want.wanted().product());
        stage.setString(2, want.wanted().domain());
        stage.setLong(3, want.wanted().question());
        stage.addBatch();
      }
      stage.executeBatch();
    }
    Map<Wanted, CachedLookup> cached = new HashMap<>();
    try (PreparedStatement select = handle.getConnection().prepareStatement(KNOWN)) {
      select.setLong(1, list);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          cached.put(new Wanted(row.getString(1), row.getString(2), row.getLong(3)), code(row));
        }
      }
    }
    handle.execute("delete from stage");
    return cached;
  }

  private static CachedLookup code(ResultSet row) throws SQLException {
    return new CachedLookup(
        row.getLong("id"),
        LookupState.read(row.getInt("state")),
        row.getInt("urgency"),
        row.getLong("turn"),
        Timestamps.read(row, "answered"),
        row.getBoolean("mine"));
  }

  private static void insert(
      PreparedStatement insert, long id, Want want, long list, int urgency, long turn)
      throws SQLException {
    insert.setLong(1, id);
    insert.setString(2, want.wanted().product());
    insert.setString(3, want.wanted().domain());
    insert.setLong(4, want.wanted().question());
    insert.setString(5, want.lane().word());
    insert.setString(6, want.code().type().word());
    insert.setString(7, want.code().text());
    insert.setLong(8, list);
    insert.setInt(9, urgency);
    insert.setLong(10, turn);
    insert.addBatch();
  }

  private static void count(PreparedStatement count, long id) throws SQLException {
    count.setLong(1, id);
    count.setLong(2, id);
    count.addBatch();
  }

  private static void reopen(
      PreparedStatement reopen, long id, Want want, long list, int urgency, long turn)
      throws SQLException {
    reopen.setString(1, want.lane().word());
    reopen.setString(2, want.code().type().word());
    reopen.setString(3, want.code().text());
    reopen.setLong(4, list);
    reopen.setLong(5, turn);
    reopen.setInt(6, urgency);
    reopen.setLong(7, id);
    reopen.addBatch();
  }

  private static void pull(PreparedStatement pull, long id, long list, int urgency, long turn)
      throws SQLException {
    pull.setLong(1, list);
    pull.setInt(2, urgency);
    pull.setLong(3, turn);
    pull.setLong(4, id);
    pull.addBatch();
  }
}
