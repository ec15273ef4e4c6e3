package caravan.ledger.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import caravan.ledger.LedgerException;
import caravan.ledger.LedgerObserver;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** Servers to which nothing is trusted. */
class PostgresServerTests {

  private final PostgresDatabase database = PostgresDatabase.empty();

  @Test
  void one_that_is_too_old_is_refused_and_left_as_it_is() {
    database.execute(
        """
        create function current_setting(name text) returns text language sql as
          $$ select case name when 'server_version_num' then '120022' else '12.22' end $$""");

    assertThatThrownBy(() -> PostgresLedger.open(database.overlaid(), LedgerObserver.NONE))
        .isInstanceOf(LedgerException.class)
        .hasMessage(
            "The ledger 127.0.0.1:%d/postgres is on PostgreSQL 12.22, which is too old: version 13 or newer is needed.",
            PostgresDatabase.port());
    database.execute("create table ledger (nothing_was_made integer)");
  }

  @Test
  void a_pooler_that_shares_sessions_between_transactions_is_refused() throws SQLException {
    try (SharedSessions pooler = new SharedSessions();
        HikariDataSource pooled = connections(pooler)) {
      assertThatThrownBy(
              () -> PostgresServer.checked(pooled, new PostgresDialect(database.address())))
          .isInstanceOf(LedgerException.class)
          .hasMessage(
              "The ledger 127.0.0.1:%d/postgres is behind a pooler that shares sessions between transactions, which loses locks and settings. Connect to PostgreSQL itself, or let the pooler pool by session (PgBouncer: pool_mode=session).",
              PostgresDatabase.port());
      assertThat(pooled.isClosed()).isTrue();
    }
  }

  @Test
  void a_server_that_will_do_is_taken() {
    try (HikariDataSource direct = connections(new PGSimpleDataSource())) {
      assertThat(PostgresServer.checked(direct, new PostgresDialect(database.address())))
          .isSameAs(direct);
      assertThat(direct.isClosed()).isFalse();
    }
  }

  private HikariDataSource connections(PGSimpleDataSource server) {
    server.setUrl(database.address().url());
    server.setUser("postgres");
    HikariConfig pool = new HikariConfig();
    pool.setDataSource(server);
    pool.setMaximumPoolSize(2);
    return new HikariDataSource(pool);
  }
}
