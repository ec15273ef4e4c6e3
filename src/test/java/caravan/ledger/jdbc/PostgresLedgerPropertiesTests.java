package caravan.ledger.jdbc;

import caravan.ledger.Ledger;
import caravan.ledger.LedgerObserver;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds in PostgreSQL, whatever happens, in whatever order. */
@Order(2)
final class PostgresLedgerPropertiesTests extends LedgerProperties {

  @AutoClose private final PostgresDatabase database = PostgresDatabase.fresh();

  static LongStream seeds() {
    return walks(8);
  }

  @Tag("slow")
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void no_row_is_lost_or_doubled_and_open_rows_are_always_counted_right(long seed)
      throws SQLException {
    walkThroughAll(seed);
  }

  @Tag("slow")
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void in_no_window_are_more_tokens_sent_than_the_rate(long seed) {
    walkThroughWindows(seed, false);
  }

  @Tag("slow")
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void in_no_window_are_more_tokens_sent_wherever_the_clock_is_set_while_nobody_runs(long seed) {
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
