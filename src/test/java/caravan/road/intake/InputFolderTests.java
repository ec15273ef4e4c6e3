package caravan.road.intake;

import static org.assertj.core.api.Assertions.assertThat;

import caravan.lists.archive.ListArchive;
import caravan.road.Bytes;
import caravan.road.failures.BackOffs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which files are handed out, over time that is moved by hand. */
class InputFolderTests {

  @TempDir Path folder;
  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-03-01T12:00:00Z"));
  private final InstantSource source = now::get;
  private final Clock clock = source.withZone(ZoneOffset.UTC);
  private final BackOffs backOffs = new BackOffs(clock);
  private final ListArchive listArchive = new ListArchive();
  private final LateWrites lateWrites = new LateWrites(listArchive, clock);
  private final FolderWatch watch = new FolderWatch(clock);
  private InputFolder input;

  @BeforeEach
  void open() {
    input =
        new InputFolder(
            folder, new FileStability(Duration.ofSeconds(1), clock), backOffs, lateWrites, watch);
  }

  @AfterEach
  void close() {
    watch.close();
  }

  private void pass(Duration span) {
    now.updateAndGet(moment -> moment.plus(span));
  }

  private List<String> complete() {
    return input.complete().stream()
        .map(found -> folder.relativize(found.file()).toString())
        .sorted()
        .toList();
  }

  @Test
  void a_file_that_is_tried_and_still_there_is_left_alone_longer_each_time() throws IOException {
    Path stuck = Files.writeString(folder.resolve("stuck.txt"), "B000000001");
    List<Long> tries = new ArrayList<>();
    for (long tenth = 0; tenth < 1_000; tenth++) {
      if (!complete().isEmpty()) {
        tries.add(tenth / 10);
        input.tried(stuck);
      }
      pass(Duration.ofMillis(100));
    }
    assertThat(tries).containsExactly(1L, 3L, 6L, 11L, 20L, 37L, 68L, 99L);
  }

  @Test
  void a_list_that_was_taken_in_makes_the_next_of_its_name_wait_for_nothing() throws IOException {
    Path list = Files.writeString(folder.resolve("a.txt"), "B000000001");
    complete();
    pass(Duration.ofSeconds(1));
    assertThat(complete()).containsExactly("a.txt");
    Files.move(list, Files.createDirectory(folder.resolve(".done")).resolve("a.txt"));
    Files.writeString(list, "B000000002");
    input.tried(list);
    complete();
    pass(Duration.ofSeconds(1));
    assertThat(complete()).containsExactly("a.txt");
  }

  @Test
  void what_failed_does_not_hold_up_the_others() throws IOException {
    Path stuck = Files.writeString(folder.resolve("stuck.txt"), "B000000001");
    Files.writeString(folder.resolve("well.txt"), "B000000001");
    complete();
    pass(Duration.ofSeconds(1));
    backOffs.later(stuck);
    assertThat(complete()).containsExactly("well.txt");
  }

  @Test
  void a_folder_is_walked_once_where_it_really_lies() throws IOException {
    Path real = Files.createDirectories(folder.resolve("real/deep"));
    Files.writeString(real.resolve("a.txt"), "B000000001");
    Files.createSymbolicLink(folder.resolve("a-link"), real);
    Files.createSymbolicLink(real.resolve("up"), folder);
    Files.createDirectory(folder.resolve(".done"));
    Files.writeString(folder.resolve(".done/b.txt"), "B000000001");
    Files.createSymbolicLink(folder.resolve("done"), folder.resolve(".done"));
    complete();
    pass(Duration.ofSeconds(1));
    assertThat(complete()).containsExactly("real/deep/a.txt");
    assertThat(input.faults()).isEmpty();
  }

  @Test
  void folders_in_folders_are_walked_as_deep_as_the_file_system_goes() {
    Bytes.bash(
        folder,
        "for i in $(seq 300); do mkdir -p 0123456789abcdef; cd -P 0123456789abcdef; done\n"
            + "printf B000000001 > a.txt\n");
    complete();
    assertThat(input.faults()).singleElement().asString().contains("can't be read");
    Bytes.bash(folder, "rm -rf 0123456789abcdef");
    complete();
    assertThat(input.faults()).isEmpty();
  }

  @Test
  void a_folder_that_is_gone_is_a_fault_until_it_is_back() throws IOException {
    InputFolder gone =
        new InputFolder(
            folder.resolve("in"),
            new FileStability(Duration.ZERO, clock),
            backOffs,
            lateWrites,
            watch);
    assertThat(gone.complete()).isEmpty();
    assertThat(gone.faults()).singleElement().asString().contains("is not there", "mount");
    gone.make();
    Files.writeString(folder.resolve("in/a.txt"), "B000000001");
    assertThat(gone.complete()).hasSize(1);
    assertThat(gone.faults()).isEmpty();
  }

  @Test
  void a_list_that_was_written_to_after_it_was_put_away_is_taken_back() throws IOException {
    Path home = Files.writeString(folder.resolve("a.txt"), "B000000001\n");
    FileStamp read = FileStamp.of(home);
    Path place = listArchive.shelve(home, folder.resolve(".done"));
    lateWrites.watch(read, place, home, "read");
    pass(Duration.ofSeconds(20));
    lateWrites.takeBack();
    assertThat(place).exists();
    Files.writeString(place, "B000000001\nB000000002\n");
    pass(Duration.ofSeconds(20));
    lateWrites.takeBack();
    assertThat(home).hasContent("B000000001\nB000000002\n");
    assertThat(place).doesNotExist();
  }

  @Test
  void a_list_that_grew_between_the_survey_and_the_move_is_taken_back_at_once() throws IOException {
    Path home = Files.writeString(folder.resolve("a.txt"), "B000000001\n");
    FileStamp read = FileStamp.of(home);
    Files.writeString(home, "B000000001\nB000000002\n");
    Path place = listArchive.shelve(home, folder.resolve(".done"));
    Files.writeString(home, "another list of that name");
    lateWrites.watch(read, place, home, "read");
    assertThat(folder.resolve("a-2.txt")).hasContent("B000000001\nB000000002\n");
    assertThat(home).hasContent("another list of that name");
  }

  @Test
  void a_list_that_lies_where_it_was_put_for_a_minute_is_not_looked_at_any_more()
      throws IOException {
    Path home = Files.writeString(folder.resolve("a.txt"), "B000000001\n");
    FileStamp read = FileStamp.of(home);
    Path place = listArchive.shelve(home, folder.resolve(".done"));
    lateWrites.watch(read, place, home, "read");
    for (int second = 0; second < 70; second++) {
      pass(Duration.ofSeconds(1));
      lateWrites.takeBack();
    }
    Files.writeString(place, "a person edits it");
    pass(Duration.ofMinutes(1));
    lateWrites.takeBack();
    assertThat(place).exists();
  }

  @Test
  void a_path_that_is_no_text_is_shown_with_its_bytes() {
    Bytes.bash(folder, "mkdir $'B\\xfc'; printf B000000001 > $'B\\xfc/pr\\xe4 \\xc3\\xa4.txt'");
    List<InputFolder.Found> found =
        new InputFolder(
                folder, new FileStability(Duration.ZERO, clock), backOffs, lateWrites, watch)
            .complete();
    assertThat(ReadableNames.shown(found.get(0).file()))
        .isEqualTo(folder + "/B%FC/pr%E4%20%C3%A4.txt");
  }

  @Test
  void what_failed_before_and_was_taken_in_then_is_left_alone_no_longer_than_at_first()
      throws IOException {
    Path list = Files.writeString(folder.resolve("a.txt"), "B000000001");
    assertThat(waits(list)).isEqualTo(20);
    assertThat(waits(list)).isEqualTo(30);
    Files.delete(list);
    input.tried(list);
    Files.writeString(list, "B000000002");
    assertThat(waits(list)).isEqualTo(20);
  }

  /** Fails once it is handed out; answers after how many tenths of a second it is again. */
  private int waits(Path list) {
    while (complete().isEmpty()) {
      pass(Duration.ofMillis(100));
    }
    input.tried(list);
    int tenths = 0;
    for (; complete().isEmpty(); tenths++) {
      pass(Duration.ofMillis(100));
    }
    return tenths;
  }
}
