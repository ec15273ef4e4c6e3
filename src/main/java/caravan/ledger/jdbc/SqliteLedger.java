package caravan.ledger.jdbc;

import caravan.ledger.Ledger;
import caravan.ledger.LedgerException;
import caravan.ledger.LedgerObserver;
import caravan.ledger.Overview;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.sqlite.SQLiteDataSource;

/** Opens the ledger in an SQLite file. */
public final class SqliteLedger {

  private static final String NOWHERE = "jdbc:sqlite::memory:";

  private SqliteLedger() {}

  /**
   * The engine of such ledgers with its version: {@code SQLite 3.54.1}.
   *
   * @throws LedgerException where its native library can't be loaded
   */
  public static String engine() {
    SQLiteDataSource source = new SQLiteDataSource();
    source.setUrl(NOWHERE);
    try (Connection connection = source.getConnection()) {
      return "SQLite " + connection.getMetaData().getDatabaseProductVersion();
    } catch (SQLException e) {
      throw new LedgerException("SQLite can't be used: " + e.getMessage(), e);
    }
  }

  /** The ledger in that file, which is made if it does not exist. */
  public static Ledger open(Path file) {
    return open(file, LedgerObserver.NONE);
  }

  /** The same, of which somebody is told what was written down. */
  public static Ledger open(Path file, LedgerObserver observer) {
    return new JdbcLedger(new SqliteDialect(file), observer);
  }

  /**
   * A look into the ledger in that file, which must exist; another process may be working with it.
   * Nothing is brought to this version's form.
   */
  public static Overview look(Path file) {
    Storage storage = Storage.looking(new SqliteDialect(file));
    try {
      return new JdbcOverview(
          storage, storage.read(handle -> LedgerForm.of(storage.dialect(), handle)));
    } catch (RuntimeException | Error e) {
      storage.close();
      throw e;
    }
  }
}
