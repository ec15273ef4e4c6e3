package caravan.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import org.sqlite.SQLiteConfig;

/** The same rows in the same tables by nothing but JDBC: what the engine can do at best. */
final class BareInserts {

  private final Path file;

  BareInserts(Path file) {
    this.file = file;
  }

  void run(int codes) {
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    try (Connection connection = config.createConnection("jdbc:sqlite:" + file)) {
      tables(connection);
      connection.setAutoCommit(false);
      LedgerBench.timed("bare JDBC: insert the same rows", codes, () -> insert(connection, codes));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void tables(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "create table lookup (id integer primary key, product text, domain text, lane text,"
              + " type text, code text, list integer, urgency integer, turn integer,"
              + " state integer, items text, unique (product, domain))");
      statement.execute("create index waiting on lookup (lane, urgency, turn, id) where state = 0");
      statement.execute(
          "create table entry (list integer, row integer, cells text, input text, type text,"
              + " code text, lookup integer, note text, primary key (list, row)) without rowid");
      statement.execute("create index entry_of_lookup on entry (lookup, list)");
    }
  }

  private static void insert(Connection connection, int codes) {
    try (PreparedStatement lookup =
            connection.prepareStatement(
                "insert into lookup values (?, ?, 'com', 'circana.asin.com', 'asin', ?, 1, 1, ?,"
                    + " 0, null)");
        PreparedStatement entry =
            connection.prepareStatement(
                "insert into entry values (1, ?, ?, ?, 'asin', ?, ?, '')")) {
      for (int i = 1; i <= codes; i++) {
        row(lookup, entry, i);
        if (i % 5_000 == 0 || i == codes) {
          lookup.executeBatch();
          entry.executeBatch();
          connection.commit();
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void row(PreparedStatement lookup, PreparedStatement entry, int number)
      throws SQLException {
    String code = String.format(Locale.ROOT, "B0%08d", number);
    lookup.setInt(1, number);
    lookup.setString(2, code);
    lookup.setString(3, code);
    lookup.setInt(4, number);
    lookup.addBatch();
    entry.setInt(1, number);
    entry.setString(2, "[\"" + code + "\",\"shop 7\"]");
    entry.setString(3, code);
    entry.setString(4, code);
    entry.setInt(5, number);
    entry.addBatch();
  }
}
