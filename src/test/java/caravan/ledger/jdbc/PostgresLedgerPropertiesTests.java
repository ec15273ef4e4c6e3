package caravan.ledger.jdbc;

import caravan.ledger.Ledger;
import caravan.ledger.LedgerObserver;
import java.sql.Connection;
import java.sql.SQLException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;
import net.jqwik.api.lifecycle.BeforeTry;

/** What holds in PostgreSQL, whatever happens, in whatever order. */
final class PostgresLedgerPropertiesTests extends LedgerProperties {

  private PostgresDatabase database = PostgresDatabase.fresh();

  @BeforeTry
  void make_another() {
    database = PostgresDatabase.fresh();
  }

  @Tag("slow")
  @Property(tries = 8, shrinking = ShrinkingMode.OFF)
  void no_row_is_lost_or_doubled_and_open_rows_are_always_counted_right(@ForAll long seed)
      throws SQLException {
    walkThroughAll(seed);
  }

  @Tag("slow")
  @Property(tries = 8, shrinking = ShrinkingMode.OFF)
  void in_no_window_are_more_tokens_sent_than_the_rate(@ForAll long seed) {
    walkThroughWindows(seed, false);
  }

  @Tag("slow")
  @Property(tries = 8, shrinking = ShrinkingMode.OFF)
  void in_no_window_are_more_tokens_sent_wherever_the_clock_is_set_while_nobody_runs(
      @ForAll long seed) {
    walkThroughWindows(seed, true);
  }

  @Override
  protected Ledger open() {
    return PostgresLedger.open(database.address(), LedgerObserver.NONE);
  }

  @Override
  protected Connection beside() throws SQLException {
    return database.connection();
  }
}
