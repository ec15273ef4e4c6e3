package caravan.ledger.jdbc;

import caravan.ledger.LedgerContents;
import caravan.ledger.LedgerException;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/**
 * Makes of a ledger in a file another one, to be put in its place later, also while somebody works
 * with it.
 */
public final class LedgerBackup {

  private LedgerBackup() {}

  /**
   * Writes the ledger as it is at this moment into a file, which has its name once it is whole.
   * What could mislead whoever goes on with it later is left out: the names of results that lists
   * at work have taken, as other files may stand under these then, and what servers have not got
   * yet, as that lies in files beside the ledger.
   *
   * @param over whether a file that has the name already is replaced
   * @return what the copy holds
   * @throws LedgerException where it can't be read or written, or that name is taken
   */
  public static LedgerContents write(Path ledger, Path to, boolean over) {
    if (Files.isDirectory(to)) {
      throw new LedgerException("%s is a folder; name a file for the backup.".formatted(to));
    }
    if (!over && Files.exists(to)) {
      throw taken(to, null);
    }
    SqliteDialect dialect = new SqliteDialect(ledger);
    try (HikariDataSource source = Storage.open(dialect, dialect::reading);
        SqliteCopy copy = new SqliteCopy(to)) {
      dialect.jdbi(source).useHandle(handle -> fill(copy, handle, to));
      LedgerContents contents = ready(copy.aside());
      copy.publish(over);
      return contents;
    } catch (FileAlreadyExistsException e) {
      throw taken(to, e);
    } catch (IOException e) {
      throw new LedgerException(
          "The backup %s can't be written: %s. Name a folder that is there and may be written."
              .formatted(to, e.getMessage()),
          e);
    } catch (JdbiException e) {
      throw dialect.explain(e);
    }
  }

  /** What goes wrong on the way is the copy's fault where its disk is full. */
  private static void fill(SqliteCopy copy, Handle source, Path to) {
    try {
      copy.fill(source);
    } catch (JdbiException e) {
      if (String.valueOf(e.getMessage()).toUpperCase(Locale.ROOT).contains("SQLITE_FULL")) {
        throw new LedgerException(
            "The backup %s can't be written: its disk is full. Make room, or name another place."
                .formatted(to),
            e);
      }
      throw e;
    }
  }

  private static LedgerException taken(Path to, @Nullable Exception e) {
    String words =
        "%s is there already, and stays as it is. Name another file, or say --overwrite."
            .formatted(to);
    return e == null ? new LedgerException(words) : new LedgerException(words, e);
  }

  private static LedgerContents ready(Path copy) {
    SqliteDialect dialect = new SqliteDialect(copy);
    try (HikariDataSource target = Storage.open(dialect, dialect::writing)) {
      return dialect
          .jdbi(target)
          .inTransaction(
              handle -> {
                leaveOut(handle, dialect);
                return LedgerCopy.contents(handle);
              });
    }
  }

  private static void leaveOut(Handle copy, SqlDialect dialect) {
    if (SqliteDialect.hasColumn(copy, "list", "manifest")) {
      copy.execute("update list set result = null where state <> 'delivered' and manifest is null");
    }
    if (dialect.hasTable(copy, "upload")) {
      copy.execute("delete from upload");
    }
  }
}
