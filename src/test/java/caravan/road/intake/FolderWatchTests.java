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
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An input folder in which nothing happens is not looked through again and again. */
class FolderWatchTests {

  private static final Duration A_WHILE = Duration.ofSeconds(20);

  @TempDir Path folder;
  @TempDir Path aside;
  private final MovedClock clock = new MovedClock();
  private final FolderWatch watch = new FolderWatch(clock);
  private InputFolder input;

  @BeforeEach
  void look() {
    stable(Duration.ZERO);
    assertThat(watch.due()).isTrue();
    assertThat(input.next(() -> true)).isEmpty();
    assertThat(watch.due()).isFalse();
  }

  private void stable(Duration settle) {
    BackOffs backOffs = new BackOffs(clock);
    FileStability stability = new FileStability(settle, clock);
    LateWrites late = new LateWrites(new ListArchive(), clock);
    input = new InputFolder(folder, stability, backOffs, late, watch);
  }

  @AfterEach
  void close() {
    watch.close();
  }

  private Path drop(String name) throws IOException {
    return Files.move(Files.writeString(aside.resolve("list"), "B000000001"), folder.resolve(name));
  }

  private void foundSoon(Path file) {
    await().atMost(A_WHILE).until(this::found, List.of(file)::equals);
  }

  private List<Path> found() {
    clock.moveMillis(50);
    return input.next(() -> true).stream().map(InputFolder.Found::file).toList();
  }

  @Test
  void a_list_that_is_dropped_is_found_at_once() throws IOException {
    foundSoon(drop("a.txt"));
  }

  @Test
  void so_is_one_that_is_moved_into_a_new_folder() throws IOException {
    Path de = Files.createDirectory(folder.resolve("de"));
    clock.moveMillis(50);
    await().atMost(A_WHILE).until(watch::due);
    assertThat(input.next(() -> true)).isEmpty();
    assertThat(de).isDirectory();
    foundSoon(drop("de/a.txt"));
  }

  @Test
  void as_long_as_something_lies_there_it_is_looked_at_four_times_a_second() throws IOException {
    foundSoon(drop("a.txt"));
    clock.moveMillis(250);
    assertThat(watch.due()).isTrue();
  }

  @Test
  void whoever_writes_on_and_on_is_not_looked_at_each_time() throws IOException {
    stable(Duration.ofSeconds(10));
    Files.writeString(folder.resolve("a.txt.part"), "B000000001");
    clock.moveMillis(49);
    assertThat(watch.due()).isFalse();
    clock.moveMillis(1);
    await().atMost(A_WHILE).until(watch::due);
    Files.writeString(folder.resolve("b.txt"), "B000000001");
    assertThat(input.next(() -> true)).as("it is not complete").isEmpty();
    Files.writeString(folder.resolve("b.txt"), "B000000002");
    clock.moveMillis(249);
    assertThat(watch.due()).as("it is looked at four times a second").isFalse();
    clock.moveMillis(1);
    assertThat(watch.due()).isTrue();
  }

  @Test
  void a_file_is_looked_at_again_when_it_can_be_complete() throws IOException {
    stable(Duration.ofMillis(60));
    Path file = drop("a.txt");
    clock.moveMillis(50);
    await().atMost(A_WHILE).until(watch::due);
    assertThat(input.next(() -> true)).isEmpty();
    assertThat(watch.due()).isFalse();
    clock.moveMillis(60);
    assertThat(watch.due()).isTrue();
    assertThat(input.next(() -> true)).extracting(InputFolder.Found::file).containsExactly(file);
  }

  @Test
  void where_the_system_tells_nothing_it_is_looked_through_every_two_seconds() {
    clock.moveMillis(1_999);
    assertThat(watch.due()).isFalse();
    clock.moveMillis(1);
    assertThat(watch.due()).isTrue();
  }

  @Test
  void nobody_waits_for_it_once_it_is_closed() {
    CompletableFuture<List<InputFolder.Found>> waiting =
        CompletableFuture.supplyAsync(() -> input.next(() -> true));
    watch.close();
    assertThat(waiting).succeedsWithin(A_WHILE);
    assertThat(input.next(() -> true)).isEmpty();
  }

  @Test
  void one_that_is_closed_waits_for_nothing_whatever_it_was_told() throws InterruptedException {
    for (boolean found : List.of(true, false)) {
      FolderWatch alone = new FolderWatch(clock);
      assertThat(alone.await()).as("it has not looked yet").isTrue();
      alone.looked(found, null);
      CompletableFuture<Boolean> waiting =
          CompletableFuture.supplyAsync(
              () -> {
                try {
                  return alone.await();
                } catch (InterruptedException e) {
                  throw new IllegalStateException(e);
                }
              });
      alone.close();
      assertThat(waiting).succeedsWithin(A_WHILE).isEqualTo(false);
      clock.moveMillis(2_000);
      assertThat(alone.await()).as("though a look is due").isFalse();
    }
  }

  @Test
  void looks_lie_fifty_milliseconds_apart_whatever_can_be_complete_earlier() {
    watch.looked(true, clock.instant());
    clock.moveMillis(49);
    assertThat(watch.due()).isFalse();
    clock.moveMillis(1);
    assertThat(watch.due()).isTrue();
    watch.looked(true, clock.instant().plusMillis(100));
    clock.moveMillis(99);
    assertThat(watch.due()).isFalse();
    clock.moveMillis(1);
    assertThat(watch.due()).isTrue();
    watch.looked(true, clock.instant().plusMillis(300));
    clock.moveMillis(250);
    assertThat(watch.due()).isTrue();
  }

  @Test
  void where_a_folder_can_not_be_followed_it_is_looked_through_four_times_a_second() {
    FolderWatch other = new FolderWatch(clock);
    other.follow(folder.resolve("gone"));
    other.looked(false, null);
    clock.moveMillis(249);
    assertThat(other.due()).isFalse();
    clock.moveMillis(1);
    assertThat(other.due()).isTrue();
    other.close();
  }

  @Test
  void a_folder_that_is_made_anew_is_followed_anew() throws IOException {
    Path de = folder.resolve("de");
    for (int time = 0; time < 2; time++) {
      Files.createDirectory(de);
      toldAndLooked();
      Files.writeString(de.resolve("a.txt.part"), "B000000001");
      toldAndLooked();
      Files.delete(de.resolve("a.txt.part"));
      Files.delete(de);
      toldAndLooked();
    }
  }

  private void toldAndLooked() {
    clock.moveMillis(50);
    await().atMost(A_WHILE).until(watch::due);
    assertThat(input.next(() -> true)).isEmpty();
  }
}
