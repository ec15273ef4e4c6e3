package caravan.lists.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FailedListsTests {

  private static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");

  @TempDir Path input;

  private FailedLists lists() {
    return new FailedLists(input.resolve(".failed"), Clock.fixed(NOW, ZoneOffset.UTC));
  }

  private Path fail(String name, String why, long second) throws IOException {
    Path file = Files.writeString(input.resolve("dropped"), "x");
    Path there = input.resolve(".failed").resolve(name);
    Files.createDirectories(there.getParent());
    Path lies =
        new ListArchive()
            .fail(
                Files.move(file, file.resolveSibling(String.valueOf(there.getFileName()))),
                there.getParent(),
                why);
    Path reason = ReasonFile.REASON.of(lies);
    Files.setLastModifiedTime(reason, FileTime.from(NOW.plusSeconds(second)));
    return reason;
  }

  @Test
  void where_no_list_ever_failed_there_is_none() {
    assertThat(lists().newest()).isEmpty();
  }

  @Test
  void the_newest_is_told_first_with_its_folder_and_why() throws IOException {
    Path first = fail("de/spring.csv", "it has no row", 1);
    Path second = fail("autumn.pdf", "it is no list", 2);
    assertThat(lists().newest())
        .containsExactly(
            new FailedList("autumn.pdf", "it is no list", second, NOW.plusSeconds(2)),
            new FailedList("de/spring.csv", "it has no row", first, NOW.plusSeconds(1)));
  }

  @Test
  void no_more_than_the_newest_are_told_and_none_whose_reason_was_taken_away() throws IOException {
    for (int i = 0; i < FailedLists.MOST + 5; i++) {
      fail("list" + i + ".csv", "it has no row", i);
    }
    assertThat(lists().newest())
        .hasSize(FailedLists.MOST)
        .first()
        .extracting(FailedList::path)
        .isEqualTo("list24.csv");
    Files.delete(input.resolve(".failed/list24.csv.reason.txt"));
    assertThat(lists().newest()).first().extracting(FailedList::path).isEqualTo("list23.csv");
  }
}
