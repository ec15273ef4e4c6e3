package caravan.results;

import static caravan.results.Samples.ACCOUNT;
import static caravan.results.Samples.NOON;
import static caravan.results.Samples.found;
import static caravan.results.Samples.list;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import caravan.codes.Asin;
import caravan.codes.Comparison;
import caravan.codes.Difference;
import caravan.codes.Domain;
import caravan.codes.ListHead;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What changed since the last list of a name. */
class ProductChangesTests {

  private static final ListHead SPRING = list("de", "spring.csv", "input");
  private static final String OTHER_WORDS =
      """
      [ {"eanList":["0793610399007"],"ean":null,"asin":"B088H39PXX","title":"Another title",
      "upcList":["793610399014","793610399007"]} ]""";
  private static final String LESS = "[{\"asin\":\"B088H39PXX\",\"upc\":\"793610399007\"}]";
  private static final String FORMULA = "[{\"asin\":\"=1+1\",\"ean\":\"4006381333931\"}]";

  @TempDir private Path output;

  private static Difference difference(String asin, String before, String after) {
    return new Difference(new Asin(asin), Domain.DE, before, after);
  }

  private static final List<Difference> ALL =
      List.of(
          difference("B000000001", null, Samples.DART_BOARD),
          difference("B000000002", null, "[]"),
          difference("B000000003", Samples.DART_BOARD, OTHER_WORDS),
          difference("B000000004", Samples.DART_BOARD, LESS),
          difference("B000000005", LESS, "[]"),
          difference("B000000006", "[]", FORMULA),
          difference("B000000007", "<html>", "[]"),
          difference("B000000008", LESS, null));

  @Test
  void each_product_that_is_new_gone_or_changed_has_a_line() throws IOException {
    write(Optional.of(new Comparison(NOON, ALL.iterator())));

    String board = "B088H39PXX";
    String both = "00793610399007|00793610399014";
    assertThat(lines())
        .containsExactly(
            List.of(
                "change",
                "code",
                "type",
                "domain",
                "asins_before",
                "asins_after",
                "gtin14s_before",
                "gtin14s_after"),
            List.of("new", "B000000001", "asin", "de", "", board, "", both),
            List.of("new", "B000000002", "asin", "de", "", "", "", ""),
            List.of("changed", "B000000004", "asin", "de", board, board, both, "00793610399007"),
            List.of("changed", "B000000005", "asin", "de", board, "", "00793610399007", ""),
            List.of("changed", "B000000006", "asin", "de", "", "'=1+1", "", "04006381333931"),
            List.of("gone", "B000000008", "asin", "de", board, "", "00793610399007", ""));
  }

  @Test
  void the_receipt_counts_them_also_in_the_workbook() throws IOException {
    write(Optional.of(new Comparison(NOON, ALL.iterator())));

    assertThat(receipt().get("changes"))
        .isEqualTo(
            new ObjectMapper()
                .readTree(
                    "{\"since\":\"2026-03-01T12:00:00.000Z\",\"new\":2,\"gone\":1,\"changed\":3}"));
    try (ReadableWorkbook book = new ReadableWorkbook(output.resolve("de/spring.xlsx").toFile());
        Stream<Row> rows = book.findSheet("receipt").orElseThrow().openStream()) {
      assertThat(rows.map(row -> row.getCellText(0) + " " + row.getCellText(1)))
          .contains("changes.new 2", "changes.changed 3")
          .anyMatch(fact -> fact.startsWith("changes.since "));
    }
  }

  @Test
  void the_receipt_tells_them_without_the_file_too() throws IOException {
    Handed.back(
        new ResultWriter(Samples.rules(output, ResultFormat.JSON)),
        "de/spring",
        SPRING,
        List.of(found(1, "[]", "a")).iterator(),
        Optional.of(new Comparison(NOON, ALL.iterator())),
        ACCOUNT);

    assertThat(receipt().at("/changes/gone").asInt()).isEqualTo(1);
    assertThat(output.resolve("de/spring.changes.csv")).doesNotExist();
  }

  @Test
  void a_list_that_is_as_it_was_has_no_line_and_counts_nothing() throws IOException {
    write(Optional.of(new Comparison(NOON, ALL.subList(2, 3).iterator())));

    assertThat(lines()).hasSize(1);
    assertThat(receipt().at("/changes/changed").asInt(-1)).isZero();
  }

  @Test
  void the_first_list_of_a_name_has_an_empty_table_and_no_word_in_the_receipt() throws IOException {
    write(Optional.empty());

    assertThat(lines()).hasSize(1);
    assertThat(receipt().has("changes")).isFalse();
  }

  @Test
  void a_comparison_that_ends_in_an_exception_leaves_nothing() throws IOException {
    IllegalStateException broken = new IllegalStateException("ledger closed");
    Iterator<Difference> failing =
        Stream.<Difference>generate(
                () -> {
                  throw broken;
                })
            .iterator();

    assertThatThrownBy(() -> write(Optional.of(new Comparison(NOON, failing)))).isSameAs(broken);

    try (Stream<Path> files = Files.walk(output)) {
      assertThat(files.filter(Files::isRegularFile)).isEmpty();
    }
  }

  private void write(Optional<Comparison> comparison) {
    Handed.back(
        new ResultWriter(Samples.everyFormat(output)),
        "de/spring",
        SPRING,
        List.of(found(1, "[]", "a")).iterator(),
        comparison,
        ACCOUNT);
  }

  private List<List<String>> lines() throws IOException {
    try (CsvReader<CsvRecord> csv =
        CsvReader.builder().ofCsvRecord(output.resolve("de/spring.changes.csv"))) {
      return csv.stream().map(CsvRecord::getFields).toList();
    }
  }

  private JsonNode receipt() throws IOException {
    return new ObjectMapper().readTree(output.resolve("de/spring.receipt.json").toFile());
  }
}
