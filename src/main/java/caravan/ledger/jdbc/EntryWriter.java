package caravan.ledger.jdbc;

import caravan.codes.Channel;
import caravan.codes.ProductCode;
import caravan.codes.Row;
import caravan.ledger.CacheTtl;
import caravan.ledger.Entry;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
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

  private final long list;
  private final Enqueue enqueue = new Enqueue();
  private final ChannelTable channels = new ChannelTable(true);
  private FairTurn place = FairTurn.end();

  EntryWriter(long list) {
    this.list = list;
  }

  void enrol(Handle handle, List<Entry> entries, CacheTtl ttl, Instant now) throws SQLException {
    int urgency = urgency(handle);
    FairTurn fairTurn = place.now(handle);
    Map<Channel, Long> questions = channels.questions(handle);
    Map<Enqueue.Wanted, Enqueue.Want> wants = wants(entries, questions);
    Map<Enqueue.Wanted, CachedLookup> codes =
        enqueue.want(handle, list, urgency, fairTurn, wants.values(), ttl, now);
    Function<Entry, @Nullable CachedLookup> cached = entry -> cached(entry, codes, questions);
    insert(handle, entries, cached);
    count(handle, entries, cached);
    place = fairTurn;
  }

  private int urgency(Handle handle) {
    return handle
        .select("select urgency from list where id = ?", list)
        .mapTo(Integer.class)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("there is no list " + list));
  }

  private static Map<Enqueue.Wanted, Enqueue.Want> wants(
      List<Entry> entries, Map<Channel, Long> questions) {
    Map<Enqueue.Wanted, Enqueue.Want> wants = new LinkedHashMap<>();
    for (Entry entry : entries) {
      ProductCode code = entry.asked();
      if (code != null && entry.lane() != null) {
        Enqueue.Wanted wanted = Enqueue.Wanted.of(code, entry.lane(), questions);
        wants.putIfAbsent(wanted, new Enqueue.Want(wanted, code, entry.lane()));
      }
    }
    return wants;
  }

  private static @Nullable CachedLookup cached(
      Entry entry, Map<Enqueue.Wanted, CachedLookup> codes, Map<Channel, Long> questions) {
    ProductCode code = entry.asked();
    return code == null || entry.lane() == null
        ? null
        : codes.get(Enqueue.Wanted.of(code, entry.lane(), questions));
  }

  private void insert(
      Handle handle, List<Entry> entries, Function<Entry, @Nullable CachedLookup> known)
      throws SQLException {
    try (PreparedStatement insert = handle.getConnection().prepareStatement(ROWS)) {
      for (Entry entry : entries) {
        Row row = entry.row();
        ProductCode code = entry.asked();
        CachedLookup cached = known.apply(entry);
        insert.setLong(1, list);
        insert.setLong(2, row.number());
        insert.setString(3, Cells.write(row.cells()));
        insert.setString(4, row.input());
        insert.setString(5, code == null ? null : code.type().word());
        insert.setString(6, code == null ? null : code.text());
        insert.setObject(7, cached == null ? null : cached.id());
        insert.setString(8, row.note());
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  private void count(
      Handle handle, List<Entry> entries, Function<Entry, @Nullable CachedLookup> known) {
    int valid = 0;
    int open = 0;
    int distinct = 0;
    int answered = 0;
    Set<Long> seen = new HashSet<>();
    for (Entry entry : entries) {
      CachedLookup code = known.apply(entry);
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
        entries.size(),
        entries.size() - valid,
        open,
        distinct,
        valid - distinct,
        answered,
        list);
  }
}
