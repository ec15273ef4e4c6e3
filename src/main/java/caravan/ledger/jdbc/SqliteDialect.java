package caravan.ledger.jdbc;

import caravan.files.FilePermissions;
import caravan.ledger.LedgerException;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.JdbiException;
import org.sqlite.SQLiteConfig;

/**
 * SQLite in a file of the state folder: one writes, several read meanwhile, each commit is on the
 * disk.
 */
final class SqliteDialect implements SqlDialect {

  private static final int BUSY_MILLIS = 10_000;
  private static final int READERS = 7;

  private final Path file;
  private final int busyMillis;
  private final Membership membership = new SoleNode();

  SqliteDialect(Path file) {
    this(file, BUSY_MILLIS);
  }

  /**
   * The dialect of that file.
   *
   * @param busyMillis how long to wait for another process that writes
   */
  SqliteDialect(Path file, int busyMillis) {
    this.file = file;
    this.busyMillis = busyMillis;
  }

  @Override
  public HikariDataSource migrating() {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      createClosed();
    } catch (IOException e) {
      throw new LedgerException(
          "The state folder " + file.getParent() + " can't be made: " + e.getMessage(), e);
    }
    return pool(SQLiteConfig.TransactionMode.DEFERRED, 1);
  }

  /** For the owner and its group at most; what SQLite lays beside it gets the same rights. */
  private void createClosed() throws IOException {
    if (Files.notExists(file) && !BlankLedger.copyTo(file)) {
      Files.createFile(file, FilePermissions.ofFile(file));
    }
  }

  @Override
  public HikariDataSource writing() {
    return pool(SQLiteConfig.TransactionMode.IMMEDIATE, 1);
  }

  @Override
  public HikariDataSource reading() {
    return pool(SQLiteConfig.TransactionMode.DEFERRED, READERS);
  }

  @Override
  public Membership membership() {
    return membership;
  }

  @Override
  public String migrations() {
    return "caravan/ledger/sqlite";
  }

  @Override
  public String changes() {
    return "pragma data_version";
  }

  @Override
  public String numbers() {
    return "select value from json_each(?)";
  }

  @Override
  public String texts() {
    return "select key, value from json_each(?)";
  }

  @Override
  public <T> T passing(Handle handle, HandleCallback<T, SQLException> work) throws SQLException {
    handle.execute("pragma synchronous = normal");
    try {
      return handle.inTransaction(work);
    } finally {
      handle.execute("pragma synchronous = full");
    }
  }

  @Override
  public String name() {
    return "The ledger " + file;
  }

  @Override
  public boolean hasTable(Handle handle, String name) {
    return Storage.number(
            handle, "select count(*) from sqlite_master where type = 'table' and name = ?", name)
        > 0;
  }

  /** Whether that table has a column of that name. */
  static boolean hasColumn(Handle handle, String table, String name) {
    return Storage.number(
            handle, "select count(*) from pragma_table_info(?) where name = ?", table, name)
        > 0;
  }

  @Override
  public int proven(Handle handle) {
    return (int) Storage.number(handle, "pragma user_version");
  }

  @Override
  public void prove(Handle handle, int history) {
    handle.execute("pragma user_version = " + history);
  }

  @Override
  public long size(Handle handle) {
    return Storage.number(
        handle, "select page_count * page_size from pragma_page_count(), pragma_page_size()");
  }

  @Override
  public Optional<Path> copyAside(Handle handle, long version) {
    Path place = olderForm(version);
    try (SqliteCopy copy = new SqliteCopy(place)) {
      copy.fill(handle);
      copy.publish(true);
      return Optional.of(place);
    } catch (IOException | JdbiException e) {
      throw new LedgerException(
          "%s can't be copied to %s before it is brought to this version's form: it %s"
              .formatted(name(), place, meaning(e)),
          e);
    }
  }

  @Override
  public String wayBack(long version) {
    Path copy = olderForm(version);
    return Files.exists(copy)
        ? " Or put %s in its place, which is the ledger as this version left it: what was asked since is not known to it."
            .formatted(copy)
        : "";
  }

  private Path olderForm(long version) {
    String name = String.valueOf(file.getFileName());
    return file.resolveSibling(name.replaceFirst("\\.db$", "") + "-" + version + ".db");
  }

  @Override
  public void arrange(Handle handle) {
    SqliteRoom.arrange(handle);
  }

  @Override
  public long free(Handle handle) {
    return SqliteRoom.free(handle);
  }

  @Override
  public boolean giveBack(Handle handle) throws SQLException {
    return SqliteRoom.giveBack(handle);
  }

  @Override
  public LedgerException explain(Exception failure) {
    return new LedgerException(name() + " " + meaning(failure), failure);
  }

  private static String meaning(Exception failure) {
    String text = words(failure).toUpperCase(Locale.ROOT);
    if (text.contains("NO NATIVE LIBRARY FOUND")) {
      return "can't be opened: SQLite's native library lies unpacked nowhere, and can't be loaded from"
          + " the temporary folder "
          + System.getProperty("java.io.tmpdir")
          + ", which is missing, full, read-only or mounted noexec. Start bin/caravan, or name another"
          + " folder: JAVA_OPTS=-Djava.io.tmpdir=DIR";
    }
    if (text.contains("SQLITE_FULL")) {
      return "can't be written: the disk is full. Make room; nothing is lost.";
    }
    if (text.contains("SQLITE_CORRUPT") || text.contains("SQLITE_NOTADB")) {
      return "is damaged. Put it aside (also its -wal and -shm files) and restore a copy, or start"
          + " without it: lists in .done can be dropped again.";
    }
    if (text.contains("SQLITE_READONLY") || text.contains("SQLITE_CANTOPEN")) {
      return "can't be opened for writing. Check the folder and its permissions.";
    }
    if (text.contains("SQLITE_BUSY") || text.contains("SQLITE_LOCKED")) {
      return "is held by another process.";
    }
    if (text.contains("SQLITE_IOERR")) {
      return "can't be read or written: " + words(failure);
    }
    return "failed: " + words(failure);
  }

  private static String words(Throwable failure) {
    StringBuilder words = new StringBuilder();
    for (Throwable t = failure; t != null; t = t.getCause()) {
      words.append(t.getMessage()).append(' ');
    }
    return words.toString().strip().replaceAll("\\s+", " ");
  }

  private HikariDataSource pool(SQLiteConfig.TransactionMode mode, int size) {
    SQLiteConfig sqlite = new SQLiteConfig();
    sqlite.setJournalMode(SQLiteConfig.JournalMode.WAL);
    sqlite.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    sqlite.setTempStore(SQLiteConfig.TempStore.MEMORY);
    sqlite.setTransactionMode(mode);
    sqlite.setBusyTimeout(busyMillis);
    sqlite.setCacheSize(-16_384);
    HikariConfig pool = new HikariConfig();
    pool.setDataSource(new StatementCache(sqlite, "jdbc:sqlite:" + address()));
    pool.setMaximumPoolSize(size);
    pool.setMinimumIdle(Math.min(size, 1));
    pool.setMaxLifetime(0);
    pool.setPoolName("ledger-" + mode.name().toLowerCase(Locale.ROOT));
    return new HikariDataSource(pool);
  }

  /** The file as SQLite's own URI: in a bare path it would take what follows a ? for settings. */
  private String address() {
    return file.toUri().toString().replaceFirst("^file:///", "file:/");
  }
}
