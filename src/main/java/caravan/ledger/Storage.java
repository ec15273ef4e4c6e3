package caravan.ledger;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import java.sql.SQLException;
import java.util.function.Supplier;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.HandleConsumer;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/** The database: brought to this version's form once, then read by several and written by one. */
final class Storage implements AutoCloseable {

  private final HikariDataSource writing;
  private final HikariDataSource reading;
  private final Jdbi writer;
  private final Jdbi reader;
  private final Dialect dialect;

  /** Brings the database to this version's form and opens it. */
  Storage(Dialect dialect) {
    this(migrated(dialect), dialect::writing);
  }

  private Storage(Dialect dialect, Supplier<HikariDataSource> writing) {
    this.dialect = dialect;
    this.writing = open(dialect, writing);
    this.reading = open(dialect, dialect::reading);
    this.writer = Jdbi.create(this.writing);
    this.reader = Jdbi.create(reading);
  }

  /** Opens it as it is; of no use for writing. */
  static Storage looking(Dialect dialect) {
    return new Storage(dialect, dialect::reading);
  }

  /** One transaction that may write. */
  <T> T write(HandleCallback<T, SQLException> work) {
    try {
      return writer.inTransaction(work);
    } catch (SQLException | JdbiException e) {
      throw dialect.explain(e);
    }
  }

  /** One transaction that may write. */
  void change(HandleConsumer<SQLException> work) {
    write(
        handle -> {
          work.useHandle(handle);
          return true;
        });
  }

  /** One transaction that only reads; what it sees does not change meanwhile. */
  <T> T read(HandleCallback<T, SQLException> work) {
    try {
      return reader.inTransaction(work);
    } catch (SQLException | JdbiException e) {
      throw dialect.explain(e);
    }
  }

  Dialect dialect() {
    return dialect;
  }

  @Override
  public void close() {
    reading.close();
    writing.close();
  }

  /** A row that must be there. */
  static long number(Handle handle, String sql, Object... values) {
    return handle.select(sql, values).mapTo(Long.class).one();
  }

  private static HikariDataSource open(Dialect dialect, Supplier<HikariDataSource> source) {
    try {
      return source.get();
    } catch (PoolInitializationException e) {
      throw dialect.explain(e);
    }
  }

  private static Dialect migrated(Dialect dialect) {
    try (HikariDataSource source = open(dialect, dialect::migrating)) {
      Flyway.configure()
          .dataSource(source)
          .locations("classpath:" + dialect.migrations())
          .ignoreMigrationPatterns(new String[0])
          .load()
          .migrate();
      return dialect;
    } catch (FlywayException e) {
      throw dialect.explain(e);
    }
  }
}
