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
 * @param nodes whether it knows whose what is
 * @param plans whether it knows what nodes are set up with, and rests after a failover
 */
record LedgerForm(
    boolean described,
    boolean acts,
    boolean notices,
    boolean forecasts,
    boolean nodes,
    boolean plans) {

  /** This version's. */
  static final LedgerForm NEWEST = new LedgerForm(true, true, true, true, true, true);

  /** That of the database. */
  static LedgerForm of(SqlDialect dialect, Handle handle) {
    return new LedgerForm(
        dialect.hasTable(handle, "account"),
        dialect.hasTable(handle, "act"),
        dialect.hasTable(handle, "notice"),
        dialect.hasTable(handle, "list_forecast"),
        dialect.hasTable(handle, "node"),
        dialect.hasTable(handle, "node_plan"));
  }
}
