package caravan.road;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import caravan.asinscope.CircanaBarcodes;
import caravan.harness.Home;
import caravan.harness.InProcess;
import caravan.sandbox.SandboxOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** Each bad list has a clear outcome of its own, and none for the others. */
class BadListTests {

  private static final boolean LONG = Boolean.getBoolean("caravan.crash.long");
  private static final Path SAMPLES = Path.of("src/test/resources/lists/bad");

  @TempDir static Path shared;
  private static InProcess caravan;

  @BeforeAll
  static void open() {
    caravan = new InProcess(shared, SandboxOptions.unlimited().build());
    caravan.with("caravan.circana.rate", "1000000").with("caravan.linger", "50ms").start();
  }

  @AfterAll
  static void close() {
    caravan.close();
  }

  private static Path failed(String name) {
    Path failed = caravan.input().resolve(".failed").resolve(name);
    await(name + " to fail")
        .until(() -> Files.exists(failed) && Files.notExists(caravan.input().resolve(name)));
    return failed;
  }

  private static String reason(String name) throws IOException {
    return Files.readString(
        failed(name).resolveSibling(failed(name).getFileName() + ".reason.txt"));
  }

  private static void assertDelivered(String result, int rows) {
    assertThat(caravan.receipt(result).at("/rows/total").asInt()).as(result).isEqualTo(rows);
  }

  @Test
  void files_that_are_no_lists_fail_with_a_reason_and_the_list_among_them_is_delivered()
      throws IOException {
    List<Path> samples;
    try (Stream<Path> files = Files.list(SAMPLES)) {
      samples = files.filter(file -> !file.toString().endsWith(".expected")).toList();
    }
    assertThat(samples).hasSizeGreaterThan(10);
    for (Path sample : samples) {
      Files.copy(sample, caravan.input().resolve(sample.getFileName().toString()));
    }
    caravan.drop("good.txt", Home.asins(100, 10));
    for (Path sample : samples) {
      assertThat(reason(sample.getFileName().toString())).isNotBlank();
    }
    assertDelivered("good", 10);
  }

  @Test
  void any_name_that_a_file_can_have_is_a_name_for_a_list() {
    String longest = "ä".repeat(125) + "x";
    List<String> names =
        List.of(
            "a b",
            "it's \"quoted\"",
            "-rf",
            "line\nbreak",
            "😀",
            "a;b|c&d$(e)`f`",
            "%2e%2e",
            longest);
    for (int i = 0; i < names.size(); i++) {
      // straight: a .part would not fit behind the longest
      write(
          names.get(i) + (names.get(i).equals(longest) ? "" : ".txt"), Home.asins(200 + i * 10, 3));
    }
    await("all of them")
        .untilAsserted(
            () -> {
              for (String name : names) {
                String file = name + (name.equals(longest) ? "" : ".txt");
                assertThat(caravan.input().resolve(".done").resolve(file)).exists();
              }
            });
    assertDelivered("a b", 3);
    assertDelivered("😀", 3);
    assertDelivered("line_break", 3);
    assertDelivered("_rf", 3);
  }

  private static void write(String name, String text) {
    try {
      Files.writeString(caravan.input().resolve(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void a_folder_named_like_a_list_is_a_folder() {
    caravan.drop("folder.csv/inside.txt", Home.asins(300, 4));
    assertDelivered("folder.csv/inside", 4);
  }

  @Test
  void a_link_that_leads_outside_is_left_alone() throws IOException {
    Path secret = Files.writeString(shared.resolve("secret.txt"), Home.asins(400, 4));
    Path link = Files.createSymbolicLink(caravan.input().resolve("link.txt"), secret);
    Files.createSymbolicLink(
        caravan.input().resolve("linked"), Files.createDirectory(shared.resolve("else")));
    Files.writeString(shared.resolve("else/other.txt"), Home.asins(410, 4));
    caravan.drop("after-the-link.txt", Home.asins(420, 4));
    assertDelivered("after-the-link", 4);
    assertThat(Files.isSymbolicLink(link)).isTrue();
    assertThat(secret).exists();
    assertThat(shared.resolve("else/other.txt")).exists();
    assertThat(caravan.output().resolve("link.csv")).doesNotExist();
    assertThat(caravan.output().resolve("linked/other.csv")).doesNotExist();
  }

  @Test
  void a_list_that_grows_is_read_when_nobody_writes_to_it_any_more(@TempDir Path own)
      throws IOException {
    try (InProcess patient = new InProcess(own, SandboxOptions.unlimited().build())) {
      patient.with("caravan.input.settle", "2s").with("caravan.linger", "50ms").start();
      Path growing = patient.input().resolve("growing.txt");
      AtomicInteger rows = new AtomicInteger();
      patient.drop("beside.txt", Home.asins(5_000, 5));
      await("the list beside it, which does not grow")
          .until(
              () -> {
                String row = Home.asins(500 + rows.getAndIncrement(), 1);
                Files.writeString(
                    growing, row, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
                return patient.delivered("beside");
              });
      assertThat(growing).exists();
      assertThat(patient.receipt("growing").at("/rows/total").asInt()).isEqualTo(rows.get());
    }
  }

  @Test
  void a_list_that_is_taken_away_before_it_is_read_is_nobodys_trouble() throws IOException {
    for (int i = 0; i < 20; i++) {
      write("gone-" + i + ".txt", Home.asins(900, 5));
      Files.deleteIfExists(caravan.input().resolve("gone-" + i + ".txt"));
    }
    caravan.drop("stays.txt", Home.asins(910, 5));
    assertDelivered("stays", 5);
    // a list is marked as delivered once its receipt stands
    await("nothing at work").until(() -> caravan.daemon().ledger().overview().atWork(9).isEmpty());
  }

  @Test
  void lists_of_one_name_are_each_delivered_under_a_name_of_their_own() {
    caravan.drop("same.txt", Home.asins(1_000, 5));
    assertDelivered("same", 5);
    caravan.drop("same.txt", Home.asins(1_010, 6));
    assertDelivered("same-2", 6);
  }

  @Test
  void a_list_that_may_not_be_read_fails_with_that_reason() throws IOException {
    assumeFalse(System.getProperty("user.name").equals("root"), "root may read everything");
    Path file = caravan.input().resolve("closed.txt.part");
    Files.writeString(file, Home.asins(1_100, 5));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("-w-------"));
    Files.move(file, caravan.input().resolve("closed.txt"));
    assertThat(reason("closed.txt")).contains("may not read");
  }

  @Test
  void a_line_of_many_megabytes_fails_alone() throws IOException {
    Path part = caravan.input().resolve("line.csv.part");
    try (Writer out = Files.newBufferedWriter(part, StandardCharsets.UTF_8)) {
      String piece = "x".repeat(1 << 16);
      for (int i = 0; i < (LONG ? 1_600 : 320); i++) {
        out.write(piece);
      }
    }
    Files.move(part, caravan.input().resolve("line.csv"));
    caravan.drop("beside-the-line.txt", Home.asins(1_200, 5));
    assertThat(reason("line.csv")).isNotBlank();
    assertDelivered("beside-the-line", 5);
  }

  @Test
  void thousands_of_tiny_lists_at_once_are_all_delivered(@TempDir Path own) throws IOException {
    int lists = LONG ? 10_000 : 100;
    try (InProcess many = new InProcess(own, SandboxOptions.unlimited().build())) {
      many.with("caravan.circana.rate", "1000000");
      for (int i = 0; i < lists; i++) {
        many.drop("tiny-" + i + ".txt", Home.asins(10_000 + i * 3, 3));
      }
      long began = System.nanoTime();
      many.start();
      await("all of them")
          .atMost(Duration.ofMinutes(10))
          .pollInterval(Duration.ofMillis(500))
          .until(() -> count(many.output()) == lists);
      Duration took = Duration.ofNanos(System.nanoTime() - began);
      LoggerFactory.getLogger(BadListTests.class)
          .warn(
              "{} lists in {}, {} tokens",
              lists,
              took,
              many.sandbox().diary().tokens(CircanaBarcodes.CHANNEL));
      assertThat(many.sandbox().diary().paidAgain()).isEmpty();
    }
  }

  private static long count(Path output) throws IOException {
    if (Files.notExists(output)) {
      return 0;
    }
    try (Stream<Path> files = Files.list(output)) {
      return files.filter(file -> file.toString().endsWith(".receipt.json")).count();
    }
  }
}
