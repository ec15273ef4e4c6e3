package caravan.crash;

import static org.assertj.core.api.Assertions.assertThat;

import caravan.codes.CodeType;
import caravan.codes.Domain;
import caravan.sandbox.Catalogue;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A list that was dropped, and what has to come of it. */
final class Dropped {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** What is asked in a row; {@code type} null where there is no code in it. */
  private record Wanted(String text, @Nullable CodeType type) {}

  private final String name;
  private final Domain domain;
  private final String header;
  private final List<Wanted> rows = new ArrayList<>();

  private Dropped(String name, Domain domain, String header) {
    this.name = name;
    this.domain = domain;
    this.header = header;
  }

  /** ASINs, one a line: new ones, shared ones, one twice, some that are none. */
  static Dropped asins(int number, int size) {
    Dropped list = new Dropped("asins-" + number + ".txt", Domain.COM, "");
    for (int i = 0; i < size; i++) {
      list.add("B0%08d".formatted(number * 100_000 + i), CodeType.ASIN);
      if (i % 7 == 3) {
        list.add("B0%08d".formatted(900_000_000 % 100_000_000 / 10 + i % 20), CodeType.ASIN);
      }
      if (i % 11 == 5) {
        list.add("B0%08d".formatted(number * 100_000 + i / 2), CodeType.ASIN);
      }
      if (i % 13 == 2) {
        list.add("no code " + i, null);
      }
    }
    return list;
  }

  /** A few ASINs that go before all others, and so are soon delivered. */
  static Dropped urgent(int number, int size) {
    Dropped list = new Dropped("urgent/now-" + number + ".txt", Domain.COM, "");
    for (int i = 0; i < size; i++) {
      list.add("B0%08d".formatted(number * 100_000 + 80_000 + i), CodeType.ASIN);
    }
    return list;
  }

  /** A few ASINs among thousands of rows that hold no code, so that it is enrolled in pieces. */
  static Dropped longOne(int number) {
    Dropped list = new Dropped("long-" + number + ".txt", Domain.COM, "");
    for (int i = 0; i < 4_300; i++) {
      boolean code = i % 100 == 1;
      list.add(
          code ? "B0%08d".formatted(number * 100_000 + 50_000 + i) : "no code " + i,
          code ? CodeType.ASIN : null);
    }
    return list;
  }

  /** Thousands of rows that all have their answer as soon as they are read. */
  static Dropped longKnown(int number) {
    Dropped list = new Dropped("known-" + number + ".csv", Domain.COM, "sku;EAN\n");
    for (int i = 0; i < 2_600; i++) {
      list.add("no code " + i, null);
    }
    return list;
  }

  /** EANs for another marketplace, in a table with columns of its own. */
  static Dropped eans(int number, int size) {
    Dropped list = new Dropped("de/eans-" + number + ".csv", Domain.read("de"), "sku;EAN\n");
    for (int i = 0; i < size; i++) {
      list.add(checked("4%011d".formatted(number * 1_000L + i % (size - 3))), CodeType.EAN);
    }
    return list;
  }

  /** UPCs, some shared with other lists. */
  static Dropped upcs(int number, int size) {
    Dropped list = new Dropped("upcs-" + number + ".csv", Domain.COM, "sku;UPC\n");
    for (int i = 0; i < size; i++) {
      long body = i % 5 == 0 ? 7_000L + i : number * 1_000L + 100_000L + i;
      list.add(checked("7%010d".formatted(body)), CodeType.UPC);
    }
    return list;
  }

  private void add(String text, @Nullable CodeType type) {
    rows.add(new Wanted(text, type));
  }

  private static String checked(String body) {
    int sum = 0;
    for (int i = 0; i < body.length(); i++) {
      sum += (body.charAt(body.length() - 1 - i) - '0') * (i % 2 == 0 ? 3 : 1);
    }
    return body + (10 - sum % 10) % 10;
  }

  String name() {
    return name;
  }

  int rows() {
    return rows.size();
  }

  String text() {
    StringBuilder text = new StringBuilder(header);
    for (int i = 0; i < rows.size(); i++) {
      text.append(header.isEmpty() ? "" : "s" + i + ";").append(rows.get(i).text()).append('\n');
    }
    return text.toString();
  }

  private String result() {
    return name.replaceFirst("\\.[a-z]+$", "");
  }

  boolean delivered(Path output) {
    return Files.exists(output.resolve(result() + ".receipt.json"));
  }

  /** Every row once, in its order, with the right answer; the list in {@code .done}, once. */
  void check(Path input, Path output, Catalogue truth) throws IOException {
    JsonNode results = JSON.readTree(Files.readString(output.resolve(result() + ".json")));
    assertThat(results).as(name).hasSize(rows.size());
    int lines = 1;
    for (int i = 0; i < rows.size(); i++) {
      lines += check(results.get(i), i, truth);
    }
    try (CsvReader<CsvRecord> csv =
        CsvReader.builder().ofCsvRecord(output.resolve(result() + ".csv"))) {
      assertThat(csv.stream().count()).as(name).isEqualTo(lines);
    }
    JsonNode receipt = JSON.readTree(Files.readString(output.resolve(result() + ".receipt.json")));
    assertThat(receipt.at("/rows/total").asInt()).as(name).isEqualTo(rows.size());
    assertThat(output.resolve(result() + "-2.receipt.json")).doesNotExist();
    assertThat(output.resolve(result() + "-2.csv")).doesNotExist();
    assertThat(input.resolve(name)).doesNotExist();
    assertThat(Files.readString(input.resolve(".done").resolve(name))).isEqualTo(text());
    assertThat(input.resolve(".done").resolve(name.replace(".", "-2."))).doesNotExist();
  }

  private int check(JsonNode result, int index, Catalogue truth) {
    Wanted wanted = rows.get(index);
    assertThat(result.path("row").asInt()).as(name).isEqualTo(index + 1);
    assertThat(result.path("input").asText()).as(name).isEqualTo(wanted.text());
    if (wanted.type() == null) {
      assertThat(result.path("status").asText()).isEqualTo("invalid");
      return 1;
    }
    Set<String> right = new HashSet<>();
    truth
        .items(wanted.type(), wanted.text(), domain, false)
        .forEach(item -> right.add(item.path("asin").asText()));
    Set<String> got = new HashSet<>();
    result.path("items").forEach(item -> got.add(item.path("asin").asText()));
    assertThat(got).as("%s row %d: %s", name, index + 1, result).isEqualTo(right);
    assertThat(result.path("status").asText()).isEqualTo(right.isEmpty() ? "not_found" : "found");
    return Math.max(1, right.size());
  }

  /** How many files there are below a folder, half written ones too. */
  static long files(Path folder) throws IOException {
    if (Files.notExists(folder)) {
      return 0;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files.count();
    } catch (UncheckedIOException e) { // one was given its name meanwhile
      return 0;
    }
  }

  /** Files below a folder that are half written or nobody's. */
  static List<Path> leftOvers(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().matches(".*\\.(part|tmp)")).toList();
    }
  }
}
