package caravan.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import caravan.ledger.Ledger;
import caravan.settings.Settings;
import caravan.settings.SettingsSource;
import caravan.settings.StartException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
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
    settings =
        new SettingsSource(
                Optional.empty(),
                Map.of(
                    "CARAVAN_INPUT", folder.resolve("input").toString(),
                    "CARAVAN_OUTPUT", folder.resolve("output").toString(),
                    "CARAVAN_STATE", folder.resolve("state").toString(),
                    "CARAVAN_HTTP_LISTEN", "off",
                    "CARAVAN_CIRCANA_KEY", "k"),
                Map.of())
            .load();
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
}
