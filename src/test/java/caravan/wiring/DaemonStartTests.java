package caravan.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import caravan.ledger.Ledger;
import caravan.ledger.LedgerObserver;
import caravan.ledger.jdbc.PostgresDatabase;
import caravan.settings.LivePlans;
import caravan.settings.Settings;
import caravan.settings.SettingsSource;
import caravan.settings.StartException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A daemon that can't start leaves nothing open behind it. */
class DaemonStartTests {

  @TempDir private Path folder;
  private Settings settings;

  @BeforeEach
  void load() {
    settings = settings(Map.of());
  }

  private Settings settings(Map<String, String> more) {
    Map<String, String> all =
        new HashMap<>(
            Map.of(
                "CARAVAN_INPUT", folder.resolve("input").toString(),
                "CARAVAN_OUTPUT", folder.resolve("output").toString(),
                "CARAVAN_STATE", folder.resolve("state").toString(),
                "CARAVAN_HTTP_LISTEN", "off",
                "CARAVAN_CIRCANA_KEY", "k"));
    all.putAll(more);
    return new SettingsSource(Optional.empty(), all, Map.of()).load();
  }

  private void start(UnaryOperator<Ledger> around) {
    Daemon.start(settings, true, around, Duration.ofMinutes(1)).close();
  }

  private void assertLocksAreFree() {
    Settings.Folders folders = settings.folders();
    StateLock.take(folders.state()).close();
    InputLock.take(folders.input(), folders.state()).close();
  }

  @Test
  void where_the_ledger_can_not_be_recovered_locks_and_ledger_are_given_back() {
    AtomicReference<Ledger> opened = new AtomicReference<>();
    assertThatThrownBy(
            () ->
                start(
                    ledger -> {
                      opened.set(ledger);
                      throw new IllegalStateException("boom");
                    }))
        .hasMessage("boom");
    assertLocksAreFree();
    assertThatThrownBy(() -> opened.get().overview().atWork(1)).isNotNull();
  }

  @Test
  void where_the_inbox_can_not_be_cleared_locks_are_given_back() throws Exception {
    Path stuck = Files.createDirectories(folder.resolve("state/inbox/a folder"));
    Files.writeString(stuck.resolve("a.list"), "B000000001");
    assertThatThrownBy(() -> start(UnaryOperator.identity()))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("can't clear");
    assertLocksAreFree();
  }

  @Test
  void where_results_can_not_be_written_locks_are_given_back() throws Exception {
    Files.writeString(folder.resolve("output"), "a file");
    assertThatThrownBy(() -> start(UnaryOperator.identity()))
        .isInstanceOf(StartException.class)
        .hasMessageStartingWith("Caravan can't start: ");
    assertLocksAreFree();
    Files.delete(folder.resolve("output"));
    start(UnaryOperator.identity());
    assertThat(folder.resolve("output")).isDirectory();
  }

  @Test
  void where_a_node_breaks_before_it_has_joined_no_connection_stays_open() throws SQLException {
    PostgresDatabase database = PostgresDatabase.fresh();
    String name = "broken-" + UUID.randomUUID();
    settings =
        settings(
            Map.of(
                "CARAVAN_LEDGER_URL",
                database.address().url() + "&ApplicationName=" + name,
                "CARAVAN_LEDGER_USER",
                "postgres"));
    Clock broken =
        new Clock() {
          @Override
          public Instant instant() {
            throw new IllegalStateException("boom");
          }

          @Override
          public ZoneId getZone() {
            return ZoneOffset.UTC;
          }

          @Override
          public Clock withZone(ZoneId zone) {
            return this;
          }
        };
    assertThatThrownBy(
            () ->
                Ledgers.begin(settings, true, LedgerObserver.NONE, new LivePlans(settings), broken))
        .hasMessage("boom");
    await().until(() -> sessions(database, name), Long.valueOf(0)::equals);
  }

  private static long sessions(PostgresDatabase database, String name) throws SQLException {
    try (Connection connection = database.connection();
        PreparedStatement named =
            connection.prepareStatement(
                "select count(*) from pg_stat_activity where application_name = ?")) {
      named.setString(1, name);
      try (ResultSet row = named.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }
}
