package caravan.results;

import static caravan.results.Samples.ACCOUNT;
import static caravan.results.Samples.NOON;
import static caravan.results.Samples.found;
import static caravan.results.Samples.list;
import static org.assertj.core.api.Assertions.assertThat;

import caravan.codes.Barcode;
import caravan.codes.CodeType;
import caravan.codes.Domain;
import caravan.codes.Gtin;
import caravan.codes.ListHead;
import caravan.codes.Outcome;
import caravan.codes.ResultRow;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A line a pair of product and barcode. */
class CrosswalkTests {

  private static final ListHead SPRING = list("de", "spring.csv", "input");

  @TempDir private Path output;

  @Test
  void each_pair_has_one_line_with_all_forms_of_its_number() throws IOException {
    assertThat(crosswalk(found(1, Samples.DART_BOARD, "a")))
        .containsExactly(
            List.of(
                "asin",
                "gtin14",
                "ean13",
                "upc12",
                "upc11",
                "upc_grouped",
                "primary",
                "code",
                "domain",
                "looked_up_at"),
            List.of(
                "B088H39PXX",
                "00793610399007",
                "0793610399007",
                "793610399007",
                "79361039900",
                "07-01-93610-39900",
                "true",
                "0793610399007",
                "de",
                "2026-03-01T12:00:00.000Z"),
            List.of(
                "B088H39PXX",
                "00793610399014",
                "0793610399014",
                "793610399014",
                "79361039901",
                "07-01-93610-39901",
                "false",
                "0793610399007",
                "de",
                "2026-03-01T12:00:00.000Z"));
  }

  @Test
  void a_pair_of_several_rows_and_items_stands_once_by_the_first_code_that_asked()
      throws Exception {
    String twice =
        "[{\"asin\":\"B000000001\",\"upc\":\"793610399007\"},"
            + "{\"asin\":\"B000000002\",\"eanList\":[\"0793610399007\",\"793610399007\"]},"
            + "{\"asin\":\"B000000001\",\"ean\":\"0793610399007\"}]";

    List<List<String>> lines =
        crosswalk(found(1, twice, "a"), asked(2, "793610399014", twice), found(3, twice, "c"));

    assertThat(lines.subList(1, lines.size()))
        .extracting(line -> line.get(0), line -> line.get(6), line -> line.get(7))
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("B000000001", "true", "0793610399007"),
            org.assertj.core.groups.Tuple.tuple("B000000002", "false", "0793610399007"));
  }

  @Test
  void a_barcode_that_one_of_a_rows_items_has_itself_is_primary() throws IOException {
    String twice =
        "[{\"asin\":\"B000000001\",\"upcList\":[\"793610399007\",\"018200008344\"]},"
            + "{\"asin\":\"B000000001\",\"upc\":\"018200008344\"}]";

    assertThat(crosswalk(found(1, twice, "a")))
        .extracting(line -> line.get(1) + " " + line.get(6))
        .containsExactly("gtin14 primary", "00793610399007 false", "00018200008344 true");
  }

  @Test
  void what_is_no_barcode_makes_no_line_and_loses_no_other() throws IOException {
    String odd =
        "[{\"asin\":\"B000000001\",\"upc\":12345,\"upcList\":[null,\"\",\"79361039900\",\"x\","
            + "{\"a\":1},\"793610399007\"],\"ean\":{\"b\":2},\"eanList\":\"4006381333931\"},"
            + "{\"asin\":null,\"upc\":\"018200008344\"},{\"upc\":\"018200008344\"},7]";

    assertThat(crosswalk(found(1, odd, "a")))
        .extracting(line -> line.get(1))
        .containsExactly("gtin14", "00793610399007", "04006381333931");
  }

  @Test
  void an_asin_that_a_spreadsheet_would_compute_is_made_harmless() throws IOException {
    assertThat(crosswalk(found(1, "[{\"asin\":\"=1+1,\\\"\",\"ean\":\"4006381333931\"}]", "a")))
        .element(1)
        .satisfies(line -> assertThat(line.get(0)).isEqualTo("'=1+1,\""));
  }

  @Test
  void rows_without_items_have_no_line() throws IOException {
    assertThat(crosswalk(Samples.row(1, Outcome.NOT_FOUND, "[]", "a"), found(2, "<html>", "b")))
        .hasSize(1);
  }

  @Test
  void lines_end_as_in_the_other_results_and_cells_are_parted_as_there() throws IOException {
    ListHead semicolons = new ListHead("", "a.csv", "1", "00", false, List.of("input"), ';');
    ResultRules rules =
        new ResultRules(output, Set.of(ResultFormat.CROSSWALK), Formulas.ESCAPE, Delimiter.SAME);

    Handed.back(
        new ResultWriter(rules),
        "a",
        semicolons,
        List.of(found(1, Samples.DART_BOARD, "a")).iterator(),
        ACCOUNT);

    assertThat(Files.readString(output.resolve("a.crosswalk.csv")))
        .startsWith("asin;gtin14;ean13;")
        .endsWith(";2026-03-01T12:00:00.000Z\r\n");
    assertThat(Files.readString(output.resolve("a.receipt.json"))).contains("a.crosswalk.csv");
  }

  @Property(tries = 200)
  void the_last_pairs_are_remembered_and_none_is_taken_for_another(
      @ForAll @Size(max = 400) List<@IntRange(max = 60) Integer> numbers) {
    int fewest = 16;
    PairSet remembered = new PairSet(fewest);
    List<Integer> seen = new ArrayList<>();
    for (int number : numbers) {
      boolean fresh = remembered.add(pair(number));
      if (!seen.contains(number)) {
        assertThat(fresh).as("%s came never before", number).isTrue();
      } else if (between(seen, number) < fewest) {
        assertThat(fresh).as("%s came just before", number).isFalse();
      }
      seen.add(number);
    }
  }

  private static long between(List<Integer> seen, Integer number) {
    return seen.subList(seen.lastIndexOf(number) + 1, seen.size()).stream().distinct().count();
  }

  @Tag("slow")
  @Test
  void as_many_pairs_as_are_promised_are_remembered() {
    PairSet remembered = new PairSet();
    for (int round = 0; round < 2; round++) {
      for (int number = 0; number < PairSet.FEWEST; number++) {
        assertThat(remembered.add(pair(number))).isEqualTo(round == 0);
      }
    }
  }

  private static Pair pair(int number) {
    return new Pair(
        "B0%08d".formatted(number / 3), new Barcode("%014d".formatted(number % 7 + 1)), true);
  }

  private static ResultRow asked(long number, String upc, String items) {
    return new ResultRow(
        number,
        List.of(upc),
        upc,
        new Gtin(CodeType.UPC, upc),
        Domain.COM,
        Outcome.FOUND,
        items,
        NOON,
        "");
  }

  private List<List<String>> crosswalk(ResultRow... rows) throws IOException {
    Handed.back(
        new ResultWriter(Samples.rules(output, ResultFormat.CROSSWALK)),
        "de/spring",
        SPRING,
        List.of(rows).iterator(),
        ACCOUNT);
    try (CsvReader<CsvRecord> csv =
        CsvReader.builder().ofCsvRecord(output.resolve("de/spring.crosswalk.csv"))) {
      return csv.stream().map(CsvRecord::getFields).toList();
    }
  }
}
