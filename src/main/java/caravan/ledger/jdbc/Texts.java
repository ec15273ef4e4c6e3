package caravan.ledger.jdbc;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Texts of many rows, taken as the bytes in which both engines keep them: SQLite's driver hands a
 * text over through a buffer that takes twice as long to make.
 */
final class Texts {

  private Texts() {}

  /** Of a column that can't be null. */
  static String read(ResultSet row, int column) throws SQLException {
    return Objects.requireNonNull(find(row, column));
  }

  /** Null where there is none. */
  static @Nullable String find(ResultSet row, int column) throws SQLException {
    byte[] bytes = row.getBytes(column);
    return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
  }
}
