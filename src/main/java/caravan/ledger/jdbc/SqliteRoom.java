package caravan.ledger.jdbc;

import java.sql.SQLException;
import java.sql.Statement;
import org.jdbi.v3.core.Handle;

/**
 * The room that an SQLite file takes. What is deleted leaves pages free, of which the next lists
 * are written; more than these need goes back to the disk, a few pages at a time.
 */
final class SqliteRoom {

  private static final int INCREMENTAL = 2;

  private static final int PAGES_AT_ONCE = 1_000;

  /** A megabyte. */
  private static final int LEAST_SPARE_PAGES = 256;

  private SqliteRoom() {}

  /** Lays the file out so that it can give pages back, which takes one pass over an old one. */
  static void arrange(Handle handle) {
    if (Storage.number(handle, "pragma auto_vacuum") != INCREMENTAL) {
      handle.execute("pragma auto_vacuum = incremental");
      handle.execute("vacuum");
    }
  }

  /** How much is free, in bytes. */
  static long free(Handle handle) {
    return Storage.number(
        handle,
        "select freelist_count * page_size from pragma_freelist_count(), pragma_page_size()");
  }

  /**
   * Gives a part of what is free back; a tenth of the file stays free. Answers whether there is
   * more to give.
   */
  static boolean giveBack(Handle handle) throws SQLException {
    long stays = Math.max(Storage.number(handle, "pragma page_count") / 10, LEAST_SPARE_PAGES);
    long spare = Storage.number(handle, "pragma freelist_count") - stays;
    if (spare <= 0 || Storage.number(handle, "pragma auto_vacuum") != INCREMENTAL) {
      return false;
    }
    // it steps once a page, in rows without a column: an update is stepped to its end
    try (Statement statement = handle.getConnection().createStatement()) {
      statement.executeUpdate("pragma incremental_vacuum(" + Math.min(spare, PAGES_AT_ONCE) + ")");
    }
    return spare > PAGES_AT_ONCE;
  }
}
