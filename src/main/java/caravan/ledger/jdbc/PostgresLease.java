package caravan.ledger.jdbc;

import caravan.ledger.LedgerException;
import com.zaxxer.hikari.HikariDataSource;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/**
 * Which process works with the ledger. Its session holds a lock that ends with the session, however
 * the process ends; and its name stands in the ledger, which fences off whoever held the lock
 * before and does not know yet that it lost it.
 */
final class PostgresLease implements AutoCloseable {

  /** The first half of the lock; the second tells ledgers apart. */
  private static final int LOCKS = PostgresDialect.LOCKS + 1;

  private static final String HOLDER =
      """
      select coalesce(host(a.client_addr), 'a local socket') || ' since '
        || to_char(a.backend_start at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS') || ' UTC'
      from pg_locks l join pg_stat_activity a on a.pid = l.pid
      where l.locktype = 'advisory' and l.granted and l.classid::bigint = ?
        and l.objid::bigint = hashtext(current_schema())::bigint & 4294967295""";

  private final PostgresDialect dialect;
  private @Nullable HikariDataSource source;
  private @Nullable Handle session;
  private volatile @Nullable UUID worker;

  PostgresLease(PostgresDialect dialect) {
    this.dialect = dialect;
  }

  /** The name under which this process works with the ledger; null where it only looks in. */
  @Nullable UUID worker() {
    return worker;
  }

  synchronized void acquire() {
    try {
      Handle handle = session();
      if (!locked(handle)) {
        throw new LedgerException(
            "%s is in use by another Caravan (%s). Stop that one, or give this one another database."
                .formatted(
                    dialect.name(),
                    handle
                        .select(HOLDER, LOCKS)
                        .mapTo(String.class)
                        .findFirst()
                        .orElse("unknown")));
      }
      UUID name = UUID.randomUUID();
      handle.execute("update ledger set worker = ?", name);
      worker = name;
    } catch (JdbiException e) {
      close();
      throw dialect.explain(e);
    } catch (LedgerException e) {
      close();
      throw e;
    }
  }

  /** Takes the lock again where the session was lost, unless another was quicker. */
  synchronized void keep() {
    if (worker == null) {
      return;
    }
    try {
      if (session == null) {
        locked(session());
      } else {
        Storage.number(session, "select 1");
      }
    } catch (JdbiException e) {
      hangUp();
      throw dialect.explain(e);
    }
  }

  private static boolean locked(Handle handle) {
    return handle
        .select("select pg_try_advisory_lock(?, hashtext(current_schema()))", LOCKS)
        .mapTo(Boolean.class)
        .one();
  }

  private Handle session() {
    if (source == null) {
      source = dialect.leasing();
    }
    Handle open = session == null ? Jdbi.open(source) : session;
    session = open;
    return open;
  }

  private void hangUp() {
    if (session != null) {
      session.close();
      session = null;
    }
  }

  @Override
  public synchronized void close() {
    hangUp();
    if (source != null) {
      source.close();
      source = null;
    }
    worker = null;
  }
}
