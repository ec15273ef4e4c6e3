package caravan.results;

import static caravan.results.Samples.ACCOUNT;
import static caravan.results.Samples.found;
import static caravan.results.Samples.invalid;
import static caravan.results.Samples.list;
import static caravan.results.Samples.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import caravan.codes.ListHead;
import caravan.codes.Outcome;
import caravan.codes.ResultRow;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultWriterTests {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final ListHead SPRING = list("de", "spring.csv", "EAN13");
  private static final List<ResultRow> ROWS =
      List.of(
          found(1, Samples.DART_BOARD, "793610399007"),
          row(2, Outcome.NOT_FOUND, "[]", "1"),
          invalid(3, "no code", ""),
          row(4, Outcome.REFUSED, "[]", "2"),
          row(5, Outcome.FAILED, "[]", "3"),
          found(6, Samples.DART_BOARD, "793610399007"));

  @TempDir private Path output;

  @Test
  void every_format_and_the_receipt_stand_under_the_lists_name() {
    WrittenFiles writtenFiles =
        Handed.back(writer(), "de/spring", SPRING, ROWS.iterator(), ACCOUNT);

    assertThat(writtenFiles.files())
        .extracting(file -> output.relativize(file).toString())
        .containsExactly(
            "de/spring.csv",
            "de/spring.json",
            "de/spring.ndjson",
            "de/spring.xlsx",
            "de/spring.crosswalk.csv",
            "de/spring.changes.csv",
            "de/spring.receipt.json")
        .allSatisfy(file -> assertThat(output.resolve(file)).isNotEmptyFile());
    assertThat(output.resolve("de")).isDirectoryNotContaining("glob:**.part");
  }

  @Test
  void rows_are_counted_by_what_became_of_them() {
    WrittenFiles writtenFiles =
        Handed.back(writer(), "de/spring", SPRING, ROWS.iterator(), ACCOUNT);

    assertThat(writtenFiles.rows())
        .containsEntry(Outcome.FOUND, 2L)
        .containsEntry(Outcome.NOT_FOUND, 1L)
        .containsEntry(Outcome.INVALID, 1L)
        .containsEntry(Outcome.REFUSED, 1L)
        .containsEntry(Outcome.FAILED, 1L);
    assertThat(writtenFiles.total()).isEqualTo(6);
  }

  @Test
  void a_receipt_adds_up_and_names_the_files_and_their_sizes() throws IOException {
    Handed.back(writer(), "de/spring", SPRING, ROWS.iterator(), ACCOUNT);

    JsonNode receipt = JSON.readTree(output.resolve("de/spring.receipt.json").toFile());
    assertThat(receipt.fieldNames())
        .toIterable()
        .containsExactly(
            "list",
            "path",
            "sha256",
            "readAs",
            "rows",
            "distinct",
            "tokensSpent",
            "tokensSaved",
            "calls",
            "429s",
            "slowDowns",
            "started",
            "finished",
            "files");
    assertThat(receipt.get("rows"))
        .isEqualTo(
            JSON.readTree(
                "{\"total\":6,\"found\":2,\"not_found\":1,\"invalid\":1,\"refused\":1,"
                    + "\"failed\":1}"));
    assertThat(receipt.get("path").textValue()).isEqualTo("de/spring.csv");
    assertThat(receipt.get("readAs").textValue()).isEqualTo(Samples.READ_AS);
    assertThat(receipt.at("/tokensSaved/knownBefore").longValue()).isEqualTo(3);
    assertThat(receipt.get("slowDowns")).isEqualTo(receipt.get("429s"));
    assertThat(receipt.get("finished").textValue()).isEqualTo("2026-03-01T12:05:30.000Z");
    for (JsonNode file : receipt.get("files")) {
      assertThat(output.resolve("de").resolve(file.get("name").textValue()))
          .hasSize(file.get("bytes").longValue());
    }
    assertThat(receipt.get("files")).hasSize(6);
  }

  @Test
  void every_csv_begins_with_a_byte_order_mark_where_wanted_and_nothing_else_does() {
    ResultRules rules =
        new ResultRules(
            output,
            Set.of(ResultFormat.values()),
            Formulas.ESCAPE,
            Delimiter.SEMICOLON,
            true,
            List.of());

    Handed.back(new ResultWriter(rules), "spring", SPRING, ROWS.iterator(), ACCOUNT);
    new ResultWriter(rules).writePartial("autumn", SPRING, ROWS.iterator());

    assertThat(names())
        .filteredOn(this::marked)
        .containsExactlyInAnyOrder(
            "spring.csv", "spring.crosswalk.csv", "spring.changes.csv", "autumn.partial.csv");
  }

  @Test
  void only_the_formats_that_are_wanted_are_written() {
    ResultWriter writer = new ResultWriter(Samples.rules(output, ResultFormat.NDJSON));

    Handed.back(writer, "spring", list("", "spring.txt", "input"), ROWS.iterator(), ACCOUNT);

    assertThat(names()).containsExactly("spring.ndjson", "spring.receipt.json");
  }

  @Test
  void a_second_writing_under_the_same_base_replaces_the_first() throws IOException {
    Handed.back(writer(), "de/spring", SPRING, ROWS.subList(0, 1).iterator(), ACCOUNT);
    Handed.back(writer(), "de/spring", SPRING, ROWS.iterator(), ACCOUNT);

    assertThat(names()).hasSize(7);
    assertThat(output.resolve("de/spring.ndjson")).content().hasLineCount(6);
  }

  @Test
  void a_partial_result_stands_until_the_whole_one_does() throws IOException {
    WrittenFiles partial =
        writer()
            .writePartial("de/spring", SPRING, List.of(ROWS.get(1), ROWS.get(4)).iterator())
            .orElseThrow();

    assertThat(partial.files()).containsExactly(output.resolve("de/spring.partial.csv"));
    assertThat(partial.total()).isEqualTo(2);
    assertThat(output.resolve("de/spring.partial.csv")).content().hasLineCount(3);

    writer().writePartial("de/spring", SPRING, ROWS.iterator());
    assertThat(output.resolve("de/spring.partial.csv")).content().hasLineCount(7);

    Handed.back(writer(), "de/spring", SPRING, ROWS.iterator(), ACCOUNT);
    assertThat(names()).hasSize(7).doesNotContain("de/spring.partial.csv");
  }

  @Test
  void an_answer_that_is_no_json_fails_its_row_and_no_other() throws IOException {
    List<ResultRow> rows = List.of(found(1, "<html>", "a"), found(2, Samples.DART_BOARD, "b"));

    WrittenFiles writtenFiles =
        Handed.back(writer(), "de/spring", SPRING, rows.iterator(), ACCOUNT);

    assertThat(writtenFiles.rows())
        .containsEntry(Outcome.FAILED, 1L)
        .containsEntry(Outcome.FOUND, 1L);
    JsonNode row = JSON.readTree(output.resolve("de/spring.json").toFile()).get(0);
    assertThat(row.get("status").textValue()).isEqualTo("failed");
    assertThat(row.get("items")).isEmpty();
    assertThat(row.get("note").textValue()).startsWith("the stored answer is no JSON array: ");
    assertThat(output.resolve("de/spring.csv")).content().doesNotContain("html");
  }

  @Test
  void a_row_left_out_or_doubled_is_never_delivered() {
    for (List<ResultRow> rows :
        List.of(
            ROWS.subList(1, 6),
            List.of(ROWS.get(0), ROWS.get(0)),
            List.of(ROWS.get(0), ROWS.get(2)))) {
      assertThatThrownBy(() -> Handed.back(writer(), "de/spring", SPRING, rows.iterator(), ACCOUNT))
          .isInstanceOf(ResultException.class)
          .hasMessageContaining("of de/spring.csv comes after row");
    }
    assertThat(names()).isEmpty();
  }

  @Test
  void a_row_wider_than_its_list_is_never_delivered() {
    List<ResultRow> rows = List.of(invalid(1, "", "a", "b"));

    assertThatThrownBy(() -> Handed.back(writer(), "de/spring", SPRING, rows.iterator(), ACCOUNT))
        .isInstanceOf(ResultException.class)
        .hasMessageContaining("row 1 of de/spring.csv has 2 cells for 1 columns");
  }

  @Test
  void half_a_character_pair_becomes_the_replacement_character() throws IOException {
    List<ResultRow> rows = List.of(invalid(1, "", "a\uD83Db"));

    Handed.back(writer(), "de/spring", SPRING, rows.iterator(), ACCOUNT);

    assertThat(Files.readString(output.resolve("de/spring.csv"))).contains("a\uFFFDb");
    assertThat(JSON.readTree(output.resolve("de/spring.json").toFile()).get(0).get("input"))
        .hasToString("\"a\uFFFDb\"");
  }

  @Test
  void files_and_folders_are_closed_to_others() throws IOException {
    Handed.back(writer(), "de/spring", SPRING, ROWS.iterator(), ACCOUNT);

    for (String name : names()) {
      assertThat(permissions(output.resolve(name))).endsWith("---").doesNotContain("x");
    }
    assertThat(permissions(output.resolve("de"))).endsWith("---");
  }

  private boolean marked(String name) {
    try {
      return Files.readString(output.resolve(name), StandardCharsets.ISO_8859_1)
          .startsWith("\u00EF\u00BB\u00BF");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  private List<String> names() {
    try (Stream<Path> files = Files.walk(output)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> output.relativize(file).toString())
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private ResultWriter writer() {
    return new ResultWriter(Samples.everyFormat(output));
  }
}
