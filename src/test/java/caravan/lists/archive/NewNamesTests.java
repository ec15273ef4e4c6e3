package caravan.lists.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lists that get another name or come back, and what is said where that can't be. */
class NewNamesTests {

  @TempDir private Path input;
  private final ListArchive listArchive = new ListArchive();

  private Path written(String name, String content) throws IOException {
    Path file = input.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, content);
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.walk(input)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> input.relativize(file).toString())
          .sorted()
          .toList();
    }
  }

  @Test
  void a_list_is_renamed_into_a_folder_that_is_made_for_it() throws IOException {
    Path renamed = listArchive.rename(written("a.csv", "one"), input.resolve("de/b.csv"));

    assertThat(renamed).isEqualTo(input.resolve("de/b.csv")).hasContent("one");
    assertThat(files()).containsExactly("de/b.csv");
  }

  @Test
  void where_the_new_name_is_taken_it_gets_a_number() throws IOException {
    written("b.csv", "another");
    written("b-2.csv", "a third");

    assertThat(listArchive.rename(written("a.csv", "one"), input.resolve("b.csv")))
        .isEqualTo(input.resolve("b-3.csv"))
        .hasContent("one");
    assertThat(listArchive.place(written("c.csv", "two"), input.resolve("b.csv")))
        .isEqualTo(input.resolve("b-4.csv"))
        .hasContent("two");
    assertThat(input.resolve("b.csv")).hasContent("another");
    assertThat(input.resolve("b-2.csv")).hasContent("a third");
    assertThat(files()).containsExactly("b-2.csv", "b-3.csv", "b-4.csv", "b.csv");
  }

  /** A link that was put away may lead nowhere from there; the next list may have its name. */
  @Test
  void a_link_that_has_the_name_is_another_list_wherever_it_leads() throws IOException {
    Path place = input.resolve(".done/a.csv");
    written(".done/x", "x");
    for (String target : List.of("nowhere", "../a.csv")) {
      Files.createSymbolicLink(place, Path.of(target));
      String content = "leads to " + target;

      assertThat(listArchive.hold(written("a.csv", content), place, "why")).isFalse();
      assertThat(listArchive.shelve(input.resolve("a.csv"), input.resolve(".done")))
          .isEqualTo(input.resolve(".done/a-2.csv"))
          .hasContent(content);
      assertThat(listArchive.fail(written("a.csv", content), input.resolve(".done"), "why"))
          .isEqualTo(input.resolve(".done/a-3.csv"))
          .hasContent(content);
      assertThat(listArchive.rename(written("a.csv", content), place))
          .isEqualTo(input.resolve(".done/a-4.csv"));
      assertThat(place).isSymbolicLink();
      assertThat(files())
          .containsExactly(
              ".done/a-2.csv",
              ".done/a-3.csv",
              ".done/a-3.csv.reason.txt",
              ".done/a-4.csv",
              ".done/x");
      for (String name : List.of("a.csv", "a-2.csv", "a-3.csv", "a-4.csv")) {
        Files.delete(input.resolve(".done").resolve(name));
      }
    }
  }

  @Test
  void a_list_that_comes_back_leaves_no_reason_behind() throws IOException {
    Path home = input.resolve("de/a.csv");
    Path failed = listArchive.fail(written("de/a.csv", "one"), input.resolve(".failed"), "why");
    assertThat(files()).containsExactly(".failed/a.csv", ".failed/a.csv.reason.txt");

    assertThat(listArchive.takeBack(failed, home)).isEqualTo(home).hasContent("one");
    assertThat(files()).containsExactly("de/a.csv");
  }

  @Test
  void the_reason_of_a_list_that_is_held_no_longer_is_taken_away() throws IOException {
    Path place = input.resolve(".held/a.csv");
    listArchive.hold(written("a.csv", "one"), place, " why \n");
    assertThat(Files.readString(ListArchive.why(place))).isEqualTo("why" + System.lineSeparator());

    listArchive.forgetWhy(place);
    listArchive.forgetWhy(place);
    assertThat(files()).containsExactly(".held/a.csv");
  }

  @Test
  void a_reason_that_can_not_be_taken_away_is_named() throws IOException {
    Path home = input.resolve("a.csv");
    written(".failed/a.csv", "one");
    written(".failed/a.csv.reason.txt/full", "a folder");
    written(".held/a.csv.why.txt/full", "a folder");

    assertThatThrownBy(() -> listArchive.takeBack(input.resolve(".failed/a.csv"), home))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining(
            "can't remove the reason beside '%s'", input.resolve(".failed/a.csv"));
    assertThatThrownBy(() -> listArchive.forgetWhy(input.resolve(".held/a.csv")))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("can't remove '%s'", input.resolve(".held/a.csv.why.txt"));
  }

  @Test
  void a_list_that_can_not_be_moved_is_named_and_reserves_no_name() throws IOException {
    Path gone = input.resolve("gone.csv");
    Path there = input.resolve("b.csv");

    assertThatThrownBy(() -> listArchive.rename(gone, there))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("can't rename the list '%s' to '%s': ", gone, there);
    assertThatThrownBy(() -> listArchive.place(gone, there))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("can't move the list '%s' to '%s': ", gone, there);
    assertThat(files()).isEmpty();
  }

  @Test
  void a_folder_in_the_way_is_no_place_for_a_held_list() throws IOException {
    written(".held/a.csv/full", "a folder");

    assertThat(listArchive.hold(written("a.csv", "one"), input.resolve(".held/a.csv"), "why"))
        .isFalse();
    assertThat(files()).containsExactly(".held/a.csv/full", "a.csv");
  }

  @Test
  void what_an_earlier_try_left_half_copied_is_written_anew() throws IOException {
    Path place = input.resolve(".held/link.csv");
    written("spring.csv", "all of it");
    Path link = Files.createSymbolicLink(input.resolve("link.csv"), Path.of("spring.csv"));
    Files.writeString(
        written(".held/x", "x").resolveSibling(FileMove.temporary(place, "list")), "half");
    Files.writeString(FileMove.temporary(place, "why"), "half a reason");

    assertThat(listArchive.hold(link, place, "why")).isTrue();
    assertThat(place).hasContent("all of it");
    assertThat(files())
        .containsExactly(".held/link.csv", ".held/link.csv.why.txt", ".held/x", "spring.csv");
  }

  @Test
  void reasons_of_two_lists_of_one_name_are_each_their_own() throws IOException {
    Path failed = input.resolve(".failed");
    listArchive.fail(written("a.csv", "one"), failed, "first");
    Path second = listArchive.fail(written("a.csv", "two"), failed, "second");

    assertThat(second).isEqualTo(failed.resolve("a-2.csv"));
    assertThat(failed.resolve("a.csv.reason.txt")).hasContent("first");
    assertThat(failed.resolve("a-2.csv.reason.txt")).hasContent("second");
  }

  @Test
  void a_list_that_was_set_aside_half_before_a_crash_is_set_aside_once() throws IOException {
    Path failed = Files.createDirectory(input.resolve(".failed"));
    Path list = written("a.csv", "one");
    Files.createLink(failed.resolve("a.csv"), list);

    assertThat(listArchive.fail(list, failed, "why")).isEqualTo(failed.resolve("a.csv"));
    assertThat(files()).containsExactly(".failed/a.csv", ".failed/a.csv.reason.txt");
  }
}
