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
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
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

  /** Codes that share all but the product. */
  private record Group(String domain, long question) {}

  private static final String KNOWN =
      """
      select p.key, l.id, l.state, l.urgency, l.turn, l.answered%s
      from (%s) p cross join lookup l
      where l.product = p.value and l.domain = ? and l.question = ?""";
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
      where state <> 'delivered' and manifest is null and cancelled is null
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
        urgency = (select min(u) from (
          select ? as u union all select w.urgency from entry e join list w on w.id = e.list
          where e.lookup = lookup.id and\s"""
          + ListTable.WANTING
          + ") m) where id = ?";

  private static final String ANSWERS = ", l.items, l.words";

  private final String known;
  private final String knownWithAnswers;
  private final String last;

  /**
   * A queue of codes.
   *
   * @param dialect how the engine selects place and text of a JSON array's texts, and the last
   *     lookup
   */
  Enqueue(SqlDialect dialect) {
    this.known = KNOWN.formatted("", dialect.texts());
    this.knownWithAnswers = KNOWN.formatted(ANSWERS, dialect.texts());
    this.last = dialect.lastLookup();
  }

  /**
   * Makes wait what has no fresh answer; tells of each code how it stands then.
   *
   * @param enrolled what rows of the list want that are enrolled already
   * @param answers whether to tell also what its answer is
   */
  Map<Wanted, CachedLookup> want(
      Handle handle,
      long list,
      LookupSet enrolled,
      int urgency,
      FairTurn fairTurn,
      Collection<Want> wants,
      CacheTtl ttl,
      Instant now,
      boolean answers)
      throws SQLException {
    Map<Wanted, CachedLookup> cached = cached(handle, enrolled, wants, answers);
    long last = Storage.number(handle, this.last);
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
          cached.put(want.wanted(), code.stamped(now));
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

  private Map<Wanted, CachedLookup> cached(
      Handle handle, LookupSet enrolled, Collection<Want> wants, boolean answers)
      throws SQLException {
    Map<Wanted, CachedLookup> cached = new HashMap<>(2 * wants.size());
    Map<Group, List<Wanted>> groups =
        wants.stream()
            .map(Want::wanted)
            .collect(Collectors.groupingBy(w -> new Group(w.domain(), w.question())));
    try (PreparedStatement select =
        handle.getConnection().prepareStatement(answers ? knownWithAnswers : known)) {
      for (Map.Entry<Group, List<Wanted>> group : groups.entrySet()) {
        List<Wanted> wanted = group.getValue();
        select.setString(1, Cells.write(wanted.stream().map(Wanted::product).toList()));
        select.setString(2, group.getKey().domain());
        select.setLong(3, group.getKey().question());
        try (ResultSet row = select.executeQuery()) {
          while (row.next()) {
            cached.put(wanted.get(row.getInt(1)), code(row, enrolled, answers));
          }
        }
      }
    }
    return cached;
  }

  private static CachedLookup code(ResultSet row, LookupSet enrolled, boolean answers)
      throws SQLException {
    long id = row.getLong(2);
    return new CachedLookup(
        id,
        LookupState.read(row.getInt(3)),
        row.getInt(4),
        row.getLong(5),
        Timestamps.read(row, 6),
        enrolled.contains(id),
        answers ? Texts.find(row, 7) : null,
        answers ? Texts.find(row, 8) : null);
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
