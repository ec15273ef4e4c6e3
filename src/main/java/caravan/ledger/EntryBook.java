package caravan.ledger;

import caravan.codes.Channel;
import caravan.codes.ProductCode;
import caravan.codes.Row;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * Enrols rows: a few thousand at a time go into a temporary table, and from there, by statements
 * over all of them, into the codes and the entries.
 *
 * <p>Fairness is a place in line: each new code of a list gets the next turn after the list's last
 * one, a list that comes later begins where the line stands now. So lists that run side by side
 * take turns, and a small list does not wait behind a large one.
 */
final class EntryBook {

  private static final String STAGE =
      "insert into stage (row, cells, input, type, code, product, domain, lane, turn, first, note)"
          + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

  private final Map<Channel, Long> turns = new EnumMap<>(Channel.class);

  /** Enrols the rows; the book belongs to one list while that is read. */
  void enrol(Handle handle, long list, List<Entry> entries, Freshness freshness, Instant now) {
    boolean urgent = Storage.number(handle, "select urgent from list where id = ?", list) == 1;
    stage(handle, entries);
    reopen(handle, list, freshness, now);
    insertCodes(handle, list, urgent ? 0 : 1);
    count(handle, list);
    handle.execute(
        """
        insert into entry (list, row, cells, input, type, code, lookup, note)
        select ?, s.row, s.cells, s.input, s.type, s.code, l.id, s.note
        from stage s left join lookup l on l.product = s.product and l.domain = s.domain""",
        list);
    handle.execute("delete from stage");
  }

  private void stage(Handle handle, List<Entry> entries) {
    for (Channel channel : Channel.values()) {
      long line = Storage.number(handle, "select turn from channel where name = ?", channel.word());
      turns.merge(channel, line, Math::max);
    }
    Set<String> seen = new HashSet<>();
    PreparedBatch batch = handle.prepareBatch(STAGE);
    for (Entry entry : entries) {
      bind(batch, entry, seen).add();
    }
    batch.execute();
  }

  private PreparedBatch bind(PreparedBatch batch, Entry entry, Set<String> seen) {
    Row row = entry.row();
    ProductCode asked = entry.asked();
    batch.bind(0, row.number()).bind(1, Cells.write(row.cells())).bind(2, row.input());
    if (asked == null || entry.lane() == null) {
      for (int i = 3; i <= 8; i++) {
        batch.bindNull(i, java.sql.Types.VARCHAR);
      }
      return batch.bind(9, 0).bind(10, row.note());
    }
    String domain = entry.lane().domain().word();
    boolean first = seen.add(asked.product() + domain);
    long turn = first ? turns.merge(entry.lane().channel(), 1L, Long::sum) : 0;
    return batch
        .bind(3, asked.type().word())
        .bind(4, asked.text())
        .bind(5, asked.product())
        .bind(6, domain)
        .bind(7, entry.lane().word())
        .bind(8, turn)
        .bind(9, first ? 1 : 0)
        .bind(10, row.note());
  }

  /**
   * Answers that are too old, and codes that failed, are asked for again: other lists wait for them
   * too.
   */
  private static void reopen(Handle handle, long list, Freshness freshness, Instant now) {
    List<Long> stale =
        handle
            .select(
                """
                select l.id from stage s join lookup l on l.product = s.product and l.domain = s.domain
                where s.first = 1 and ((l.state = 2 and l.answered < ?)
                  or (l.state in (3, 4) and l.answered < ?) or l.state = 5)""",
                now.minus(freshness.found()).toEpochMilli(),
                now.minus(freshness.notFound()).toEpochMilli())
            .mapTo(Long.class)
            .list();
    if (stale.isEmpty()) {
      return;
    }
    PreparedBatch counts =
        handle.prepareBatch(
            """
            update list set open = open + (
              select count(*) from entry e where e.lookup = :id and e.list = list.id)
            where state <> 'delivered'
              and id in (select e.list from entry e where e.lookup = :id)""");
    PreparedBatch codes =
        handle.prepareBatch(
            """
            update lookup set state = 0, items = null, words = null, answered = null,
              lane = s.lane, type = s.type, code = s.code, turn = s.turn, list = :list
            from stage s
            where lookup.id = :id and s.first = 1
              and s.product = lookup.product and s.domain = lookup.domain""");
    for (long id : stale) {
      counts.bind("id", id).add();
      codes.bind("id", id).bind("list", list).add();
    }
    counts.execute();
    codes.execute();
  }

  private static void insertCodes(Handle handle, long list, int urgency) {
    handle.execute(
        """
        insert into lookup (product, domain, lane, type, code, list, urgency, turn, state)
        select product, domain, lane, type, code, ?, ?, turn, 0 from stage where first = 1
        on conflict (product, domain) do nothing""",
        list,
        urgency);
    handle.execute(
        """
        update lookup set urgency = ?, turn = s.turn from stage s
        where s.first = 1 and lookup.product = s.product and lookup.domain = s.domain
          and lookup.state = 0 and lookup.list <> ?
          and (lookup.urgency > ? or (lookup.urgency = ? and lookup.turn > s.turn))""",
        urgency,
        list,
        urgency,
        urgency);
  }

  private static void count(Handle handle, long list) {
    handle.execute(
        """
        update list set
          rows = rows + c.rows, invalid = invalid + c.invalid, open = open + c.open,
          distinct_codes = distinct_codes + c.firsts - c.repeated,
          duplicates = duplicates + c.valid - c.firsts + c.repeated,
          known = known + c.known
        from (
          select count(*) as rows,
            coalesce(sum(case when p.product is null then 1 else 0 end), 0) as invalid,
            coalesce(sum(case when p.product is null then 0 else 1 end), 0) as valid,
            coalesce(sum(p.first), 0) as firsts,
            coalesce(sum(p.first * p.repeated), 0) as repeated,
            coalesce(sum(case when p.state in (0, 1) then 1 else 0 end), 0) as open,
            coalesce(sum(case when p.state > 1 then p.first * (1 - p.repeated) else 0 end), 0) as known
          from (
            select s.product, s.first, l.state,
              case when exists (select 1 from entry e where e.lookup = l.id and e.list = ?)
                then 1 else 0 end as repeated
            from stage s left join lookup l on l.product = s.product and l.domain = s.domain) p) c
        where id = ?""",
        list,
        list);
  }
}
