package caravan.ledger.jdbc;

import caravan.codes.Channel;
import caravan.codes.Lane;
import caravan.codes.ProductCode;
import caravan.codes.ResultRow;
import caravan.codes.Row;
import caravan.ledger.CacheTtl;
import caravan.ledger.Entry;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Enrols the rows of one list, a few thousand at a time. */
final class EntryWriter {

  private static final String ROWS =
      "insert into entry (list, row, cells, input, type, code, lookup, note)"
          + " values (?, ?, ?, ?, ?, ?, ?, ?)";
  private static final String COUNT =
      """
      update list set rows = rows + ?, invalid = invalid + ?, open = open + ?,
        distinct_codes = distinct_codes + ?, duplicates = duplicates + ?, known = known + ?
      where id = ?""";

  /**
   * What came of enrolling.
   *
   * @param place in the fair order that the list has then
   * @param codes that the rows want, null where they want none
   * @param rows what was enrolled with its answers; empty where one waits, or nobody asked
   */
  record Enrolled(FairTurn place, List<@Nullable CachedLookup> codes, List<ResultRow> rows) {}

  private final long list;
  private final Membership by;
  private final Enqueue enqueue;
  private final UnaryOperator<String> storable;
  private final ChannelTable channels = new ChannelTable(LedgerForm.NEWEST);
  private FairTurn place = FairTurn.end();

  /** What rows that are enrolled for good want; null while nobody has looked. */
  private @Nullable LookupSet before;

  /**
   * @param by who reads it: no row is enrolled any more once that one was taken for dead
   * @param fresh whether no row of the list is enrolled yet
   */
  EntryWriter(
      long list, Membership by, boolean fresh, Enqueue enqueue, UnaryOperator<String> storable) {
    this.list = list;
    this.by = by;
    this.before = fresh ? new LookupSet() : null;
    this.enqueue = enqueue;
    this.storable = storable;
  }

  /**
   * Enrols rows; what it answers holds if this is not undone.
   *
   * @param answers whether to tell the rows too, if each has its final answer
   */
  Enrolled enrol(Handle handle, List<Entry> entries, CacheTtl ttl, Instant now, boolean answers)
      throws SQLException {
    FairTurn fairTurn = place.now(handle);
    int urgency = urgency(handle);
    Map<Channel, Long> questions = channels.questions(handle);
    Map<Enqueue.Wanted, Enqueue.Want> wants = new LinkedHashMap<>();
    List<Enqueue.@Nullable Wanted> asked = asked(entries, questions, wants);
    Map<Enqueue.Wanted, CachedLookup> codes =
        enqueue.want(
            handle, list, before(handle), urgency, fairTurn, wants.values(), ttl, now, answers);
    List<@Nullable CachedLookup> cached = new ArrayList<>(entries.size());
    asked.forEach(wanted -> cached.add(wanted == null ? null : codes.get(wanted)));
    insert(handle, entries, cached);
    count(handle, cached);
    return new Enrolled(
        fairTurn, cached, answers ? KnownRows.of(entries, cached, storable) : List.of());
  }

  private LookupSet before(Handle handle) {
    LookupSet known = before;
    if (known == null) {
      known = LookupSet.of(handle, list);
      before = known;
    }
    return known;
  }

  /** The rows are enrolled for good. */
  void enrolled(Enrolled done) {
    place = done.place();
    LookupSet known = Objects.requireNonNull(before);
    for (CachedLookup code : done.codes()) {
      if (code != null) {
        known.add(code.id());
      }
    }
  }

  private int urgency(Handle handle) {
    return handle
        .select("select urgency from list where id = ? and node = ?", list, by.node())
        .mapTo(Integer.class)
        .findFirst()
        .orElseThrow(() -> ListTable.gone(list));
  }

  /** What each of the rows asks for, null where that is nothing; each code once in wants. */
  private static List<Enqueue.@Nullable Wanted> asked(
      List<Entry> entries, Map<Channel, Long> questions, Map<Enqueue.Wanted, Enqueue.Want> wants) {
    List<Enqueue.@Nullable Wanted> asked = new ArrayList<>(entries.size());
    for (Entry entry : entries) {
      ProductCode code = entry.asked();
      Lane lane = entry.lane();
      if (code == null || lane == null) {
        asked.add(null);
      } else {
        Enqueue.Wanted wanted = Enqueue.Wanted.of(code, lane, questions);
        wants.putIfAbsent(wanted, new Enqueue.Want(wanted, code, lane));
        asked.add(wanted);
      }
    }
    return asked;
  }

  private void insert(Handle handle, List<Entry> entries, List<@Nullable CachedLookup> known)
      throws SQLException {
    try (PreparedStatement insert = handle.getConnection().prepareStatement(ROWS)) {
      for (int at = 0; at < entries.size(); at++) {
        Entry entry = entries.get(at);
        Row row = entry.row();
        ProductCode code = entry.asked();
        CachedLookup cached = known.get(at);
        insert.setLong(1, list);
        insert.setLong(2, row.number());
        insert.setString(3, Cells.write(row.cells()));
        insert.setString(4, storable.apply(row.input()));
        insert.setString(5, code == null ? null : code.type().word());
        insert.setString(6, code == null ? null : code.text());
        insert.setObject(7, cached == null ? null : cached.id());
        insert.setString(8, storable.apply(row.note()));
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  private void count(Handle handle, List<@Nullable CachedLookup> known) {
    int valid = 0;
    int open = 0;
    int distinct = 0;
    int answered = 0;
    Set<Long> seen = new HashSet<>();
    for (CachedLookup code : known) {
      if (code == null) {
        continue;
      }
      valid++;
      open += code.open() ? 1 : 0;
      if (!code.mine() && seen.add(code.id())) {
        distinct++;
        answered += code.open() ? 0 : 1;
      }
    }
    handle.execute(
        COUNT,
        known.size(),
        known.size() - valid,
        open,
        distinct,
        valid - distinct,
        answered,
        list);
  }
}
