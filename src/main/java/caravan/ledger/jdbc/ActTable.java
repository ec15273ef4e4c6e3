package caravan.ledger.jdbc;

import caravan.codes.Channel;
import caravan.ledger.Act;
import caravan.ledger.Signature;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** The table of what people did. */
final class ActTable {

  private static final String SELECT =
      "select at, who, what, channel, list, held, subject, note from act ";
  private static final String NEWEST = " order by id desc limit ?";

  /** Answers its number. */
  long write(Handle handle, Act act) {
    Channel channel = act.channel();
    handle.execute(
        "insert into act (at, who, what, channel, list, held, subject, note)"
            + " values (?, ?, ?, ?, ?, ?, ?, ?)",
        act.signature().at().toEpochMilli(),
        act.signature().who(),
        act.kind().word(),
        channel == null ? null : channel.word(),
        act.list(),
        act.held(),
        act.subject(),
        act.signature().note());
    return Storage.number(handle, "select max(id) from act");
  }

  List<Act> newest(Handle handle, int atMost) {
    return handle.select(SELECT + NEWEST, atMost).map(ActTable::act).list();
  }

  List<Act> of(Handle handle, Channel channel, int atMost) {
    return handle
        .select(SELECT + "where channel = ?" + NEWEST, channel.word(), atMost)
        .map(ActTable::act)
        .list();
  }

  List<Act> of(Handle handle, long list, int atMost) {
    return handle
        .select(SELECT + "where list = ?" + NEWEST, list, atMost)
        .map(ActTable::act)
        .list();
  }

  private static Act act(ResultSet row, StatementContext context) throws SQLException {
    String channel = row.getString("channel");
    return new Act(
        new Signature(
            row.getString("who"), Instant.ofEpochMilli(row.getLong("at")), row.getString("note")),
        Act.Kind.read(row.getString("what")),
        channel == null ? null : new Channel(channel),
        ChannelTable.number(row, "list"),
        ChannelTable.number(row, "held"),
        row.getString("subject"));
  }
}
