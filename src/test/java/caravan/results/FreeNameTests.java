package caravan.results;

import static caravan.results.Samples.list;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import caravan.codes.ListHead;
import caravan.codes.ListUsage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Comparator;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FreeNameTests {

  @TempDir private Path output;

  @Test
  void a_list_in_a_folder_gets_its_name_there() {
    assertThat(name(list("de/books", "spring.csv"))).isEqualTo("de/books/spring");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "spring.csv",
        "spring.json",
        "spring.ndjson",
        "spring.xlsx",
        "spring.crosswalk.csv",
        "spring.changes.csv",
        "spring.receipt.json",
        "spring.partial.csv"
      })
  void a_name_under_which_a_result_stands_gets_a_number(String standing) throws IOException {
    Files.createFile(output.resolve(standing));

    assertThat(name(list("", "spring.txt"))).isEqualTo("spring-2");
  }

  @Test
  void a_name_behind_a_dangling_link_is_taken_too() throws IOException {
    Files.createSymbolicLink(output.resolve("spring.csv"), Path.of("/nowhere/at/all"));

    assertThat(name(list("", "spring.txt"))).isEqualTo("spring-2");
  }

  @Test
  void a_name_that_another_list_waits_for_is_taken() throws IOException {
    Files.createFile(output.resolve("spring-3.json"));

    assertThat(writer().freeName(list("", "spring.csv"), Set.of("spring", "spring-2")::contains))
        .isEqualTo("spring-4");
  }

  @Test
  void a_folder_that_leads_up_is_only_a_name() {
    assertThat(name(list("../../etc", "x.csv"))).isEqualTo("__/__/etc/x");
    assertThat(name(list("/etc", "x.csv"))).isEqualTo("etc/x");
  }

  @Test
  void a_link_that_leads_out_is_refused(@TempDir Path elsewhere) throws IOException {
    Files.createSymbolicLink(output.resolve("de"), elsewhere);

    assertThatThrownBy(() -> name(list("de/books", "x.csv")))
        .isInstanceOf(ResultException.class)
        .hasMessageContaining(output.resolve("de").toString())
        .hasMessageContaining("leads out of " + output);
  }

  @Test
  void a_link_that_stays_inside_is_followed() throws IOException {
    Files.createDirectory(output.resolve("germany"));
    Files.createSymbolicLink(output.resolve("de"), output.resolve("germany"));

    assertThat(name(list("de", "x.csv"))).isEqualTo("de/x");
  }

  @Test
  void an_output_folder_that_is_a_link_itself_is_fine(@TempDir Path elsewhere) throws IOException {
    Path link = output.resolve("link");
    Files.createSymbolicLink(link, elsewhere);
    ResultWriter writer = new ResultWriter(Samples.rules(link, ResultFormat.CSV));

    Handed.back(
        writer, "de/x", list("de", "x.csv", "a"), Collections.emptyIterator(), Samples.ACCOUNT);

    assertThat(elsewhere.resolve("de/x.csv")).exists();
  }

  @Test
  void the_longest_name_can_be_written_a_second_time() {
    ListHead head = list("", "ä".repeat(125) + ".csv", "a");
    ListUsage usage = Samples.ACCOUNT;

    for (int i = 0; i < 12; i++) {
      Handed.back(writer(), name(head), head, Collections.emptyIterator(), usage);
      writer().writePartial(name(head), head, Collections.emptyIterator());
    }

    assertThat(output).isDirectoryContaining(p -> p.getFileName().toString().contains("-12."));
  }

  @Property(tries = 300)
  void any_list_stays_inside(@ForAll String folder, @ForAll String name) throws IOException {
    Path root = Files.createDirectories(PROPERTIES);
    ListHead head = list(folder, name, "a");
    ResultWriter writer = new ResultWriter(Samples.rules(root, ResultFormat.CSV));

    String base = writer.freeName(head, taken -> false);
    Path csv =
        Handed.back(writer, base, head, Collections.emptyIterator(), Samples.ACCOUNT)
            .files()
            .get(0);

    assertThat(csv.toRealPath()).startsWith(root.toRealPath());
    assertThat((Iterable<Path>) root.toRealPath().relativize(csv.toRealPath()))
        .allMatch(segment -> !segment.toString().startsWith("."));
  }

  private static final Path PROPERTIES = Path.of("target", "free-name-tests");

  @AfterProperty
  void removeWhatThePropertyWrote() throws IOException {
    try (var files = Files.walk(PROPERTIES)) {
      for (Path file : (Iterable<Path>) files.sorted(Comparator.reverseOrder())::iterator) {
        Files.delete(file);
      }
    }
  }

  private String name(ListHead head) {
    return writer().freeName(head, taken -> false);
  }

  private ResultWriter writer() {
    return new ResultWriter(Samples.rules(output, ResultFormat.CSV));
  }
}
