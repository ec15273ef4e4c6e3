package caravan.ledger.jdbc;

import caravan.codes.Batch;
import caravan.codes.CodeRequest;
import caravan.codes.ListHead;
import caravan.ledger.LedgerException;
import caravan.ledger.ListRecord;
import caravan.ledger.ListState;
import caravan.ledger.NodeIdentity;
import caravan.ledger.Urgency;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** The table of lists. */
final class ListTable {

  /** Is true of a list w whose rows without an answer wait for one. */
  static final String WANTING =
      "w.state <> 'delivered' and w.manifest is null and w.cancelled is null";

  /** What is read of lists: each column by its name, so that a newer form may have more. */
  static final String SELECT =
      "select id, folder, name, identity, sha256, urgent, columns, delimiter, summary, state,"
          + " result, rows, open, invalid, tokens, started, finished, urgency, cancelled from list ";

  private static final String OLDER =
      SELECT.replace("urgency, cancelled", "1 - urgent as urgency, null as cancelled");

  private static final String UNSHELVED = "where shelved = 0 and state <> 'reading'";

  static final RowMapper<ListRecord> RECORD = ListTable::record;

  private final String select;

  /**
   * The lists.
   *
   * @param acts whether each knows how urgent it is and whether it was cancelled; not in an older
   *     ledger
   */
  ListTable(boolean acts) {
    this.select = acts ? SELECT : OLDER;
  }

  Optional<ListRecord> findTaken(Handle handle, ListHead head) {
    return handle
        .select(
            select
                + "where folder = ? and name = ? and identity = ? and sha256 = ?"
                + " and shelved = 0 and state <> 'reading'",
            head.folder(),
            head.name(),
            head.identity(),
            head.sha256())
        .map(RECORD)
        .findFirst();
  }

  List<ListRecord> unshelved(Handle handle) {
    return handle.select(select + UNSHELVED).map(RECORD).list();
  }

  /** The same of those that were found in that input folder. */
  List<ListRecord> unshelved(Handle handle, @Nullable String input) {
    return handle
        .select(select + UNSHELVED + " and input is not distinct from ?", input)
        .map(RECORD)
        .list();
  }

  /**
   * @param by who reads it
   */
  long open(
      Handle handle, ListHead head, Urgency urgency, String summary, Membership by, Instant now) {
    return Storage.number(
        handle,
        """
        insert into list (folder, name, identity, sha256, urgent, urgency, columns, delimiter,
          summary, node, input, output, state, started)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'reading', ?) returning id""",
        head.folder(),
        head.name(),
        head.identity(),
        head.sha256(),
        head.urgent() ? 1 : 0,
        urgency.number(),
        Cells.write(head.columns()),
        String.valueOf(head.delimiter()),
        summary,
        by.node(),
        by.self().map(NodeIdentity::input).orElse(null),
        by.self().map(NodeIdentity::output).orElse(null),
        now.toEpochMilli());
  }

  ListRecord read(Handle handle, long list) {
    return handle.select(select + "where id = ?", list).map(RECORD).one();
  }

  Optional<ListRecord> find(Handle handle, long list) {
    return handle.select(select + "where id = ?", list).map(RECORD).findFirst();
  }

  Optional<ListRecord> find(Handle handle, String name) {
    return handle
        .select(
            select
                + "where name = ? or folder || '/' || name = ? or result = ?"
                + " order by id desc limit 1",
            name,
            name,
            name)
        .map(RECORD)
        .findFirst();
  }

  /**
   * @param by who read it, if nobody took that one for dead meanwhile
   */
  void enrolled(Handle handle, long list, Membership by) {
    int known =
        handle.execute(
            "update list set state = case when state = 'reading' then 'waiting' else state end"
                + " where id = ? and (state <> 'reading' or node = ?)",
            list,
            by.node());
    if (known == 0) {
      throw gone(list);
    }
  }

  /** A list of which another took this one to be dead that read it. */
  static LedgerException gone(long list) {
    return new LedgerException(
        "List " + list + " was given up while it was read: its file is read anew");
  }

  /** A list at which this process looked before it was taken for dead. */
  static LedgerException leftToOthers(String path) {
    return new LedgerException(
        "'%s' is left to whichever node takes in the lists of its folder: this one was taken for dead while it read it"
            .formatted(path));
  }

  void shelved(Handle handle, long list) {
    handle.execute("update list set shelved = 1 where id = ?", list);
  }

  List<ListRecord> atWork(Handle handle, int atMost) {
    return handle
        .select(select + "where state <> 'delivered' order by id limit ?", atMost)
        .map(RECORD)
        .list();
  }

  List<ListRecord> delivered(Handle handle, int atMost) {
    return handle
        .select(
            select + "where state = 'delivered' order by finished desc, id desc limit ?", atMost)
        .map(RECORD)
        .list();
  }

  /**
   * Shares the price of a call over the lists that pay for its codes; the shares add up to the
   * price.
   */
  void pay(Handle handle, Batch batch, int tokens, boolean slowedDown) {
    Map<Long, Long> codes =
        batch.requests().stream()
            .collect(Collectors.groupingBy(CodeRequest::list, TreeMap::new, Collectors.counting()));
    long codesLeft = batch.size();
    long tokensLeft = tokens;
    for (Map.Entry<Long, Long> list : codes.entrySet()) {
      long part = tokensLeft * list.getValue() / codesLeft;
      codesLeft -= list.getValue();
      tokensLeft -= part;
      handle.execute(
          "update list set tokens = tokens + ?, calls = calls + 1, slow_downs = slow_downs + ? where id = ?",
          part,
          slowedDown ? 1 : 0,
          list.getKey());
    }
  }

  private static ListRecord record(ResultSet row, StatementContext context) throws SQLException {
    ListHead head =
        new ListHead(
            row.getString("folder"),
            row.getString("name"),
            row.getString("identity"),
            row.getString("sha256"),
            row.getInt("urgent") == 1,
            Cells.read(row.getString("columns")),
            row.getString("delimiter").charAt(0));
    return new ListRecord(
        row.getLong("id"),
        head,
        row.getString("summary"),
        ListState.read(row.getString("state")),
        Urgency.read(row.getInt("urgency")),
        row.getString("cancelled"),
        row.getString("result"),
        row.getLong("rows"),
        row.getLong("open"),
        row.getLong("invalid"),
        row.getLong("tokens"),
        Instant.ofEpochMilli(row.getLong("started")),
        Timestamps.read(row, "finished"));
  }
}
