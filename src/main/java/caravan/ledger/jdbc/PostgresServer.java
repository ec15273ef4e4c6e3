package caravan.ledger.jdbc;

import caravan.ledger.LedgerException;
import com.zaxxer.hikari.HikariDataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/** What the server has to be before anything is trusted to it. */
final class PostgresServer {

  private static final int OLDEST = 13;

  private PostgresServer() {}

  /** Answers the source if its server will do; else closes it and says why not. */
  static HikariDataSource checked(HikariDataSource source, SqlDialect dialect) {
    try {
      Jdbi jdbi = Jdbi.create(source);
      jdbi.useHandle(handle -> refuseOld(handle, dialect));
      refusePooler(jdbi, dialect);
      return source;
    } catch (JdbiException e) {
      source.close();
      throw dialect.explain(e);
    } catch (LedgerException e) {
      source.close();
      throw e;
    }
  }

  private static void refuseOld(Handle handle, SqlDialect dialect) {
    long version = Storage.number(handle, "select current_setting('server_version_num')::int");
    if (version / 10_000 < OLDEST) {
      throw new LedgerException(
          "%s is on PostgreSQL %s, which is too old: version %d or newer is needed."
              .formatted(
                  dialect.name(),
                  handle
                      .select("select current_setting('server_version')")
                      .mapTo(String.class)
                      .one(),
                  OLDEST));
    }
  }

  /**
   * A pooler that gives each transaction whatever session is free hands the first connection's
   * session to the second, and another one to the first.
   */
  private static void refusePooler(Jdbi jdbi, SqlDialect dialect) {
    try (Handle first = jdbi.open()) {
      long before = session(first);
      try (Handle second = jdbi.open()) {
        second.begin();
        session(second);
        long after = session(first);
        second.rollback();
        if (before != after) {
          throw new LedgerException(
              dialect.name()
                  + " is behind a pooler that shares sessions between transactions, which loses"
                  + " locks and settings. Connect to PostgreSQL itself, or let the pooler pool by"
                  + " session (PgBouncer: pool_mode=session).");
        }
      }
    }
  }

  private static long session(Handle handle) {
    return Storage.number(handle, "select pg_backend_pid()");
  }
}
