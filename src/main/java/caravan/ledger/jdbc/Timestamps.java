package caravan.ledger.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Moments as the ledger writes them: milliseconds since 1970; null means not yet. */
final class Timestamps {

  /** Answers that cross may be written down in another order than they came. */
  private static final Duration DRIFT = Duration.ofMinutes(1);

  private Timestamps() {}

  static @Nullable Instant read(ResultSet row, String column) throws SQLException {
    long millis = row.getLong(column);
    return row.wasNull() ? null : Instant.ofEpochMilli(millis);
  }

  static @Nullable Instant read(ResultSet row, int column) throws SQLException {
    long millis = row.getLong(column);
    return row.wasNull() ? null : Instant.ofEpochMilli(millis);
  }

  /** What is stamped later than that is of a clock that was ahead. */
  static long latest(Instant now) {
    return now.plus(DRIFT).toEpochMilli();
  }
}
