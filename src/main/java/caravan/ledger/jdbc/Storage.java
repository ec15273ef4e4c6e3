package caravan.ledger.jdbc;

import caravan.ledger.LedgerObserver;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import java.sql.SQLException;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.HandleConsumer;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/** The database: brought to this version's form once, then read by several and written by one. */
final class Storage implements AutoCloseable {

  private final HikariDataSource writing;
  private final HikariDataSource reading;
  private final GroupCommit writer;
  private final Jdbi reader;
  private final SqlDialect dialect;
  private final LedgerObserver observer;
  private final ChangeNumber changes = new ChangeNumber();

  /** Brings the database to this version's form and opens it. */
  Storage(SqlDialect dialect, LedgerObserver observer) {
    this(Migrations.applied(dialect), dialect::writing, observer);
  }

  private Storage(SqlDialect dialect, Supplier<HikariDataSource> writing, LedgerObserver observer) {
    this.dialect = dialect;
    this.observer = observer;
    this.writing = open(dialect, writing);
    try {
      this.reading = open(dialect, dialect::reading);
    } catch (RuntimeException | Error e) {
      this.writing.close();
      throw e;
    }
    this.writer = new GroupCommit(dialect.jdbi(this.writing), dialect);
    this.reader = dialect.jdbi(reading);
  }

  /** Opens it as it is; of no use for writing. */
  static Storage looking(SqlDialect dialect) {
    return new Storage(dialect, dialect::reading, LedgerObserver.NONE);
  }

  /** One transaction that may write, perhaps together with others'. */
  <T> T write(HandleCallback<T, SQLException> work) {
    long began = observer.ticks();
    try {
      T written = writer.write(work);
      observer.committed(began);
      changes.changed();
      return written;
    } catch (SQLException | JdbiException e) {
      throw dialect.explain(e);
    }
  }

  /** The same for what concerns all codes of a list, which takes as long as that is. */
  <T> T lengthy(HandleCallback<T, SQLException> work) {
    return write(
        handle -> {
          dialect.lengthen(handle);
          return work.withHandle(handle);
        });
  }

  /** One transaction that may write. */
  void change(HandleConsumer<SQLException> work) {
    write(
        handle -> {
          work.useHandle(handle);
          return true;
        });
  }

  /**
   * One transaction that a power cut, though no crash, may undo: of the last writes, never of one
   * before them. No loop waits for such a change.
   */
  <T> T passing(HandleCallback<T, SQLException> work) {
    try {
      return writer.passing(work);
    } catch (SQLException | JdbiException e) {
      throw dialect.explain(e);
    }
  }

  /** One transaction that only reads; what it sees does not change meanwhile. */
  <T> T read(HandleCallback<T, SQLException> work) {
    try {
      return reader.inTransaction(work);
    } catch (SQLException | JdbiException e) {
      throw dialect.explain(e);
    }
  }

  /** What this process has changed, counted. */
  ChangeNumber changes() {
    return changes;
  }

  /** A connection that hears of changes, for as long as its owner wants it. */
  Handle watching() {
    return membership().watching(reader);
  }

  /** Other processes are told with the commit, if something was done that may be work for them. */
  boolean told(Handle handle, boolean done) {
    if (done) {
      membership().tell(handle);
    }
    return done;
  }

  /** This process among those that work with the ledger. */
  Membership membership() {
    return dialect.membership();
  }

  SqlDialect dialect() {
    return dialect;
  }

  @Override
  public void close() {
    reading.close();
    writing.close();
    dialect.close();
  }

  /** A row that must be there. */
  static long number(Handle handle, String sql, @Nullable Object... values) {
    return handle.select(sql, values).mapTo(Long.class).one();
  }

  static HikariDataSource open(SqlDialect dialect, Supplier<HikariDataSource> source) {
    try {
      return source.get();
    } catch (PoolInitializationException e) {
      throw dialect.explain(e);
    }
  }
}
