package caravan.lists.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How long lists stay that were put away. */
class ShelvedListsTests {

  private static final Duration WHILE = Duration.ofMinutes(1);

  @TempDir Path input;

  private ShelvedLists lists;

  @BeforeEach
  void put_some_away() throws IOException {
    lists = new ShelvedLists(input);
    for (String name :
        List.of(
            "new.csv",
            ".done/spring.csv",
            ".done/spring-2.csv",
            ".done/de/spring.csv",
            ".failed/odd.json",
            ".failed/odd.json.reason.txt",
            ".held/doubtful.csv")) {
      Path file = input.resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, name);
      Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH));
    }
  }

  @Test
  void what_was_put_away_lately_stays_however_old_its_content() throws IOException {
    assertThat(lists.delete(Instant.now().minus(WHILE), Set.of())).isZero();
    assertThat(files()).hasSize(7);
  }

  @Test
  void old_ones_go_with_the_reasons_beside_them_and_nothing_else() throws IOException {
    assertThat(lists.delete(Instant.now().plus(WHILE), Set.of())).isEqualTo(5);
    assertThat(files()).containsExactly(".held/doubtful.csv", "new.csv");
  }

  @Test
  void what_is_at_work_stays_and_others_of_its_name() throws IOException {
    lists.delete(Instant.now().plus(WHILE), Set.of("spring.csv"));
    assertThat(files())
        .containsExactly(".done/spring-2.csv", ".done/spring.csv", ".held/doubtful.csv", "new.csv");
  }

  @Test
  void a_link_is_no_list() throws IOException {
    Path elsewhere = Files.writeString(input.resolve("elsewhere"), "x");
    Files.createSymbolicLink(input.resolve(".done/link.csv"), elsewhere);
    lists.delete(Instant.now().plus(WHILE), Set.of());
    assertThat(elsewhere).exists();
    assertThat(input.resolve(".done/link.csv")).isSymbolicLink();
  }

  @Test
  void where_nothing_was_put_away_there_is_nothing_to_delete() {
    assertThat(new ShelvedLists(input.resolve("none")).delete(Instant.now(), Set.of())).isZero();
  }

  private List<String> files() throws IOException {
    try (Stream<Path> all = Files.walk(input)) {
      return all.filter(Files::isRegularFile)
          .map(file -> input.relativize(file).toString())
          .sorted()
          .toList();
    }
  }
}
