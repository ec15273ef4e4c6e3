package caravan.ledger.jdbc;

import caravan.files.FilePermissions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jdbi.v3.core.Handle;

/**
 * An SQLite ledger that knows nothing, in this version's form. It is made once, when Caravan is
 * built, and a ledger begins as its copy: that is done in a tenth of the time that all migrations
 * take one after the other.
 */
public final class BlankLedger {

  private static final String NAME = "blank.db";

  /** What tells when and by whom the migrations were applied: each build is to give the same. */
  private static final String TIMELESS =
      "update flyway_schema_history set installed_on = '1970-01-01 00:00:00.000',"
          + " installed_by = '', execution_time = 0";

  private BlankLedger() {}

  /**
   * Makes it.
   *
   * @param arguments the folder of the classes that it lies among
   */
  public static void main(String... arguments) throws IOException {
    Path folder = Path.of(arguments[0]).resolve("caravan/ledger/sqlite");
    Path blank = folder.resolve(NAME);
    Path worked = Files.createTempDirectory("blank-ledger").resolve(NAME);
    Files.deleteIfExists(blank);
    SqliteDialect dialect = new SqliteDialect(worked);
    Files.createFile(worked);
    try (Storage made = Storage.looking(Migrations.applied(dialect));
        Handle handle = made.watching()) {
      handle.execute(TIMELESS);
      handle.execute("vacuum into ?", blank.toString());
    } finally {
      Files.deleteIfExists(worked);
      Files.deleteIfExists(worked.getParent());
    }
  }

  /**
   * Begins the ledger in that file, which does not exist yet, and is whole or not there. Nobody
   * else may be about to do the same.
   *
   * @return false if Caravan was built without a blank one, and nothing was done
   */
  static boolean copyTo(Path file) throws IOException {
    try (InputStream blank =
        BlankLedger.class.getResourceAsStream("/caravan/ledger/sqlite/" + NAME)) {
      if (blank == null) {
        return false;
      }
      Path aside = file.resolveSibling(file.getFileName() + ".new");
      Files.deleteIfExists(aside);
      Files.createFile(aside, FilePermissions.ofFile(aside));
      try (FileChannel channel = FileChannel.open(aside, StandardOpenOption.WRITE)) {
        ByteBuffer bytes = ByteBuffer.wrap(blank.readAllBytes());
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
        channel.force(true);
      }
      Files.move(aside, file);
      return true;
    }
  }
}
