package caravan.settings;

import static org.assertj.core.api.Assertions.assertThat;

import caravan.asinscope.BarcodesLookup;
import caravan.asinscope.CircanaBarcodes;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class ConfigWatchTests {

  @TempDir private Path folder;
  private final Logger logger = (Logger) LoggerFactory.getLogger(ConfigWatch.class);
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();

  @BeforeEach
  void listen() {
    log.start();
    logger.setLevel(Level.INFO);
    logger.addAppender(log);
  }

  @AfterEach
  void stop() {
    logger.detachAppender(log);
  }

  /** A daemon that runs with a file of settings. */
  private final class Running {
    final Path file;
    final LivePlans livePlans;
    final ConfigWatch watch;

    Running(String... lines) {
      file = Load.written(folder, lines);
      SettingsSource source = new SettingsSource(Optional.of(file), Map.of(), Map.of());
      Settings settings = source.load();
      livePlans = new LivePlans(settings);
      watch = new ConfigWatch(source, settings, livePlans);
    }

    int rate() {
      return livePlans.plan(CircanaBarcodes.CHANNEL).rate();
    }

    boolean edited(String... lines) {
      Load.written(folder, lines);
      return watch.check() | watch.check();
    }
  }

  private List<String> logged() {
    return log.list.stream()
        .map(ILoggingEvent::getFormattedMessage)
        .filter(line -> line.contains(folder.toString()) || line.startsWith("caravan."))
        .toList();
  }

  @Test
  void a_changed_plan_is_in_force_without_a_restart() {
    Running running = new Running("caravan.circana.plan=trial");
    assertThat(running.rate()).isEqualTo(30);
    assertThat(running.edited("caravan.circana.plan=full")).isTrue();
    assertThat(running.rate()).isEqualTo(500);
    assertThat(running.livePlans.plan(CircanaBarcodes.CHANNEL).daily()).isEqualTo(150_000);
    assertThat(running.livePlans.plan(BarcodesLookup.CHANNEL).batch()).isEqualTo(50);
    assertThat(logged())
        .singleElement()
        .asString()
        .endsWith("circana now has: 500 products in 1m, 150000 a day, 100 codes a call at most");
  }

  @Test
  void a_file_that_stays_as_it_is_changes_nothing() {
    Running running = new Running("caravan.circana.plan=trial");
    LivePlans livePlans = running.livePlans;
    for (int look = 0; look < 5; look++) {
      assertThat(running.watch.check()).isFalse();
    }
    assertThat(livePlans.plan(CircanaBarcodes.CHANNEL).rate()).isEqualTo(30);
    assertThat(logged()).isEmpty();
  }

  @Test
  void a_file_that_is_being_written_is_left_alone() {
    Running running = new Running("caravan.circana.plan=full");
    Load.written(folder, "");
    assertThat(running.watch.check()).isFalse();
    Load.written(folder, "caravan.circana.plan=full", "caravan.circana.rate=400");
    assertThat(running.watch.check()).isFalse();
    assertThat(running.rate()).isEqualTo(500);
    assertThat(running.watch.check()).isTrue();
    assertThat(running.rate()).isEqualTo(400);
  }

  @Test
  void a_file_with_faults_keeps_the_plan_and_is_told_once() {
    Running running = new Running("caravan.circana.plan=full");
    assertThat(running.edited("caravan.circana.plan=gold", "caravan.linger=soon")).isFalse();
    assertThat(running.watch.check() || running.watch.check()).isFalse();
    assertThat(running.rate()).isEqualTo(500);
    assertThat(logged())
        .hasSize(3)
        .anyMatch(line -> line.contains("the settings stay as they were"))
        .anyMatch(line -> line.startsWith("caravan.circana.plan=gold"))
        .anyMatch(line -> line.startsWith("caravan.linger=soon"));
    assertThat(running.edited("caravan.circana.rate=100")).isTrue();
    assertThat(running.rate()).isEqualTo(100);
  }

  @Test
  void a_file_that_is_gone_keeps_the_plan() throws IOException {
    Running running = new Running("caravan.circana.plan=full");
    Files.delete(running.file);
    assertThat(running.watch.check() || running.watch.check()).isFalse();
    assertThat(running.rate()).isEqualTo(500);
    assertThat(logged()).anyMatch(line -> line.contains("there is no such file"));
    assertThat(running.edited("caravan.circana.plan=trial")).isTrue();
  }

  @Test
  void other_changes_are_named_and_wait_for_a_restart() {
    Running running = new Running("caravan.circana.key=c4n4ry1", "caravan.linger=1s");
    boolean changed =
        running.edited(
            "caravan.lookup.key=c4n4ry2",
            "caravan.linger=2s",
            "caravan.input.remote=ftps://a@h/x",
            "caravan.ledger.password=c4n4ry3",
            "caravan.circana.plan=trial");
    assertThat(changed).isFalse();
    assertThat(logged())
        .containsExactly(
            running.file
                + " was changed; needs a restart to be in force: caravan.circana.key,"
                + " caravan.input.remote, caravan.ledger.password, caravan.linger,"
                + " caravan.lookup.key");
    assertThat(running.watch.newest().channel(BarcodesLookup.CHANNEL).key())
        .contains(new Secret("c4n4ry2"));
  }

  @Test
  void another_key_is_told_of_and_not_shown() {
    Running running = new Running("caravan.circana.key=c4n4ry1");
    assertThat(running.edited("caravan.circana.key=c4n4ry2")).isTrue();
    assertThat(running.watch.newest().channel(CircanaBarcodes.CHANNEL).key())
        .contains(new Secret("c4n4ry2"));
    assertThat(logged())
        .containsExactly(running.file + " was changed, circana now has another key");
  }

  @Test
  void a_file_that_holds_a_key_is_watched_as_well() throws IOException {
    Path key = Files.writeString(folder.resolve("key"), "c4n4ry1");
    Running running = new Running("caravan.circana.key-file=" + key);
    assertThat(running.watch.check() || running.watch.check()).isFalse();
    Files.writeString(key, "c4n4ry-2\n");
    assertThat(running.watch.check()).as("it may still be written").isFalse();
    assertThat(running.watch.check()).isTrue();
    assertThat(running.watch.newest().channel(CircanaBarcodes.CHANNEL).key())
        .contains(new Secret("c4n4ry-2"));
    Files.delete(key);
    assertThat(running.watch.check() || running.watch.check()).isFalse();
    assertThat(running.watch.newest().channel(CircanaBarcodes.CHANNEL).key())
        .contains(new Secret("c4n4ry-2"));
    assertThat(logged())
        .anyMatch(line -> line.equals(key + " was changed, circana now has another key"))
        .anyMatch(
            line ->
                line.equals(key + " was changed and has faults; the settings stay as they were:"))
        .noneMatch(line -> line.contains("c4n4ry"));
  }

  @Test
  void a_key_file_that_comes_later_than_its_setting_is_seen_then() throws IOException {
    Running running = new Running("caravan.circana.key=c4n4ry1");
    Path key = folder.resolve("later");
    assertThat(running.edited("caravan.circana.key-file=" + key)).isFalse();
    assertThat(running.watch.check() || running.watch.check()).isFalse();
    Files.writeString(key, "c4n4ry-2");
    assertThat(running.watch.check() || running.watch.check()).isTrue();
    assertThat(running.watch.newest().channel(CircanaBarcodes.CHANNEL).key())
        .contains(new Secret("c4n4ry-2"));
    assertThat(logged()).filteredOn(line -> line.contains("has faults")).hasSize(1);
  }

  @Test
  void a_key_file_is_watched_also_where_there_is_no_file_of_settings() throws IOException {
    Path key = Files.writeString(folder.resolve("key"), "c4n4ry1");
    SettingsSource source =
        new SettingsSource(
            Optional.empty(), Map.of("CARAVAN_LOOKUP_KEY_FILE", key.toString()), Map.of());
    Settings settings = source.load();
    ConfigWatch watch = new ConfigWatch(source, settings, new LivePlans(settings));
    assertThat(watch.check() | watch.check()).isFalse();
    Files.writeString(key, "c4n4ry-2");
    assertThat(watch.check() | watch.check()).isTrue();
    assertThat(watch.newest().channel(BarcodesLookup.CHANNEL).key())
        .contains(new Secret("c4n4ry-2"));
  }

  @Test
  void a_warning_is_told_when_it_is_new() {
    Running running = new Running("caravan.circana.batch=25");
    assertThat(running.watch.check() || running.watch.check()).isFalse();
    assertThat(logged()).isEmpty();
    assertThat(running.edited("caravan.circana.batch=25", "caravan.lookup.rate=60")).isTrue();
    assertThat(running.edited("caravan.circana.batch=35")).isTrue();
    assertThat(logged())
        .filteredOn(line -> line.contains("wastes"))
        .singleElement()
        .asString()
        .startsWith("caravan.circana.batch=35");
  }

  @Test
  void without_a_file_there_is_nothing_to_watch() {
    SettingsSource source = new SettingsSource(Optional.empty(), Map.of(), Map.of());
    Settings settings = source.load();
    assertThat(new ConfigWatch(source, settings, new LivePlans(settings)).check()).isFalse();
  }

  @Test
  void what_nobody_sees_on_the_file_is_read_when_it_is_asked_for() throws IOException {
    Running running = new Running("caravan.circana.plan=full", "caravan.circana.rate=300");
    assertThat(running.watch.check() || running.watch.check()).isFalse();
    FileTime before = Files.getLastModifiedTime(running.file);
    Load.written(folder, "caravan.circana.plan=full", "caravan.circana.rate=200");
    Files.setLastModifiedTime(running.file, before);
    assertThat(running.watch.check() || running.watch.check()).isFalse();
    assertThat(running.watch.readNow()).isTrue();
    assertThat(running.rate()).isEqualTo(200);
  }

  @Test
  void to_read_what_did_not_change_is_answered_in_a_line() {
    Running running = new Running("caravan.circana.plan=full");
    assertThat(running.watch.readNow()).isFalse();
    assertThat(running.watch.readNow()).isFalse();
    assertThat(log.list)
        .extracting(ILoggingEvent::getFormattedMessage)
        .containsExactly(
            "The settings were read anew: nothing is different",
            "The settings were read anew: nothing is different");
  }

  @Test
  void faults_are_named_as_often_as_somebody_asks() {
    Running running = new Running("caravan.circana.plan=full");
    Load.written(folder, "caravan.circana.plan=gold");
    assertThat(running.watch.readNow()).isFalse();
    assertThat(running.watch.readNow()).isFalse();
    assertThat(logged())
        .filteredOn(line -> line.startsWith("caravan.circana.plan=gold"))
        .hasSize(2);
    assertThat(running.rate()).isEqualTo(500);
  }
}
