package caravan.road.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import caravan.harness.MovedClock;
import caravan.lists.archive.ListArchive;
import caravan.road.failures.BackOffs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An input folder in which nothing happens is not looked through again and again. */
class FolderWatchTests {

  private static final Duration A_WHILE = Duration.ofSeconds(20);

  @TempDir Path folder;
  private final MovedClock clock = new MovedClock();
  private final FolderWatch watch = new FolderWatch(clock);
  private InputFolder input;

  @BeforeEach
  void look() {
    BackOffs backOffs = new BackOffs(clock);
    FileStability stability = new FileStability(Duration.ZERO, clock);
    LateWrites late = new LateWrites(new ListArchive(), clock);
    input = new InputFolder(folder, stability, backOffs, late, watch);
    assertThat(watch.due()).isTrue();
    assertThat(input.news()).isEmpty();
    assertThat(watch.due()).isFalse();
  }

  @AfterEach
  void close() {
    watch.close();
  }

  private void foundSoon(Path file) {
    await()
        .atMost(A_WHILE)
        .until(
            () -> input.news().stream().map(InputFolder.Found::file).toList(),
            List.of(file)::equals);
  }

  @Test
  void a_list_that_is_dropped_is_found_at_once() throws IOException {
    foundSoon(Files.writeString(folder.resolve("a.txt"), "B000000001"));
  }

  @Test
  void so_is_one_that_is_moved_into_a_new_folder() throws IOException {
    Path de = Files.createDirectory(folder.resolve("de"));
    await().atMost(A_WHILE).until(watch::due);
    assertThat(input.news()).isEmpty();
    Path aside = Files.writeString(folder.resolve("a.txt.part"), "B000000001");
    foundSoon(Files.move(aside, de.resolve("a.txt")));
  }

  @Test
  void as_long_as_something_lies_there_it_is_looked_at() throws IOException {
    Path file = Files.writeString(folder.resolve("a.txt"), "B000000001");
    foundSoon(file);
    assertThat(watch.due()).isTrue();
    Files.delete(file);
    assertThat(input.news()).isEmpty();
  }

  @Test
  void where_the_system_tells_nothing_it_is_looked_through_every_two_seconds() {
    clock.moveMillis(1_999);
    assertThat(watch.due()).isFalse();
    clock.moveMillis(1);
    assertThat(watch.due()).isTrue();
  }
}
