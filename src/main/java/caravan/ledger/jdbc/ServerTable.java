package caravan.ledger.jdbc;

import caravan.ledger.MovedList;
import caravan.ledger.ServerTrouble;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jdbi.v3.core.Handle;

/** The tables of what is remembered of servers. */
final class ServerTable {

  private final boolean present;

  /**
   * @param present whether the tables are there for sure; a ledger of an older Caravan that is only
   *     looked at has none
   */
  ServerTable(boolean present) {
    this.present = present;
  }

  void move(Handle handle, MovedList list) {
    handle.execute(
        """
        insert into moved (server, target, path, size, at) values (?, ?, ?, ?, ?)
        on conflict (server, target) do update
          set path = excluded.path, size = excluded.size, at = excluded.at""",
        list.server(),
        list.target(),
        list.path(),
        list.size(),
        list.at().toEpochMilli());
  }

  List<MovedList> moved(Handle handle, String server) {
    return handle
        .select(
            "select server, target, path, size, at from moved where server = ? order by at, target",
            server)
        .map(
            (row, context) ->
                new MovedList(
                    row.getString("server"),
                    row.getString("target"),
                    row.getString("path"),
                    row.getLong("size"),
                    Instant.ofEpochMilli(row.getLong("at"))))
        .list();
  }

  void leave(Handle handle, MovedList list) {
    handle.execute(
        "delete from moved where server = ? and target = ?", list.server(), list.target());
  }

  void fails(Handle handle, ServerTrouble trouble) {
    handle.execute(
        """
        insert into server_trouble (server, way, words, since, again) values (?, ?, ?, ?, ?)
        on conflict (server, way) do update set words = excluded.words, again = excluded.again""",
        trouble.server(),
        trouble.way().word(),
        trouble.words(),
        trouble.since().toEpochMilli(),
        trouble.again() == null ? null : trouble.again().toEpochMilli());
  }

  void works(Handle handle, String server, ServerTrouble.Way way) {
    handle.execute("delete from server_trouble where server = ? and way = ?", server, way.word());
  }

  List<ServerTrouble> troubles(Handle handle) throws SQLException {
    if (!there(handle)) {
      return List.of();
    }
    return handle
        .select(
            "select server, way, words, since"
                + (present ? ", again" : "")
                + " from server_trouble order by since, server, way")
        .map(
            (row, context) ->
                new ServerTrouble(
                    row.getString("server"),
                    ServerTrouble.Way.valueOf(row.getString("way").toUpperCase(Locale.ROOT)),
                    row.getString("words"),
                    Instant.ofEpochMilli(row.getLong("since")),
                    present ? Timestamps.read(row, "again") : null))
        .list();
  }

  private boolean there(Handle handle) throws SQLException {
    if (present) {
      return true;
    }
    try (ResultSet tables =
        handle.getConnection().getMetaData().getTables(null, null, "server_trouble", null)) {
      return tables.next();
    }
  }
}
