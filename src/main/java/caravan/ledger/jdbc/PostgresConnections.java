package caravan.ledger.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import org.postgresql.ds.PGSimpleDataSource;

/** Connections to a PostgreSQL server, each for what it is good for. */
final class PostgresConnections {

  /** Who waits longer for the writer's turn is told so. */
  private static final Duration LOCK = Duration.ofSeconds(4);

  private static final Duration IDLE_IN_TRANSACTION = Duration.ofSeconds(2);
  private static final Duration STATEMENT = Duration.ofSeconds(12);
  private static final Duration SILENT_WRITER = Duration.ofSeconds(15);
  private static final Duration SILENT_READER = Duration.ofSeconds(60);
  private static final Duration CONNECT = Duration.ofSeconds(5);

  /** What concerns all codes of a list, done by a person: rare, and as long as the list. */
  static final Duration LENGTHY = Duration.ofMinutes(10);

  private static final int READERS = 6;

  /**
   * Every statement goes by an index, row by row. The server would choose so too once it has
   * counted the tables; before that it would read a table that has just filled from end to end.
   */
  private static final String PLANS =
      "set enable_seqscan = off; set enable_hashjoin = off; set enable_mergejoin = off; set jit = off";

  private final PostgresAddress address;

  PostgresConnections(PostgresAddress address) {
    this.address = address;
  }

  /** Connections of the node's own, which tell soon that the server is away. */
  HikariDataSource telling() {
    return new HikariDataSource(pool("node", CONNECT, 2));
  }

  /** Tells at once where the server can't be had, and keeps the connection by which it knew. */
  HikariDataSource migrating() {
    HikariConfig pool = pool("migrating", SILENT_READER, 2);
    pool.setInitializationFailTimeout(1);
    pool.setMinimumIdle(1);
    return new HikariDataSource(pool);
  }

  HikariDataSource writing() {
    HikariConfig pool = pool("writing", SILENT_WRITER, 1);
    pool.setConnectionInitSql(
        PLANS
            + "; set idle_in_transaction_session_timeout = %d; set lock_timeout = %d; set statement_timeout = %d"
                .formatted(IDLE_IN_TRANSACTION.toMillis(), LOCK.toMillis(), STATEMENT.toMillis()));
    return new HikariDataSource(pool);
  }

  HikariDataSource reading() {
    HikariConfig pool = pool("reading", SILENT_READER, READERS);
    pool.setTransactionIsolation("TRANSACTION_REPEATABLE_READ");
    pool.setReadOnly(true);
    pool.setConnectionInitSql(PLANS);
    return new HikariDataSource(pool);
  }

  private HikariConfig pool(String name, Duration silent, int size) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(address.url());
    address.user().ifPresent(source::setUser);
    address.password().ifPresent(source::setPassword);
    if (!address.url().contains("ApplicationName=")) {
      source.setApplicationName("caravan");
    }
    source.setConnectTimeout((int) CONNECT.toSeconds());
    source.setSocketTimeout((int) silent.toSeconds());
    source.setTcpKeepAlive(true);
    source.setReWriteBatchedInserts(true);
    if (source.getServerNames().length > 1) {
      source.setTargetServerType("primary");
      source.setHostRecheckSeconds(1); // a standby becomes the primary when it is promoted
    }
    HikariConfig pool = new HikariConfig();
    pool.setDataSource(source);
    pool.setMaximumPoolSize(size);
    // else the pool itself looks for a server that is away, at last every 5 s
    pool.setMinimumIdle(0);
    // nor does it try one connection at first, which it would throw away
    pool.setInitializationFailTimeout(-1);
    pool.setConnectionTimeout(CONNECT.toMillis());
    pool.setPoolName("ledger-" + name);
    return pool;
  }
}
