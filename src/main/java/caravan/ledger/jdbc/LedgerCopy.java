package caravan.ledger.jdbc;

import caravan.ledger.LedgerContents;
import caravan.ledger.LedgerException;
import caravan.ledger.LedgerObserver;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;

/** Brings a whole ledger from an SQLite file into PostgreSQL. */
public final class LedgerCopy {

  /** Every table, so that what comes later may speak of what came before. */
  static final List<String> TABLES =
      List.of(
          "list",
          "question",
          "lookup",
          "superseded",
          "entry",
          "cancelling",
          "call",
          "channel",
          "account",
          "learned_limit",
          "minute",
          "rest",
          "upload",
          "moved",
          "server_trouble",
          "held",
          "choice",
          "machine",
          "act",
          "started_list",
          "list_forecast",
          "notice",
          "notice_due",
          "notice_told");

  /** Those that number their rows themselves. */
  static final List<String> NUMBERED =
      List.of("list", "question", "call", "rest", "held", "act", "notice");

  private static final int BATCH = 1_000;

  private LedgerCopy() {}

  /**
   * Copies all of it in one transaction: where it fails nothing is there. The file is brought to
   * this version's form, and stays otherwise as it is.
   *
   * @throws LedgerException if the database can't be used, or holds a ledger already
   */
  public static LedgerContents copy(Path file, PostgresAddress to) {
    SqlDialect here = Migrations.applied(new SqliteDialect(file));
    PostgresLedger.open(to, LedgerObserver.NONE).close();
    try (PostgresDialect there = new PostgresDialect(to)) {
      try (HikariDataSource from = Storage.open(here, here::reading);
          HikariDataSource into = Storage.open(there, there::migrating)) {
        return here.jdbi(from)
            .inTransaction(
                source ->
                    there
                        .jdbi(into)
                        .inTransaction(
                            target -> {
                              there.enter(target);
                              return copy(source, target, there);
                            }));
      } catch (SQLException | JdbiException e) {
        throw there.explain(e);
      }
    }
  }

  private static LedgerContents copy(Handle source, Handle target, SqlDialect there)
      throws SQLException {
    if (Storage.number(target, "select count(*) from (select 1 from list limit 1) l") > 0) {
      throw new LedgerException(
          there.name() + " knows lists already; nothing is copied. Name an empty database.");
    }
    if (NodeTable.anyHeardOf(target)) {
      throw new LedgerException(
          there.name() + " is in use by another Caravan; nothing is copied. Stop that one.");
    }
    for (String table : TABLES) {
      target.execute("delete from " + table);
      copy(source, target, table, there);
    }
    for (String table : NUMBERED) {
      target.execute(
          "select setval(pg_get_serial_sequence('%1$s', 'id'), (select coalesce(max(id), 0) + 1 from %1$s), false)"
              .formatted(table));
    }
    return contents(target);
  }

  /** What the ledger holds. */
  static LedgerContents contents(Handle handle) {
    return new LedgerContents(
        count(handle, "list"),
        count(handle, "entry"),
        count(handle, "lookup"),
        count(handle, LookupState.spelled("lookup where state in ({FOUND}, {NOT_FOUND})")),
        count(handle, "call"));
  }

  private static long count(Handle handle, String what) {
    return Storage.number(handle, "select count(*) from " + what);
  }

  private static void copy(Handle source, Handle target, String table, SqlDialect there)
      throws SQLException {
    try (Statement select = source.getConnection().createStatement();
        ResultSet row = select.executeQuery("select * from " + table)) {
      ResultSetMetaData columns = row.getMetaData();
      int count = columns.getColumnCount();
      try (PreparedStatement insert =
          target.getConnection().prepareStatement(insert(table, columns))) {
        for (long n = 1; row.next(); n++) {
          for (int i = 1; i <= count; i++) {
            Object value = row.getObject(i);
            insert.setObject(i, value instanceof String text ? there.storable(text) : value);
          }
          insert.addBatch();
          if (n % BATCH == 0) {
            insert.executeBatch();
          }
        }
        insert.executeBatch();
      }
    }
  }

  private static String insert(String table, ResultSetMetaData columns) throws SQLException {
    int count = columns.getColumnCount();
    String names =
        IntStream.rangeClosed(1, count)
            .mapToObj(i -> name(columns, i))
            .collect(Collectors.joining(", "));
    return "insert into %s (%s) values (%s)"
        .formatted(table, names, String.join(", ", Collections.nCopies(count, "?")));
  }

  private static String name(ResultSetMetaData columns, int column) {
    try {
      return columns.getColumnName(column);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
