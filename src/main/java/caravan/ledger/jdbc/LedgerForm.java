package caravan.ledger.jdbc;

import org.jdbi.v3.core.Handle;

/**
 * Which tables and columns there are: fewer where an older Caravan's ledger is looked at that
 * nobody has brought to this version's form.
 *
 * @param described whether it knows accounts and questions
 * @param acts whether it knows what people did: pauses, urgency, cancelled lists
 */
record LedgerForm(boolean described, boolean acts) {

  /** This version's. */
  static final LedgerForm NEWEST = new LedgerForm(true, true);

  /** That of an SQLite file. */
  static LedgerForm ofSqlite(Handle handle) {
    return new LedgerForm(table(handle, "account"), table(handle, "act"));
  }

  private static boolean table(Handle handle, String name) {
    return Storage.number(
            handle, "select count(*) from sqlite_master where type = 'table' and name = ?", name)
        > 0;
  }
}
