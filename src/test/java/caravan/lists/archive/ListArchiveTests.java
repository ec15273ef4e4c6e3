package caravan.lists.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ListArchiveTests {

  @TempDir Path input;
  private final ListArchive listArchive = new ListArchive();
  private Path done;

  @BeforeEach
  void name_the_folder() {
    done = input.resolve(".done");
  }

  @Test
  void a_list_moves_into_a_folder_that_is_made_for_it() throws IOException {
    Path list = written("spring.csv", "one");

    Path place = listArchive.shelve(list, done.resolve("de/books"));

    assertThat(place).isEqualTo(done.resolve("de/books/spring.csv")).hasContent("one");
    assertThat(list).doesNotExist();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(done))).endsWith("---");
  }

  @Test
  void a_name_that_is_taken_gets_a_number_before_its_ending() throws IOException {
    Set<String> names = Set.of("a.csv", "b.csv.gz", "c", ".d", "e.a-very-long-word-at-its-end");
    for (int i = 0; i < 3; i++) {
      for (String name : names) {
        listArchive.shelve(written(name, name + i), done);
      }
    }

    assertThat(names(done))
        .containsExactlyInAnyOrder(
            "a.csv",
            "a-2.csv",
            "a-3.csv",
            "b.csv.gz",
            "b-2.csv.gz",
            "b-3.csv.gz",
            "c",
            "c-2",
            "c-3",
            ".d",
            ".d-2",
            ".d-3",
            "e.a-very-long-word-at-its-end",
            "e.a-very-long-word-at-its-end-2",
            "e.a-very-long-word-at-its-end-3");
    assertThat(done.resolve("a.csv")).hasContent("a.csv0");
    assertThat(done.resolve("a-3.csv")).hasContent("a.csv2");
  }

  @Test
  void a_move_that_a_crash_cut_in_half_is_ended_without_a_second_copy() throws IOException {
    Path list = written("spring.csv", "one");
    Files.createDirectories(done);
    Files.createLink(done.resolve("spring.csv"), list);

    assertThat(listArchive.shelve(list, done)).isEqualTo(done.resolve("spring.csv"));
    assertThat(names(done)).containsExactly("spring.csv");
    assertThat(list).doesNotExist();
  }

  @Test
  void lists_of_one_name_that_are_shelved_at_once_all_survive() throws IOException {
    List<Path> lists =
        IntStream.range(0, 40).mapToObj(i -> written(i + "/same.csv", "list " + i)).toList();

    Set<Path> places =
        lists.parallelStream()
            .map(list -> listArchive.shelve(list, done))
            .collect(Collectors.toSet());

    assertThat(places).hasSize(40);
    assertThat(places.stream().map(ListArchiveTests::content).distinct()).hasSize(40);
  }

  @Test
  void a_link_is_moved_and_not_what_it_points_to() throws IOException {
    Path target = written("elsewhere/secret.csv", "secret");
    Path link = Files.createSymbolicLink(input.resolve("link.csv"), target);

    Path place = listArchive.shelve(link, done);

    assertThat(Files.isSymbolicLink(place)).isTrue();
    assertThat(Files.exists(link, LinkOption.NOFOLLOW_LINKS)).isFalse();
    assertThat(target).hasContent("secret");
  }

  @Test
  void names_of_255_bytes_find_room_for_a_number_and_a_reason() throws IOException {
    String name = "ä".repeat(125) + "x.csv";
    assertThat(name.getBytes(StandardCharsets.UTF_8)).hasSize(255);
    listArchive.fail(written(name, "one"), done, "none either");

    Path second = listArchive.fail(written(name, "two"), done, "no codes");

    assertThat(second.getFileName().toString()).endsWith("-2.csv");
    assertThat(second).hasContent("two");
    assertThat(names(done)).hasSize(4).filteredOn(n -> n.endsWith(".reason.txt")).hasSize(2);
  }

  @Test
  void a_reason_lies_beside_its_list_and_nothing_else() throws IOException {
    Path place = listArchive.fail(written("a \"b\"\n😀.csv", "x"), done, "the list has no row");

    Path reason = done.resolve(place.getFileName() + ".reason.txt");
    assertThat(Files.readString(reason).strip()).isEqualTo("the list has no row");
    assertThat(names(done)).hasSize(2);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(reason)))
        .isEqualTo("rw-r-----");
  }

  @Test
  void a_reason_whose_list_did_not_come_after_it_is_written_anew() throws IOException {
    Files.createDirectories(done);
    Files.writeString(done.resolve("a.csv.reason.txt"), "an older reason");

    Path place = listArchive.fail(written("a.csv", "x"), done, "no codes");

    assertThat(place).isEqualTo(done.resolve("a.csv")).hasContent("x");
    assertThat(Files.readString(done.resolve("a.csv.reason.txt")).strip()).isEqualTo("no codes");
    assertThat(names(done)).hasSize(2);
  }

  @Test
  void a_list_that_is_gone_is_said_by_name() {
    assertThatThrownBy(() -> listArchive.shelve(input.resolve("gone.csv"), done))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("gone.csv");
    assertThat(done).isEmptyDirectory();
  }

  @Test
  void a_held_list_lies_at_exactly_its_place_beside_the_reason() throws IOException {
    Path place = input.resolve(".held/de/spring.csv");

    assertThat(listArchive.hold(written("de/spring.csv", "one"), place, "half is wrong")).isTrue();

    assertThat(place).hasContent("one");
    assertThat(ListArchive.why(place)).isEqualTo(input.resolve(".held/de/spring.csv.why.txt"));
    assertThat(ListArchive.why(place)).hasContent("half is wrong");
    assertThat(names(input.resolve(".held/de"))).hasSize(2);
    assertThat(names(input.resolve("de"))).isEmpty();
  }

  @Test
  void a_place_that_is_taken_is_no_place_for_a_held_list() throws IOException {
    Path place = written(".held/spring.csv", "another");
    Path list = written("spring.csv", "one");

    assertThat(listArchive.hold(list, place, "half is wrong")).isFalse();

    assertThat(place).hasContent("another");
    assertThat(list).hasContent("one");
    assertThat(names(input.resolve(".held"))).containsExactly("spring.csv");
  }

  @Test
  void holding_a_list_that_a_crash_interrupted_is_ended_wherever_it_came_from() throws IOException {
    Path place = input.resolve(".held/spring.csv");
    Path linked = written("spring.csv", "one");
    Files.createDirectories(input.resolve(".held"));
    Files.createLink(place, linked);
    assertThat(listArchive.hold(linked, place, "half is wrong")).isTrue();
    assertThat(linked).doesNotExist();

    Path copied = written("inbox/1.list", "one");
    assertThat(listArchive.hold(copied, place, "half is wrong")).isTrue();
    assertThat(copied).doesNotExist();
    assertThat(place).hasContent("one");
    assertThat(names(input.resolve(".held")))
        .containsExactlyInAnyOrder("spring.csv", "spring.csv.why.txt");
  }

  @Test
  void a_link_is_held_as_a_copy_of_what_it_points_to() throws IOException {
    written("spring.csv", "one");
    Path link = Files.createSymbolicLink(input.resolve("link.csv"), Path.of("spring.csv"));
    Path place = input.resolve(".held/link.csv");

    assertThat(listArchive.hold(link, place, "half is wrong")).isTrue();

    assertThat(Files.isSymbolicLink(place)).isFalse();
    assertThat(place).hasContent("one");
    assertThat(Files.exists(link, LinkOption.NOFOLLOW_LINKS)).isFalse();
    assertThat(input.resolve("spring.csv")).exists();
    assertThat(names(input.resolve(".held"))).hasSize(2);
  }

  @Test
  void a_list_from_another_file_system_is_held_whole() throws IOException {
    Path memory = Path.of("/dev/shm");
    assumeTrue(
        Files.isWritable(memory) && !Files.getFileStore(memory).equals(Files.getFileStore(input)));
    Path list = Files.writeString(Files.createTempFile(memory, "caravan", ".list"), "one");
    Path place = input.resolve(".held/spring.csv");

    assertThat(listArchive.hold(list, place, "half is wrong")).isTrue();

    assertThat(place).hasContent("one");
    assertThat(list).doesNotExist();
    assertThat(names(input.resolve(".held"))).hasSize(2);
  }

  private Path written(String name, String content) {
    try {
      Path file = input.resolve(name);
      Files.createDirectories(file.getParent());
      return Files.writeString(file, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String content(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}
