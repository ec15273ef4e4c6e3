package caravan.bench;

import caravan.ledger.jdbc.PostgresAddress;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Looks into a ledger in PostgreSQL beside those that work with it. */
final class LedgerQuery implements AutoCloseable {

  private final Connection connection;

  LedgerQuery(PostgresAddress database) {
    try {
      connection = DriverManager.getConnection(database.url(), database.user().orElseThrow(), "");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The number that a statement selects. */
  long number(String sql, Object... values) {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int place = 0; place < values.length; place++) {
        statement.setObject(place + 1, values[place]);
      }
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
