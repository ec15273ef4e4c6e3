package caravan.road;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import caravan.harness.Home;
import caravan.harness.InProcess;
import caravan.sandbox.SandboxOptions;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One odd thing in the input folder costs only itself. */
class OddFolderTests {

  private static final Duration QUICKLY = Duration.ofSeconds(60);

  @TempDir Path folder;
  private InProcess caravan;

  @BeforeEach
  void set() {
    caravan =
        new InProcess(folder, SandboxOptions.unlimited().build())
            .with("caravan.circana.rate", "1000000")
            .with("caravan.http.listen", "127.0.0.1:0");
  }

  @AfterEach
  void close() {
    caravan.close();
  }

  private void bash(String script) {
    Bytes.bash(caravan.input(), script);
  }

  private void assertDelivered(String result, int rows) {
    assertThat(caravan.receipt(result).at("/rows/total").asInt()).as(result).isEqualTo(rows);
  }

  private List<String> receipts() {
    try (Stream<Path> files = Files.walk(caravan.output())) {
      return files
          .map(file -> caravan.output().relativize(file).toString())
          .filter(name -> name.endsWith(".receipt.json"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A list that is dropped now is delivered: all that lay there before could have been. */
  private void looks() {
    caravan.drop("later.txt", Home.asins(90_000, 1));
    assertDelivered("later", 1);
  }

  @Test
  void a_name_that_is_no_utf_8_is_read_as_it_was_meant() {
    caravan.start();
    bash("printf 'B000000001\\n' > " + Bytes.western("pr\u00e4ziosa.txt"));
    assertDelivered("pr\u00e4ziosa", 1);
    assertThat(caravan.input().resolve(".done/pr\u00e4ziosa.txt")).exists();
    assertThat(bashed("ls -A -I .caravan.lock")).isEqualTo(".done\n");
  }

  @Test
  void names_that_differ_in_bytes_that_are_no_text_are_two_lists() {
    bash("printf 'B000000001\\n' > $'p\\xe4.txt'; printf 'B000000002\\n' > $'p\\xf6.txt'");
    bash("printf 'B000000003\\n' > $'\\x81\\xff.txt'; printf 'B000000004\\n' > $'\\xc3\\xa4\\xe4'");
    caravan.start();
    assertDelivered("p\u00e4", 1);
    assertDelivered("p\u00f6", 1);
    assertDelivered("_\u00ff", 1);
    assertDelivered("\u00e4\u00e4", 1);
  }

  @Test
  void a_list_whose_meant_name_is_taken_gets_a_number() {
    bash("printf 'B000000001\\n' > p\u00e4.txt; printf 'B000000002\\n' > $'p\\xe4.txt'");
    caravan.start();
    assertDelivered("p\u00e4", 1);
    assertDelivered("p\u00e4-2", 1);
    assertThat(receipts()).hasSize(2);
  }

  @Test
  void lists_in_a_folder_whose_name_is_no_utf_8_are_read_under_the_name_that_was_meant() {
    bash("mkdir -p $'B\\xfccher/neu'; printf 'B000000001\\n' > $'B\\xfccher/neu/a.txt'");
    caravan.start();
    assertDelivered("B\u00fccher/neu/a", 1);
    bash("printf 'B000000002\\n' > $'B\\xfccher/b.txt'");
    assertDelivered("B\u00fccher/b", 1);
  }

  @Test
  void a_link_to_a_folder_above_itself_is_not_followed() throws IOException {
    Files.createSymbolicLink(caravan.input().resolve("again"), caravan.input());
    Files.createDirectories(caravan.input().resolve("de/books"));
    Files.createSymbolicLink(caravan.input().resolve("de/books/up"), Path.of("../.."));
    Files.createSymbolicLink(caravan.input().resolve("loop"), Path.of("loop"));
    Files.createSymbolicLink(caravan.input().resolve("nowhere.txt"), Path.of("not-there"));
    caravan.start().drop("a.txt", Home.asins(0, 3)).drop("de/books/b.txt", Home.asins(10, 3));
    assertDelivered("a", 3);
    assertDelivered("de/books/b", 3);
    looks();
    assertThat(receipts())
        .containsExactly("a.receipt.json", "de/books/b.receipt.json", "later.receipt.json");
    assertThat(caravan.health()).contains("\"ready\"");
  }

  @Test
  void a_copy_that_keeps_an_old_time_while_it_grows_is_read_whole() throws IOException {
    caravan.with("caravan.input.settle", "1s").start();
    Path copy = caravan.input().resolve("copied.txt");
    FileTime lastYear = FileTime.from(Instant.now().minus(Duration.ofDays(365)));
    AtomicInteger rows = new AtomicInteger();
    caravan.drop("beside.txt", Home.asins(5_000, 3));
    await("the list beside it, which does not grow")
        .atMost(QUICKLY)
        .until(
            () -> {
              Files.writeString(
                  copy,
                  Home.asins(rows.getAndIncrement(), 1),
                  StandardOpenOption.CREATE,
                  StandardOpenOption.APPEND);
              Files.setLastModifiedTime(copy, lastYear);
              return caravan.delivered("beside");
            });
    assertThat(copy).exists();
    assertDelivered("copied", rows.get());
    assertThat(receipts()).hasSize(2);
  }

  @Test
  void a_list_that_is_written_to_after_it_was_read_is_read_again_as_a_whole() throws IOException {
    caravan.start();
    try (var out = Files.newBufferedWriter(caravan.input().resolve("slow.txt"))) {
      out.write(Home.asins(0, 20));
      out.flush();
      assertDelivered("slow", 20);
      out.write(Home.asins(20, 60));
    }
    assertDelivered("slow-2", 80);
    assertThat(caravan.input().resolve(".done/slow.txt")).hasContent(Home.asins(0, 80));
    assertThat(caravan.sandbox().diary().paidAgain()).isEmpty();
    assertThat(receipts()).hasSize(2);
  }

  @Test
  void a_list_that_was_set_aside_while_it_was_still_empty_is_read_once_it_is_written()
      throws IOException {
    caravan.start();
    try (var out = Files.newBufferedWriter(caravan.input().resolve("late.txt"))) {
      Path failed = caravan.input().resolve(".failed/late.txt");
      await().atMost(QUICKLY).until(() -> Files.exists(failed));
      out.write(Home.asins(0, 20));
    }
    assertDelivered("late", 20);
    assertThat(caravan.input().resolve(".failed")).isEmptyDirectory();
  }

  @Test
  void without_a_settle_time_a_list_that_grows_is_not_lost() throws IOException {
    caravan.with("caravan.input.settle", "0s").start();
    int whole;
    try (var out = Files.newBufferedWriter(caravan.input().resolve("hasty.txt"))) {
      AtomicInteger pieces = new AtomicInteger();
      await("some of it is read before it is whole")
          .atMost(QUICKLY)
          .until(
              () -> {
                out.write(Home.asins(pieces.getAndIncrement() * 10, 10));
                out.flush();
                return pieces.get() >= 20 && !receipts().isEmpty();
              });
      whole = pieces.get() * 10;
    }
    await()
        .atMost(QUICKLY.multipliedBy(2))
        .ignoreExceptions()
        .until(
            () ->
                receipts().stream()
                    .map(name -> Home.json(caravan.output().resolve(name)))
                    .mapToInt(receipt -> receipt.at("/rows/total").asInt())
                    .max()
                    .orElse(0),
            rows -> rows == whole);
    assertThat(caravan.sandbox().diary().paidAgain()).isEmpty();
  }

  @Test
  void names_with_backslashes_are_names_like_any_other() throws IOException {
    caravan.start();
    List<String> names =
        List.of(
            "x..\\..\\..\\escape.csv",
            "C:\\Users\\me\\list.csv",
            "\\\\server\\share\\unc.txt",
            "\\",
            "a\\b/c\\d.txt");
    for (int i = 0; i < names.size(); i++) {
      caravan.drop(names.get(i), Home.asins(i * 10, 3));
    }
    assertDelivered("x.._.._.._escape", 3);
    assertDelivered("C__Users_me_list", 3);
    assertDelivered("__server_share_unc", 3);
    assertDelivered("_", 3);
    assertDelivered("a_b/c_d", 3);
    for (String name : names) {
      assertThat(caravan.input().resolve(".done").resolve(name)).exists();
      assertThat(caravan.input().resolve(name)).doesNotExist();
    }
    caravan.drop(names.get(0), Home.asins(900, 4));
    assertDelivered("x.._.._.._escape-2", 4);
    assertThat(folder.resolve("escape.csv")).doesNotExist();
  }

  @Test
  void what_other_programs_have_not_finished_or_keep_for_themselves_is_left_alone()
      throws IOException {
    List<String> names =
        List.of(
            "a.csv.crdownload",
            "b.partial",
            ".c.txt.swp",
            "d.txt.swp",
            "e.txt~",
            "Thumbs.db",
            "Desktop.ini",
            "f.part",
            "g.TMP",
            "h.filepart",
            "~$i.xlsx");
    for (String name : names) {
      Files.writeString(caravan.input().resolve(name), Home.asins(0, 3));
    }
    Files.createDirectories(caravan.input().resolve("folder.partial"));
    Files.writeString(caravan.input().resolve("folder.partial/j.txt"), Home.asins(0, 3));
    caravan.start().drop("k.txt", Home.asins(10, 3));
    assertDelivered("k", 3);
    looks();
    assertThat(receipts()).hasSize(2);
    assertThat(names).allSatisfy(name -> assertThat(caravan.input().resolve(name)).exists());
    assertThat(caravan.input().resolve("folder.partial/j.txt")).exists();
  }

  @Test
  void pipes_and_sockets_are_set_aside_and_nobody_waits_for_them() throws IOException {
    bash("mkfifo pipe.txt");
    caravan.start().drop("a.txt", Home.asins(0, 3));
    assertDelivered("a", 3);
    Path failed = caravan.input().resolve(".failed/pipe.txt");
    await().atMost(QUICKLY).until(() -> Files.exists(failed, LinkOption.NOFOLLOW_LINKS));
    assertThat(failed.resolveSibling("pipe.txt.reason.txt"))
        .content()
        .contains("not a regular file");
  }

  @Test
  void the_lists_own_headings_keep_their_blanks() {
    caravan.start().drop("headed.csv", " Asin , name\nB000000001,x\n");
    assertDelivered("headed", 1);
    assertThat(caravan.csv("headed").get(0)).startsWith(" Asin , name,");
  }

  @Test
  void a_folder_of_any_name_is_watched() {
    for (String name :
        new String[] {
          "a%20b",
          "%41",
          "a\\b",
          "what?x=1&y=2",
          "two words",
          "#1",
          "{{road.poll}}",
          "${body}",
          "RAW(x)",
          "\u00fc\ud83d\ude00",
          "+",
          "a;b,c"
        }) {
      Path own = folder.resolve(name);
      try (InProcess other = new InProcess(own, SandboxOptions.unlimited().build())) {
        other.with("caravan.state", folder.resolve("state-of-" + name.hashCode()).toString());
        other.with("caravan.http.listen", "127.0.0.1:0").start().drop("a.txt", Home.asins(0, 3));
        JsonNode receipt = other.receipt("a");
        assertThat(receipt.at("/rows/total").asInt()).as(name).isEqualTo(3);
        assertThat(other.input().resolve(".done/a.txt")).as(name).exists();
        assertThat(other.health()).contains("\"ready\"");
      }
    }
  }

  @Test
  void an_input_folder_that_can_not_be_watched_is_told_until_it_can() throws IOException {
    Files.delete(caravan.input());
    Files.writeString(caravan.input(), "in the way");
    caravan.start();
    await()
        .atMost(QUICKLY)
        .untilAsserted(
            () ->
                assertThat(caravan.health()).contains("not ready", "in is a file", "move it away"));
    Files.delete(caravan.input());
    await()
        .atMost(QUICKLY)
        .untilAsserted(() -> assertThat(caravan.health()).contains("not ready", "is not there"));
    Files.createDirectory(caravan.input());
    caravan.drop("a.txt", Home.asins(0, 3));
    assertDelivered("a", 3);
    assertThat(caravan.health()).contains("\"ready\"");
  }

  private String bashed(String script) {
    return Bytes.bash(caravan.input(), script);
  }
}
