package caravan.results;

import static caravan.results.Samples.ACCOUNT;
import static caravan.results.Samples.found;
import static caravan.results.Samples.list;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import caravan.codes.Asin;
import caravan.codes.Comparison;
import caravan.codes.Difference;
import caravan.codes.Domain;
import caravan.codes.ListHead;
import caravan.codes.ResultRow;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ResultFaultTests {

  private static final ListHead SPRING = list("de", "spring.csv", "input");
  private static final long ROWS = 5_000;

  @TempDir private Path output;

  @Tag("slow")
  @ParameterizedTest
  @EnumSource(ResultFormat.class)
  void a_full_disk_leaves_nothing_and_says_what_to_do(ResultFormat full) throws IOException {
    String ending = full.ending() + ".part";
    ResultWriter writer = new ResultWriter(Samples.everyFormat(output), fullFor(ending));

    assertThatThrownBy(() -> Handed.back(writer, "de/spring", SPRING, rows(), ACCOUNT))
        .isInstanceOf(ResultException.class)
        .hasMessage(
            "can't write %s: the disk is full; make room on it, then it is written again",
            output.resolve("de/spring" + full.ending()))
        .satisfies(
            e ->
                assertThat(((ResultException) e).file().getFileName())
                    .hasToString("spring" + full.ending()));
    assertThat(files()).isEmpty();

    Handed.back(whole(), "de/spring", SPRING, rows(), ACCOUNT);
    assertThat(files()).hasSize(7);
  }

  @Test
  void a_disk_that_is_full_for_the_receipt_alone_leaves_no_new_results() throws IOException {
    ResultWriter writer =
        new ResultWriter(Samples.everyFormat(output), fullFor(".receipt.json.part"));

    assertThatThrownBy(() -> Handed.back(writer, "de/spring", SPRING, rows(), ACCOUNT))
        .hasMessageContaining("spring.receipt.json: the disk is full");
    assertThat(files()).isEmpty();
  }

  @Test
  void a_disk_that_takes_nothing_is_named() {
    Path taken = Path.of("/sys/kernel");
    assumeTrue(Files.isDirectory(taken));
    ResultWriter writer = new ResultWriter(Samples.rules(taken, ResultFormat.CSV));

    assertThatThrownBy(() -> Handed.back(writer, "spring", SPRING, rows(), ACCOUNT))
        .isInstanceOf(ResultException.class)
        .hasMessageStartingWith("can't write /sys/kernel/spring.csv: ")
        .hasMessageMatching(".*(no permission to write at|the disk is read-only).*");
  }

  @Test
  void a_file_where_a_folder_must_be_is_named() throws IOException {
    Files.createFile(output.resolve("de"));

    assertThatThrownBy(() -> Handed.back(whole(), "de/spring", SPRING, rows(), ACCOUNT))
        .isInstanceOf(ResultException.class)
        .hasMessageContaining(output.resolve("de") + " is in the way; move it away or rename it");
  }

  @Test
  void an_output_folder_that_went_away_half_way_is_named_and_written_again_later()
      throws IOException {
    Iterator<ResultRow> rows = rows();
    Iterator<ResultRow> removing =
        new Iterator<>() {
          @Override
          public boolean hasNext() {
            return rows.hasNext();
          }

          @Override
          public ResultRow next() {
            ResultRow row = rows.next();
            if (row.number() == ROWS / 2) {
              empty();
            }
            return row;
          }
        };

    assertThatThrownBy(() -> Handed.back(whole(), "de/spring", SPRING, removing, ACCOUNT))
        .isInstanceOf(ResultException.class)
        .hasMessageContaining(" has gone; is the disk still mounted?");

    Handed.back(whole(), "de/spring", SPRING, rows(), ACCOUNT);
    assertThat(files()).hasSize(7);
  }

  @Test
  void rows_that_end_in_an_exception_leave_nothing_and_the_exception_is_kept() throws IOException {
    IllegalStateException ledger = new IllegalStateException("ledger closed");
    Iterator<ResultRow> failing =
        Stream.concat(
                LongStream.rangeClosed(1, 1_000).mapToObj(ResultFaultTests::row),
                Stream.<ResultRow>generate(
                    () -> {
                      throw ledger;
                    }))
            .iterator();

    assertThatThrownBy(() -> Handed.back(whole(), "de/spring", SPRING, failing, ACCOUNT))
        .isSameAs(ledger);
    assertThat(files()).isEmpty();
  }

  @Test
  void what_a_crash_between_two_files_left_is_written_over_and_says_the_same() throws IOException {
    Handed.back(whole(), "de/spring", SPRING, rows(), comparison(), ACCOUNT);
    List<String> whole = contents();
    Files.delete(output.resolve("de/spring.receipt.json"));
    Files.delete(output.resolve("de/spring.changes.csv"));
    Files.writeString(output.resolve("de/.spring.changes.csv.part"), "half a li");
    Files.writeString(output.resolve("de/.spring.crosswalk.csv.part"), "half a li");

    Handed.back(whole(), "de/spring", SPRING, rows(), comparison(), ACCOUNT);

    assertThat(contents()).isEqualTo(whole);
    assertThat(files()).hasSize(7);
  }

  private static Optional<Comparison> comparison() {
    Difference fresh = new Difference(new Asin("B088H39PXX"), Domain.DE, null, Samples.DART_BOARD);
    return Optional.of(new Comparison(Samples.NOON, List.of(fresh).iterator()));
  }

  /** Of the files whose bytes do not tell when they were packed. */
  private List<String> contents() throws IOException {
    List<String> contents = new ArrayList<>();
    for (String ending : List.of("csv", "json", "ndjson", "crosswalk.csv", "changes.csv")) {
      contents.add(Files.readString(output.resolve("de/spring." + ending)));
    }
    return contents;
  }

  @Test
  void what_a_crash_left_is_written_over() throws IOException {
    Files.createDirectories(output.resolve("de"));
    Files.writeString(output.resolve("de/.spring.csv.part"), "half a li");
    Files.writeString(output.resolve("de/spring.csv"), "published before the crash");

    Handed.back(whole(), "de/spring", SPRING, rows(), ACCOUNT);

    assertThat(files()).hasSize(7).noneMatch(file -> file.endsWith(".part"));
    assertThat(output.resolve("de/spring.csv")).content().startsWith("input,code,");
  }

  @Test
  void a_link_in_the_place_of_a_temporary_is_not_followed(@TempDir Path elsewhere)
      throws IOException {
    Path victim = Files.writeString(elsewhere.resolve("victim"), "precious");
    Files.createDirectory(output.resolve("de"));
    Files.createSymbolicLink(output.resolve("de/.spring.csv.part"), victim);

    Handed.back(whole(), "de/spring", SPRING, rows(), ACCOUNT);

    assertThat(victim).hasContent("precious");
    assertThat(output.resolve("de/spring.csv")).isRegularFile();
  }

  @Test
  void a_link_that_leads_out_is_not_written_through(@TempDir Path elsewhere) throws IOException {
    Files.createSymbolicLink(output.resolve("de"), elsewhere);

    assertThatThrownBy(() -> Handed.back(whole(), "de/spring", SPRING, rows(), ACCOUNT))
        .isInstanceOf(ResultException.class)
        .hasMessageContaining("leads out of");
    assertThat(elsewhere).isEmptyDirectory();
  }

  @ParameterizedTest
  @CsvSource({"../spring", "/etc/spring", "de/../../spring", "''", "de/"})
  void a_base_that_leaves_the_folder_is_refused(String base) {
    assertThatThrownBy(() -> Handed.back(whole(), base, SPRING, rows(), ACCOUNT))
        .isInstanceOf(ResultException.class)
        .hasMessageContaining("'" + base + "' leaves the folder " + output);
  }

  @Test
  void cleaning_takes_our_old_temporaries_and_nothing_else(@TempDir Path elsewhere)
      throws IOException {
    Path folder = Files.createDirectories(output.resolve("de/books"));
    Path old = aged(folder.resolve(".a\nb.receipt.json.part"));
    Path pairs = aged(folder.resolve(".a.crosswalk.csv.part"));
    Path fresh = Files.createFile(folder.resolve(".b.csv.part"));
    Path theirs = aged(folder.resolve(".upload.part"));
    Path visible = aged(folder.resolve("c.csv.part"));
    Path outside = aged(elsewhere.resolve(".c.csv.part"));
    Files.createSymbolicLink(output.resolve("link"), elsewhere);

    whole().clean(Samples.NOON, List.of(), Set.of());

    assertThat(old).doesNotExist();
    assertThat(pairs).doesNotExist();
    assertThat(List.of(fresh, theirs, visible, outside)).allMatch(Files::exists);
  }

  @Test
  void cleaning_a_folder_that_is_not_there_yet_is_nothing() throws IOException {
    Path missing = output.resolve("missing");

    new ResultWriter(Samples.everyFormat(missing)).clean(Samples.NOON, List.of(), Set.of());

    assertThat(missing).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource({
    "No space left on device,        make room",
    "Disk quota exceeded,            make room",
    "Read-only file system,          mount it writable",
    "Too many open files,            ulimit -n",
    "Input/output error,             Input/output error"
  })
  void what_the_machine_says_becomes_a_way_out(String words, String wayOut) {
    Path file = Path.of("out", "a.csv");

    assertThat(ResultException.writing(file, new FileSystemException("x", null, words)))
        .hasMessageStartingWith("can't write " + file + ": ")
        .hasMessageContaining(wayOut);
    assertThat(ResultException.writing(file, new IOException(words))).hasMessageContaining(wayOut);
  }

  private static Path aged(Path file) throws IOException {
    Files.createFile(file);
    Files.setLastModifiedTime(file, FileTime.from(Samples.NOON.minus(Duration.ofSeconds(1))));
    return file;
  }

  private static Disk fullFor(String ending) {
    return file ->
        FileChannel.open(
            file.toString().endsWith(ending) ? Path.of("/dev/full") : Files.createFile(file),
            StandardOpenOption.WRITE);
  }

  private ResultWriter whole() {
    return new ResultWriter(Samples.everyFormat(output));
  }

  private static Iterator<ResultRow> rows() {
    return LongStream.rangeClosed(1, ROWS).mapToObj(ResultFaultTests::row).iterator();
  }

  private static ResultRow row(long number) {
    return found(number, Samples.DART_BOARD, "code " + number);
  }

  private void empty() {
    try (Stream<Path> all = Files.walk(output)) {
      for (Path path : (Iterable<Path>) all.sorted((a, b) -> b.compareTo(a))::iterator) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.walk(output)) {
      return files.filter(Files::isRegularFile).map(f -> f.getFileName().toString()).toList();
    }
  }
}
