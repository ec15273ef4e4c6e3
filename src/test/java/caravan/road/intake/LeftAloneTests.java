package caravan.road.intake;

import static org.assertj.core.api.Assertions.assertThat;

import caravan.harness.CapturedLog;
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

/** What in the input folder is not taken in, and what a person reads of it. */
class LeftAloneTests {

  @TempDir private Path folder;
  private final CapturedLog log = new CapturedLog();
  private final MovedClock clock = new MovedClock();
  private final FolderWatch watch = new FolderWatch(clock);
  private Path in;

  @BeforeEach
  void make() throws IOException {
    in = Files.createDirectory(folder.resolve("in"));
  }

  @AfterEach
  void close() {
    watch.close();
    log.close();
  }

  private InputFolder input(Path input) {
    FileStability stability = new FileStability(Duration.ZERO, clock);
    LateWrites late = new LateWrites(new ListArchive(), clock);
    return new InputFolder(input, stability, new BackOffs(clock), late, watch);
  }

  private List<Path> found() {
    return input(in).complete().stream().map(InputFolder.Found::file).toList();
  }

  @Test
  void a_link_to_a_list_of_the_folder_is_a_list_of_that_size() throws IOException {
    Files.writeString(in.resolve("a.txt"), "B000000001\n");
    Path link = Files.createSymbolicLink(in.resolve("b.txt"), Path.of("a.txt"));

    assertThat(input(in).complete())
        .containsExactlyInAnyOrder(
            new InputFolder.Found(in.resolve("a.txt"), 11), new InputFolder.Found(link, 11));
    assertThat(log.warnings()).isEmpty();
  }

  @Test
  void a_link_out_of_it_and_one_that_leads_nowhere_are_left_alone_and_that_is_told()
      throws IOException {
    Path outside = Files.writeString(folder.resolve("a.txt"), "B000000001\n");
    Path out = Files.createSymbolicLink(in.resolve("out.txt"), outside);
    Path nowhere = Files.createSymbolicLink(in.resolve("nowhere.txt"), Path.of("nothing"));

    assertThat(found()).isEmpty();
    assertThat(log.warnings())
        .containsExactlyInAnyOrder(
            "WARN " + out + " is a link that leads out of the input folder: it is left alone",
            "WARN " + nowhere + " is a link that leads nowhere: it is left alone, remove it");
  }

  @Test
  void a_link_to_a_folder_is_told_with_where_its_lists_are_read() throws IOException {
    Files.createDirectory(in.resolve("de"));
    Path link = Files.createSymbolicLink(in.resolve("link"), Path.of("de"));

    assertThat(found()).isEmpty();
    assertThat(log.warnings())
        .singleElement()
        .asString()
        .startsWith("WARN " + link + " is a link to a folder of the input folder: it is not");
  }

  @Test
  void an_input_folder_that_is_a_file_is_told_with_what_to_do() throws IOException {
    InputFolder file = input(Files.writeString(folder.resolve("file"), "x"));

    assertThat(file.complete()).isEmpty();
    assertThat(file.faults())
        .containsExactly(
            "the input folder "
                + folder.resolve("file")
                + " is a file: no list is taken in; move it away and make the folder");
    file.make();
    assertThat(file.complete()).as("that is no end of it").isEmpty();
  }

  @Test
  void what_another_program_has_not_finished_is_passed_over() throws IOException {
    for (String name : List.of(".hidden", "a.csv.part", "b.tmp", "~$c.xlsx")) {
      Files.writeString(in.resolve(name), "B000000001\n");
    }
    Files.createDirectories(in.resolve(".git"));
    Files.writeString(in.resolve(".git/a.txt"), "B000000001\n");

    assertThat(found()).isEmpty();
    assertThat(log.warnings()).isEmpty();
  }

  @Test
  void more_than_twenty_such_things_are_told_in_one_line() throws IOException {
    for (int i = 0; i < 23; i++) {
      Files.createSymbolicLink(in.resolve("link" + i), Path.of("nothing"));
    }
    Obstacles obstacles = new Obstacles();
    for (int look = 0; look < 2; look++) {
      obstacles.begin();
      new FolderWalk(in, obstacles, any -> {}, (file, stamp) -> {}).walk();
      obstacles.end();
    }

    assertThat(log.warnings())
        .as("each once")
        .filteredOn(line -> line.contains(folder.toString()))
        .hasSize(20);
    assertThat(log.warnings())
        .filteredOn(line -> line.contains("More than 20 things in the input folder"))
        .hasSize(1);
  }
}
