package caravan.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import caravan.cli.Shell.Said;
import caravan.harness.CaravanProcess;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** All that is known is taken out. */
class ExportTests extends ShellTests {

  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final String HEADER =
      "code,type,domain,status,asin,title,upc,upc_list,ean,ean_list,looked_up_at";

  private void known() {
    Path list =
        shell.file("a.csv", "code\nB00NNUMI86\n793610399007\nrubbish\nB00NNUMI86\n4006381333931\n");
    assertThat(shell.say("enrich", list.toString()).exit()).isZero();
  }

  private List<List<String>> exported(String... words) throws IOException {
    Path file = folder.resolve("all.csv");
    String[] all =
        Stream.concat(Stream.of("export", "-o", file.toString()), Stream.of(words))
            .toArray(String[]::new);
    Said said = shell.say(all);
    assertThat(said.exit()).as(said.err()).isZero();
    assertThat(said.out()).isEmpty();
    try (CsvReader<CsvRecord> csv = CsvReader.builder().ofCsvRecord(file)) {
      return csv.stream().map(CsvRecord::getFields).toList();
    }
  }

  @Test
  void every_answer_is_written_once_in_the_columns_of_the_results() throws IOException {
    known();
    List<List<String>> lines = exported();
    assertThat(lines.get(0)).containsExactly(HEADER.split(",", -1));
    assertThat(lines.subList(1, lines.size()).stream().map(line -> line.get(0)).distinct())
        .containsExactly("B00NNUMI86", "793610399007", "4006381333931");
    assertThat(lines)
        .anySatisfy(
            line -> {
              assertThat(line.subList(0, 5))
                  .containsExactly("793610399007", "upc", "com", "found", "B088H39PXX");
              assertThat(Instant.parse(line.get(10))).isBefore(Instant.now());
            });
  }

  @Test
  void what_was_not_found_is_written_too_and_what_was_never_asked_is_not() throws IOException {
    String asins =
        Stream.iterate(0, i -> i + 1)
            .limit(200)
            .map("B0%08d"::formatted)
            .collect(Collectors.joining("\n"));
    shell.say("enrich", shell.file("a.txt", asins + "\nrubbish\n").toString());
    List<List<String>> lines = exported();
    assertThat(lines.stream().skip(1).map(line -> line.get(0)).distinct()).hasSize(200);
    assertThat(lines.stream().skip(1).map(line -> line.get(3))).contains("found", "not_found");
    assertThat(lines).noneMatch(line -> line.contains("rubbish"));
  }

  @Test
  void as_ndjson_an_answer_is_an_object_with_its_items_whole() throws IOException {
    known();
    Path file = folder.resolve("all.ndjson");
    assertThat(shell.say("export", "-o", file.toString()).exit()).isZero();
    List<String> lines = Files.readAllLines(file);
    assertThat(lines).hasSize(3);
    JsonNode first = new ObjectMapper().readTree(lines.get(0));
    assertThat(first.fieldNames())
        .toIterable()
        .containsExactly("code", "type", "domain", "status", "items", "lookedUpAt");
    assertThat(first.at("/items/0/eanList/0").asText()).isEqualTo("3337872418587");
  }

  @Test
  void a_file_has_the_rights_of_results_and_keeps_those_that_it_had() throws IOException {
    known();
    Path file = folder.resolve("all.csv");
    shell.say("export", "-o", file.toString());
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-r-----");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-r--"));
    shell.say("export", "-o", file.toString());
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-rw-r--");
  }

  @Test
  void the_crosswalk_of_all_answers_has_each_pair_once() throws IOException {
    known();
    shell.say("enrich", shell.file("b.txt", "B088H39PXX\n").toString());
    List<List<String>> lines = exported("--crosswalk");
    assertThat(lines.get(0)).startsWith("asin", "gtin14").endsWith("domain", "looked_up_at");
    assertThat(lines.stream().filter(line -> line.get(1).equals("00793610399007")))
        .singleElement()
        .satisfies(
            line ->
                assertThat(line.subList(0, 8))
                    .containsExactly(
                        "B088H39PXX",
                        "00793610399007",
                        "0793610399007",
                        "793610399007",
                        "79361039900",
                        "07-01-93610-39900",
                        "true",
                        "793610399007"));
    Path json = folder.resolve("pairs.ndjson");
    shell.say("export", "--crosswalk", "-o", json.toString());
    assertThat(Files.readAllLines(json))
        .hasSize(lines.size() - 1)
        .first()
        .asString()
        .startsWith("{\"asin\":\"B00NNUMI86\",\"gtin14\":\"0")
        .contains("\"primary\":false,\"code\":\"B00NNUMI86\",\"domain\":\"com\"");
  }

  @Test
  void since_leaves_out_what_was_answered_before() throws IOException {
    known();
    assertThat(exported("--since", "1h")).hasSizeGreaterThan(3);
    assertThat(exported("--since", "2020-01-01")).hasSizeGreaterThan(3);
    assertThat(exported("--since", Instant.now().plusSeconds(60).toString())).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-10-01,                2026-10-01T00:00:00Z",
    "2026-10-01T12:00:00Z,      2026-10-01T12:00:00Z",
    "2026-10-01T12:00:00+02:00, 2026-10-01T10:00:00Z",
    "2026-10-01T12:00,          2026-10-01T12:00:00Z",
    "' 7d ',                    2026-10-24T12:00:00Z",
    "1h30m,                     2026-10-31T10:30:00Z",
    "PT1M,                      2026-10-31T11:59:00Z"
  })
  void a_moment_is_read_as_people_type_it(String text, Instant moment) {
    assertThat(Since.read(text, Instant.parse("2026-10-31T12:00:00Z"))).isEqualTo(moment);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "yesterday",
        "7",
        "2026-13-01",
        "01.10.2026",
        "+999999999-01-01",
        "PT9999999999999999H"
      })
  void what_is_no_moment_is_told_what_would_be_one(String text) {
    assertThatThrownBy(() -> Since.read(text, Instant.EPOCH))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("must be a date (2026-10-01)");
  }

  @Test
  void wrong_words_end_with_2_before_anything_is_written() {
    known();
    for (String[] words :
        new String[][] {
          {"--since", "yesterday"},
          {"--format", "xlsx"},
          {"-o", folder.toString()},
          {"-o", folder.resolve("no/such/file.csv").toString()}
        }) {
      Said said = shell.say("export", words[0], words[1]);
      assertThat(said.exit()).as(String.join(" ", words)).isEqualTo(2);
      assertThat(said.err()).contains(words[0]).contains("must").doesNotContain("\tat ");
    }
  }

  @Test
  void before_the_first_list_there_is_only_the_header_and_a_word() throws Exception {
    Path file = folder.resolve("all.csv");
    Said said = shell.say("export", "-o", file.toString());
    assertThat(said.exit()).isZero();
    assertThat(said.err()).contains("Nothing is known yet");
    assertThat(file).hasContent(HEADER + "\r\n");
    assertThat(folder.resolve("state")).doesNotExist();
  }

  @Test
  void a_file_that_stands_there_is_replaced_at_once_and_nothing_is_left_beside_it()
      throws IOException {
    known();
    Files.writeString(folder.resolve("all.csv"), "an older one");
    assertThat(exported()).hasSizeGreaterThan(3);
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left.map(Path::toString)).noneMatch(name -> name.endsWith(".part"));
    }
  }

  @Test
  void a_device_that_is_full_is_told_and_ends_with_2() {
    known();
    Said said = shell.say("export", "-o", "/dev/full");
    assertThat(said.exit()).isEqualTo(2);
    assertThat(said.err())
        .isEqualTo(
            "caravan: /dev/full can't be written: the disk is full; make room and run it again\n");
  }

  @Test
  void standard_output_is_written_and_told_where_it_can_not_be() throws Exception {
    known();
    assertThat(sh("%s > out.txt")).isZero();
    assertThat(said("out.txt")).startsWith(HEADER + "\r\n").contains("B088H39PXX");
    assertThat(said("err.txt")).isEmpty();
    assertThat(sh("%s > /dev/full")).isEqualTo(2);
    assertThat(said("err.txt"))
        .contains("standard output can't be written: the disk is full")
        .hasLineCount(1);
  }

  @Test
  void a_reader_that_has_read_enough_is_no_fault() throws Exception {
    shell.with("caravan.circana.rate", "100000");
    String asins =
        Stream.iterate(0, i -> i + 1)
            .limit(3_000)
            .map("B0%08d"::formatted)
            .collect(Collectors.joining("\n"));
    shell.say("enrich", shell.file("a.txt", asins).toString());
    assertThat(sh("(%s; echo $? > code.txt) | head -1 > out.txt")).isZero();
    assertThat(said("out.txt")).isEqualTo(HEADER + "\r\n");
    assertThat(said("err.txt")).isEmpty();
    assertThat(said("code.txt")).isEqualTo("0\n");
  }

  @Test
  void beside_a_running_daemon_all_that_is_answered_so_far_is_written() throws Exception {
    shell.with("caravan.circana.rate", "30").with("caravan.circana.window", "2s");
    String asins =
        Stream.iterate(0, i -> i + 1)
            .limit(90)
            .map("B0%08d"::formatted)
            .collect(Collectors.joining("\n"));
    Files.createDirectories(shell.input());
    Files.writeString(shell.input().resolve("a.txt"), asins);
    Process run = java(shell.words("run"));
    try {
      await()
          .atMost(PATIENCE)
          .ignoreExceptions()
          .until(() -> exported().stream().skip(1).map(line -> line.get(0)).distinct().count() > 0);
      await().atMost(PATIENCE).until(() -> Files.exists(shell.output().resolve("a.receipt.json")));
      assertThat(exported().stream().skip(1).map(line -> line.get(0)).distinct()).hasSize(90);
      assertThat(run.isAlive()).isTrue();
    } finally {
      run.destroyForcibly().waitFor();
    }
  }

  private Process java(List<String> words) throws IOException {
    return CaravanProcess.command(words)
        .builder()
        .directory(folder.toFile())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  /** An export in a shell's line. */
  private int sh(String line) throws Exception {
    String export =
        CaravanProcess.command(shell.words("export")).line().stream()
            .map(word -> "'" + word + "'")
            .collect(Collectors.joining(" "));
    Process process =
        new ProcessBuilder("sh", "-c", line.formatted(export))
            .directory(folder.toFile())
            .redirectError(new File(folder.toFile(), "err.txt"))
            .start();
    assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    return process.exitValue();
  }

  private String said(String file) throws IOException {
    return Files.readString(folder.resolve(file));
  }
}
