package caravan.road.intake;

import static org.assertj.core.api.Assertions.assertThat;

import caravan.harness.CapturedLog;
import caravan.lists.archive.ListArchive;
import caravan.road.RoadScene;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists that somebody still writes to after they were put away, in time that is moved by hand. */
class LateWritesTests {

  private final CapturedLog log = new CapturedLog();
  @TempDir private Path folder;
  private RoadScene scene;
  private LateWrites lateWrites;
  private Path home;
  private Path place;

  @BeforeEach
  void open() throws IOException {
    scene = new RoadScene(folder, 1);
    lateWrites = new LateWrites(new ListArchive(), scene);
    home = Files.createDirectory(folder.resolve("in")).resolve("spring.txt");
    place = Files.createDirectory(folder.resolve("in/.done")).resolve("spring.txt");
    Files.writeString(place, "B00NNUMI86\n");
  }

  @AfterEach
  void close() {
    log.close();
    scene.close();
  }

  private FileStamp stamp() {
    return FileStamp.find(place).orElseThrow();
  }

  private void write() throws IOException {
    Files.writeString(place, "B088H39PXX\n", StandardOpenOption.APPEND);
  }

  private void pass(int seconds) {
    scene.pass(Duration.ofSeconds(seconds));
    lateWrites.takeBack();
  }

  @Test
  void a_list_that_nobody_writes_to_stays_where_it_is() {
    lateWrites.watch(stamp(), place, home, "read");
    for (int second = 0; second < 100; second++) {
      pass(1);
    }

    assertThat(place).exists();
    assertThat(home).doesNotExist();
    assertThat(log.warnings()).isEmpty();
  }

  @Test
  void one_that_changed_while_it_was_put_away_is_taken_back_at_once() throws IOException {
    FileStamp read = stamp();
    write();
    lateWrites.watch(read, place, home, "read");

    assertThat(home).content().isEqualTo("B00NNUMI86\nB088H39PXX\n");
    assertThat(place).doesNotExist();
    assertThat(log.warnings())
        .singleElement()
        .asString()
        .contains(home + " was written to after it was read: it lies in the input folder again");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 7, 15, 31, 63})
  void one_that_is_written_to_within_a_minute_is_taken_back(int seconds) throws IOException {
    lateWrites.watch(stamp(), place, home, "set aside");
    for (int second = 1; second < seconds; second++) {
      pass(1);
    }
    write();
    lateWrites.takeBack();
    assertThat(home).as("it is not looked at yet").doesNotExist();
    pass(1);

    assertThat(home).exists();
    assertThat(log.warnings()).singleElement().asString().contains("after it was set aside");
  }

  @Test
  void after_that_it_is_not_looked_at_any_more() throws IOException {
    lateWrites.watch(stamp(), place, home, "read");
    for (int second = 0; second < 63; second++) {
      pass(1);
    }
    write();
    pass(1_000);

    assertThat(home).doesNotExist();
  }

  @Test
  void one_that_is_gone_is_nobody_s_trouble() throws IOException {
    FileStamp read = stamp();
    lateWrites.watch(read, place, home, "read");
    Files.delete(place);
    pass(1);
    lateWrites.watch(read, place, home, "read");
    pass(100);

    assertThat(home).doesNotExist();
    assertThat(log.warnings()).isEmpty();
  }

  @Test
  void a_link_is_not_watched() throws IOException {
    FileStamp read = stamp();
    Path other = Files.move(place, folder.resolve("other.txt"));
    Files.createSymbolicLink(place, other);
    lateWrites.watch(read, place, home, "read");
    Files.writeString(other, "B088H39PXX\n", StandardOpenOption.APPEND);
    pass(100);

    assertThat(home).doesNotExist();
  }

  @Test
  void where_it_can_not_be_taken_back_that_is_told_with_what_to_do() throws IOException {
    FileStamp read = stamp();
    write();
    Path nowhere = folder.resolve("ledger.db/below/spring.txt");
    lateWrites.watch(read, place, nowhere, "read");

    assertThat(place).exists();
    assertThat(log.warnings())
        .singleElement()
        .asString()
        .contains(
            place + " was written to after it was read: drop it again to have all of it read");
  }

  @Test
  void more_lists_than_the_memory_is_for_are_not_watched() throws IOException {
    Path last = Files.writeString(folder.resolve("in/.done/last.txt"), "B00NNUMI86\n");
    for (int list = 0; list < 20_000; list++) {
      lateWrites.watch(stamp(), place, home, "read");
    }
    lateWrites.watch(FileStamp.find(last).orElseThrow(), last, home, "read");
    Files.writeString(last, "B088H39PXX\n", StandardOpenOption.APPEND);
    pass(1);

    assertThat(last).exists();
    assertThat(home).doesNotExist();
  }
}
