package caravan.ledger.jdbc;

import static caravan.ledger.Scene.asins;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import caravan.asinscope.CircanaBarcodes;
import caravan.harness.CapturedLog;
import caravan.harness.FreePort;
import caravan.ledger.CallFilter;
import caravan.ledger.Ledger;
import caravan.ledger.LedgerException;
import caravan.ledger.LedgerObserver;
import caravan.ledger.ListFilter;
import caravan.ledger.Overview;
import caravan.ledger.Scene;
import com.zaxxer.hikari.HikariDataSource;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What goes wrong with a server, in words, and what is left of it. */
class PostgresFailuresTests {

  @AutoClose private final PostgresDatabase database = PostgresDatabase.fresh();
  private final String mark = "ended-" + UUID.randomUUID();

  private Ledger open() {
    return open(database.address());
  }

  private static Ledger open(PostgresAddress address) {
    return PostgresLedger.open(address, LedgerObserver.NONE);
  }

  private PostgresAddress as(String user, String password) {
    return new PostgresAddress(database.address().url(), Optional.of(user), Optional.of(password));
  }

  @Test
  void the_engine_is_named_with_its_version() {
    assertThat(PostgresLedger.engine(database.address())).matches("PostgreSQL \\d+.*");
    assertThat(SqliteLedger.engine()).matches("SQLite 3\\..*");
  }

  @Test
  void a_database_that_is_away_is_named_without_a_password() {
    int port = FreePort.next();
    PostgresAddress away =
        new PostgresAddress(
            "jdbc:postgresql://127.0.0.1:" + port + "/caravan?sslmode=disable",
            Optional.of("anna"),
            Optional.of("c4n4ry"));

    assertThatThrownBy(() -> open(away))
        .isInstanceOf(LedgerException.class)
        .hasMessageStartingWith("The ledger 127.0.0.1:" + port + "/caravan can't be reached (")
        .hasMessageContaining("caravan.ledger.url")
        .hasMessageNotContaining("c4n4ry");
    assertThat(away).asString().isEqualTo("127.0.0.1:" + port + "/caravan");
  }

  @Test
  void a_host_that_nobody_knows_is_named() {
    PostgresAddress nowhere =
        new PostgresAddress(
            "jdbc:postgresql://db.invalid/caravan", Optional.empty(), Optional.empty());

    assertThatThrownBy(() -> open(nowhere))
        .hasMessageContaining(
            "db.invalid/caravan can't be reached (no host is known as db.invalid)");
  }

  @Test
  void a_database_that_does_not_exist_is_to_be_made() {
    PostgresAddress missing =
        new PostgresAddress(
            database.address().url().replace("/postgres?", "/nowhere?"),
            Optional.of("postgres"),
            Optional.empty());

    assertThatThrownBy(() -> open(missing))
        .hasMessageContaining("/nowhere does not exist")
        .hasMessageContaining("createdb");
  }

  @Test
  void a_user_whom_the_server_does_not_know_is_named() {
    assertThatThrownBy(() -> open(as("nobody_of_that_name", "c4n4ry")))
        .hasMessageContaining("refuses the user 'nobody_of_that_name'")
        .hasMessageContaining("caravan.ledger.user")
        .hasMessageNotContaining("c4n4ry");
  }

  @Test
  void a_user_who_may_make_no_tables_is_told_how_to_be_let() {
    PostgresDatabase empty = PostgresDatabase.empty();
    String user = "reader_of_" + System.identityHashCode(empty);
    empty.execute("create role " + user + " login password 'c4n4ry'");
    PostgresAddress address =
        new PostgresAddress(empty.address().url(), Optional.of(user), Optional.of("c4n4ry"));

    assertThatThrownBy(() -> open(address))
        .hasMessageContaining("'" + user + "'")
        .hasMessageContaining("owner");
  }

  @Test
  void a_schema_whose_name_needs_quotes_holds_a_ledger_like_any_other() {
    String schema = "Lists of " + mark;
    database.execute("create schema \"" + schema + "\"");
    PostgresAddress address =
        new PostgresAddress(
            database
                .address()
                .url()
                .replaceFirst(
                    "currentSchema=\\w+",
                    "currentSchema="
                        + URLEncoder.encode("\"" + schema + "\"", StandardCharsets.UTF_8)),
            Optional.of("postgres"),
            Optional.empty());

    try (Ledger ledger = open(address)) {
      assertThat(new Scene(ledger).list("a.txt", asins(0, 1))).isPositive();
      assertThat(ledger.overview().size()).isPositive();
    } finally {
      database.execute("drop schema \"" + schema + "\" cascade");
    }
  }

  @Test
  void an_older_node_goes_on_beside_a_newer_form_as_far_as_that_lets_it() {
    open().close();
    database.execute(
        "insert into flyway_schema_history (installed_rank, version, description, type, script,"
            + " checksum, installed_by, execution_time, success)"
            + " values (999, '999', 'to come', 'SQL', 'V999__to_come.sql', 1, 'x', 1, true)");

    try (CapturedLog log = new CapturedLog();
        Ledger older = open()) {
      assertThat(new Scene(older).list("a.txt", asins(0, 1))).isPositive();
      assertThat(log.lines())
          .anyMatch(line -> line.contains("has a newer form (999) than this Caravan knows ("));
    }
    database.execute("update ledger set schema_floor = 999");
    assertThatThrownBy(this::open)
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("has a form that this Caravan does not know any more (999, of which")
        .hasMessageContaining("start the newer Caravan of the other nodes");
  }

  /** A statement that the server has prepared, which it is at the fifth time, knows its columns. */
  @Test
  void columns_that_a_newer_form_brings_are_no_trouble_to_a_node_that_is_at_work() {
    try (Ledger older = open()) {
      Scene scene = new Scene(older);
      scene.list("a.txt", asins(0, 1));
      for (int i = 0; i < 10; i++) {
        look(older, scene);
      }
      Stream.concat(LedgerCopy.TABLES.stream(), Stream.of("node", "node_plan"))
          .forEach(
              table -> database.execute("alter table " + table + " add column to_come integer"));

      assertThatCode(() -> look(older, scene)).doesNotThrowAnyException();
    }
  }

  /** Reads of each table that it has. */
  private static void look(Ledger ledger, Scene scene) {
    Overview overview = ledger.overview();
    overview.atWork(9);
    overview.delivered(9);
    overview.find(1);
    overview.firstForecast(1);
    overview.held();
    overview.findChoice("fingerprint");
    overview.acts(9);
    overview.nodes();
    overview.troubles();
    overview.lists(new ListFilter("", null, null, Long.MAX_VALUE), 9);
    overview.calls(new CallFilter(null, CallFilter.Kind.ALL, Long.MAX_VALUE), 9);
    scene.state(Scene.TRIAL);
    ledger.pacing().learned(CircanaBarcodes.CHANNEL, Scene.TRIAL, Instant.now());
    ledger.deliveries().complete(9);
    ledger.notices().untoldLists(9);
    ledger.notices().untoldHeld(9);
    ledger.starts().notPlaced();
    ledger.serverNotes().moved("ftp://127.0.0.1/in");
  }

  @Test
  void another_program_s_tables_are_left_alone() {
    PostgresDatabase theirs = PostgresDatabase.empty();
    theirs.execute("create table customers (id bigint)");

    assertThatThrownBy(() -> open(theirs.address()))
        .hasMessageContaining("belongs to another program");
  }

  @Test
  void a_server_that_ends_every_session_is_tried_again() {
    try (Ledger ledger = open(ended())) {
      Scene scene = new Scene(ledger);
      long before = scene.list("before.txt", asins(0, 10));
      endSessions();

      long after = afterTrouble(() -> scene.list("after.txt", asins(10, 10)));

      assertThat(afterTrouble(() -> ledger.overview().find(before).orElseThrow().id()))
          .isEqualTo(before);
      assertThat(ledger.overview().find(after)).isPresent();
    }
  }

  private static long afterTrouble(java.util.function.LongSupplier work) {
    LedgerException last = null;
    for (int i = 0; i < 10; i++) {
      try {
        return work.getAsLong();
      } catch (LedgerException e) {
        last = e;
      }
    }
    throw new AssertionError("ten tries were not enough", last);
  }

  /** Whose sessions can be ended without anybody else's. */
  private PostgresAddress ended() {
    return new PostgresAddress(
        database.address().url() + "&ApplicationName=" + mark,
        Optional.of("postgres"),
        Optional.empty());
  }

  private void endSessions() {
    database.execute(
        "select pg_terminate_backend(pid) from pg_stat_activity where application_name = '%s'"
            .formatted(mark));
  }

  @Test
  void who_writes_for_long_holds_up_others_for_seconds_and_not_for_good() throws Exception {
    try (Ledger ledger = open();
        Connection other = database.connection();
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute(
          "select pg_advisory_xact_lock(%d, hashtext(current_schema()))"
              .formatted(PostgresDialect.LOCKS));
      Scene scene = new Scene(ledger);

      assertThatThrownBy(() -> scene.list("a.txt", asins(0, 1)))
          .hasMessageContaining("is held by another that writes for long");
      other.rollback();
      assertThat(scene.list("a.txt", asins(0, 1))).isPositive();
    }
  }

  @Test
  void what_concerns_all_codes_of_a_list_may_take_minutes_and_the_next_transaction_seconds()
      throws Exception {
    PostgresDialect dialect = new PostgresDialect(database.address());
    try (HikariDataSource source = dialect.writing()) {
      assertThat(patience(dialect, source, true)).containsExactly("10min", "600000");
      assertThat(patience(dialect, source, false)).containsExactly("12s", "15000");
    }
  }

  private static List<String> patience(
      PostgresDialect dialect, HikariDataSource source, boolean lengthy) throws SQLException {
    return dialect
        .jdbi(source)
        .inTransaction(
            handle -> {
              if (lengthy) {
                dialect.lengthen(handle);
              }
              return List.of(
                  handle.select("show statement_timeout").mapTo(String.class).one(),
                  String.valueOf(handle.getConnection().getNetworkTimeout()));
            });
  }

  @Test
  void a_node_that_is_stopped_within_a_transaction_holds_up_others_for_seconds() {
    PostgresDialect stopped = new PostgresDialect(database.address());
    try (Ledger ledger = open();
        HikariDataSource source = stopped.writing()) {
      Handle handle = stopped.jdbi(source).open();
      handle.begin();
      stopped.enter(handle, 0);
      handle.execute("update ledger set lease = 1");

      assertThat(new Scene(ledger).list("a.txt", asins(0, 1))).isPositive();

      assertThatThrownBy(() -> handle.execute("update ledger set lease = 2"))
          .satisfies(
              failure ->
                  assertThat(stopped.explain((Exception) failure)).hasMessageContaining("nothing"));
    }
    assertThat(value("select lease from ledger")).isNull();
  }

  private @Nullable Object value(String sql) {
    try (Connection connection = database.connection();
        Statement statement = connection.createStatement();
        java.sql.ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getObject(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void two_processes_count_the_same_rows_right() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(3);
    try (Ledger one = open();
        Ledger two = open();
        Ledger three = open()) {
      Future<?> first = threads.submit(() -> enrol(new Scene(one), "one"));
      Future<?> second = threads.submit(() -> enrol(new Scene(two), "two"));
      Scene answering = new Scene(three);
      while (!first.isDone() || !second.isDone()) {
        answering.answerAll(Scene.ASINS);
      }
      first.get(60, TimeUnit.SECONDS);
      second.get(60, TimeUnit.SECONDS);
      answering.answerAll(Scene.ASINS);
      assertThat(count("select count(*) from list where open <> 0")).isZero();
      assertThat(count("select count(*) from list where state = 'waiting'")).isEqualTo(80);
    } finally {
      threads.shutdownNow();
    }
  }

  private static void enrol(Scene scene, String who) {
    for (int i = 0; i < 40; i++) {
      scene.list(who + i + ".txt", asins(i * 7, 20));
    }
  }

  private long count(String sql) throws SQLException {
    try (Connection connection = database.connection();
        Statement statement = connection.createStatement();
        java.sql.ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }
}
