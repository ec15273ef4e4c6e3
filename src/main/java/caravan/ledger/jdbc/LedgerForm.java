package caravan.ledger.jdbc;

import org.jdbi.v3.core.Handle;

/**
 * Which tables and columns there are: fewer where an older Caravan's ledger is looked at that
 * nobody has brought to this version's form.
 *
 * @param described whether it knows accounts and questions
 * @param acts whether it knows what people did: pauses, urgency, cancelled lists
 * @param notices whether it has an outbox of notices
 * @param forecasts whether it knows what was thought of lists at first
 */
record LedgerForm(boolean described, boolean acts, boolean notices, boolean forecasts) {

  /** This version's. */
  static final LedgerForm NEWEST = new LedgerForm(true, true, true, true);

  /** That of an SQLite file. */
  static LedgerForm ofSqlite(Handle handle) {
    return new LedgerForm(
        table(handle, "account"),
        table(handle, "act"),
        table(handle, "notice"),
        table(handle, "list_forecast"));
  }

  private static boolean table(Handle handle, String name) {
    return Storage.number(
            handle, "select count(*) from sqlite_master where type = 'table' and name = ?", name)
        > 0;
  }
}
