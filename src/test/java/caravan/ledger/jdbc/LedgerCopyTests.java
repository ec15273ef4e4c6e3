package caravan.ledger.jdbc;

import static caravan.ledger.Scene.asins;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import caravan.ledger.Arrivals;
import caravan.ledger.Heartbeat;
import caravan.ledger.Ledger;
import caravan.ledger.LedgerContents;
import caravan.ledger.LedgerException;
import caravan.ledger.LedgerObserver;
import caravan.ledger.NodeIdentity;
import caravan.ledger.Scene;
import caravan.ledger.Upload;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A ledger that moves from a file into PostgreSQL. */
class LedgerCopyTests {

  @TempDir private Path folder;

  @AutoClose private final PostgresDatabase database = PostgresDatabase.empty();

  private Path file() {
    return folder.resolve("ledger.db");
  }

  private LedgerContents copy() {
    return LedgerCopy.copy(file(), database.address());
  }

  @Test
  void every_table_is_copied() throws SQLException {
    SqliteLedger.open(file()).close();
    List<String> tables = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file());
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select name from sqlite_master where type = 'table'"
                    + " and name not like 'sqlite%' and name <> 'flyway_schema_history'")) {
      while (row.next()) {
        tables.add(row.getString(1));
      }
    }
    tables.removeAll(List.of("node", "node_plan", "folder_node")); // who works with it: nobody
    assertThat(LedgerCopy.TABLES).containsExactlyInAnyOrderElementsOf(tables);
  }

  @Test
  void answers_are_known_there_and_lists_at_work_go_on() {
    long atWork;
    try (Ledger before = SqliteLedger.open(file())) {
      Scene scene = new Scene(before);
      scene.list("done.txt", asins(0, 30));
      scene.answerAll(Scene.ASINS);
      atWork = scene.list("at work.txt", asins(20, 20));
    }

    LedgerContents copied = copy();

    assertThat(copied).isEqualTo(new LedgerContents(2, 50, 40, 30, 1));
    try (Ledger after = PostgresLedger.open(database.address(), LedgerObserver.NONE)) {
      Scene scene = new Scene(after);
      assertThat(after.overview().find(atWork).orElseThrow().open()).isEqualTo(10);
      long next = scene.list("next.txt", asins(0, 40));
      assertThat(next).isGreaterThan(atWork);
      scene.answerAll(Scene.ASINS);
      assertThat(after.overview().find(atWork).orElseThrow().open()).isZero();
      assertThat(after.overview().find(next).orElseThrow().tokens()).isZero();
    }
  }

  @Test
  void a_database_that_knows_lists_is_left_as_it_is() {
    try (Ledger there = PostgresLedger.open(database.address(), LedgerObserver.NONE)) {
      new Scene(there).list("theirs.txt", asins(0, 1));
    }
    SqliteLedger.open(file()).close();

    assertThatThrownBy(this::copy)
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("knows lists already; nothing is copied");
  }

  private static void join(Ledger ledger) {
    ledger
        .nodes()
        .join(
            new NodeIdentity("home", "alpha", "1", "", "", "", Duration.ofSeconds(4), Set.of()),
            new Heartbeat(Arrivals.NONE, Map.of()),
            Clock.systemUTC());
  }

  @Test
  void a_database_that_a_caravan_works_with_is_left_as_it_is() {
    SqliteLedger.open(file()).close();
    try (Ledger there = PostgresLedger.open(database.address(), LedgerObserver.NONE)) {
      join(there);

      assertThatThrownBy(this::copy).hasMessageContaining("is in use by another Caravan");
    }
  }

  @Test
  void what_postgresql_can_not_hold_is_replaced() throws SQLException {
    SqliteLedger.open(file()).close();
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file());
        Statement statement = connection.createStatement()) {
      statement.execute(
          "insert into choice (fingerprint, code_column, no_check_digit, chosen)"
              + " values ('f', 'a' || char(0) || 'b', 0, 1)");
    }

    copy();

    try (Ledger there = PostgresLedger.open(database.address(), LedgerObserver.NONE)) {
      assertThat(there.overview().findChoice("f").orElseThrow().column()).isEqualTo("a\uFFFDb");
    }
  }

  @Test
  void results_that_servers_are_to_get_are_sent_by_the_node_that_keeps_them() {
    long list;
    try (Ledger before = SqliteLedger.open(file())) {
      Scene scene = new Scene(before);
      list = scene.list("a.txt", asins(0, 10));
      scene.answerAll(Scene.ASINS);
      before.deliveries().name(list, "a");
      Scene.owe(before, list, List.of("ftp://there"));
      before.deliveries().delivered(list, Instant.parse("2026-01-01T00:00:00Z"));
    }

    copy();

    try (Ledger there = PostgresLedger.open(database.address(), LedgerObserver.NONE)) {
      join(there);
      assertThat(there.uploads().owed("ftp://there", 9)).isEmpty();
      there.uploads().keptHere(List.of(list));
      assertThat(there.uploads().owed("ftp://there", 9))
          .extracting(Upload::list)
          .containsExactly(list);
    }
  }

  @Test
  void what_fails_on_the_way_leaves_nothing() throws SQLException {
    try (Ledger before = SqliteLedger.open(file())) {
      new Scene(before).list("a.txt", asins(0, 10));
    }
    PostgresLedger.open(database.address(), LedgerObserver.NONE).close();
    database.execute("alter table entry add check (row < 5)");

    assertThatThrownBy(this::copy).isInstanceOf(LedgerException.class);

    try (Connection connection = database.connection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select count(*) from list")) {
      row.next();
      assertThat(row.getInt(1)).isZero();
    }
  }
}
