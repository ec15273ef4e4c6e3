package caravan.ledger.jdbc;

import caravan.ledger.Ledger;
import caravan.ledger.LedgerException;
import caravan.ledger.LedgerObserver;
import caravan.ledger.Overview;
import java.util.Optional;

/** Opens the ledger in a PostgreSQL database. */
public final class PostgresLedger {

  private PostgresLedger() {}

  /**
   * The ledger there; its tables are made if they do not exist.
   *
   * @throws LedgerException that says what is wrong with the server, the database or the login
   */
  public static Ledger open(PostgresAddress address, LedgerObserver observer) {
    return new JdbcLedger(new PostgresDialect(address), observer);
  }

  /**
   * The engine there with its version: {@code PostgreSQL 16.2}.
   *
   * @throws LedgerException as {@link #open} does
   */
  public static String engine(PostgresAddress address) {
    Storage storage = Storage.looking(new PostgresDialect(address));
    try {
      return "PostgreSQL "
          + storage.read(handle -> handle.select("show server_version").mapTo(String.class).one());
    } finally {
      storage.close();
    }
  }

  /** A look into the ledger there; empty if there is none yet. Nothing is changed. */
  public static Optional<Overview> look(PostgresAddress address) {
    Storage storage = Storage.looking(new PostgresDialect(address));
    try {
      boolean there = storage.read(handle -> storage.dialect().hasTable(handle, "ledger"));
      if (there) {
        LedgerForm form = storage.read(handle -> LedgerForm.of(storage.dialect(), handle));
        return Optional.of(new JdbcOverview(storage, form));
      }
    } catch (RuntimeException | Error e) {
      storage.close();
      throw e;
    }
    storage.close();
    return Optional.empty();
  }
}
