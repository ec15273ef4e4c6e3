package caravan.ledger.jdbc;

import caravan.ledger.Ledger;
import caravan.ledger.LedgerObserver;
import caravan.ledger.Overview;
import java.nio.file.Path;

/** Opens the ledger in an SQLite file. */
public final class SqliteLedger {

  private SqliteLedger() {}

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
    return new JdbcOverview(
        storage, storage.read(handle -> LedgerForm.of(storage.dialect(), handle)));
  }
}
