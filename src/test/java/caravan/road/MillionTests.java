package caravan.road;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import caravan.harness.CaravanProcess;
import caravan.harness.Home;
import caravan.sandbox.SandboxOptions;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A million rows go the whole road, from one process with 256 MB to a sandbox in another, and come
 * back in every format. Only in the profile {@code long}.
 */
@Isolated
@EnabledIfSystemProperty(
    named = "caravan.crash.long",
    matches = "true",
    disabledReason = "takes minutes; mvn verify -Plong")
class MillionTests {

  private static final Logger LOG = LoggerFactory.getLogger(MillionTests.class);
  private static final Pattern LIVING = Pattern.compile("->([0-9]+)M\\(");
  private static final int ROWS = 1_000_000;
  private static final Duration PATIENCE = Duration.ofMinutes(30);

  @TempDir Path folder;

  @Test
  void of_a_csv() throws IOException {
    there(LargeList.csv(folder.resolve("million.csv"), ROWS));
  }

  @Test
  void of_a_workbook_with_shared_texts() throws IOException {
    there(LargeList.xlsx(folder.resolve("million.xlsx"), ROWS));
  }

  private CaravanProcess sandbox() {
    return CaravanProcess.command("sandbox", "--port", "0", "--plan", "unlimited")
        .java("-Xmx2g")
        .start(folder.resolve("sandbox.log"));
  }

  private Home home(CaravanProcess sandbox) {
    return new Home(folder, SandboxOptions.unlimited().build())
        .with("caravan.circana.url", sandbox.address())
        .with("caravan.circana.rate", "0")
        .with("caravan.circana.daily", "0")
        .with("caravan.output.formats", "csv,json,ndjson,xlsx");
  }

  private CaravanProcess run(Home home) {
    return CaravanProcess.command("run")
        .at(home)
        .java("-Xmx256m", "-XX:+ExitOnOutOfMemoryError", "-Xlog:gc:file=" + collections())
        .start(home.log());
  }

  private Path collections() {
    return folder.resolve("run.gc");
  }

  /** How much of the heap was in use after a collection at most, and what the process took. */
  private String memory(CaravanProcess run) throws IOException {
    long most =
        LIVING
            .matcher(Files.readString(collections()))
            .results()
            .mapToLong(living -> Long.parseLong(living.group(1)))
            .max()
            .orElse(0);
    Path status = Path.of("/proc/" + run.handle().pid() + "/status");
    String resident = "";
    if (Files.exists(status)) {
      resident =
          Files.readAllLines(status).stream()
              .filter(line -> line.startsWith("VmHWM"))
              .findFirst()
              .orElse("");
    }
    return "heap after a collection at most %d MB, %s".formatted(most, resident);
  }

  private void there(Path list) throws IOException {
    long start = System.nanoTime();
    try (CaravanProcess sandbox = sandbox();
        Home home = home(sandbox);
        CaravanProcess run = run(home)) {
      Files.move(list, home.input().resolve(list.getFileName()));
      Path receipt = folder.resolve("out/million.receipt.json");
      await()
          .atMost(PATIENCE)
          .pollInterval(Duration.ofSeconds(1))
          .failFast(() -> assertThat(run.alive()).as(run.said()).isTrue())
          .until(() -> Files.exists(receipt));
      LOG.warn(
          "{}: {} s, {}",
          list.getFileName(),
          (System.nanoTime() - start) / 1_000_000_000,
          memory(run));
      adds(Home.json(receipt));
    }
    json(folder.resolve("out/million.json"));
    ndjson(folder.resolve("out/million.ndjson"));
    long lines = csv(folder.resolve("out/million.csv"));
    assertThat(workbook(folder.resolve("out/million.xlsx"))).isEqualTo(lines);
    LOG.warn("{}: {} lines of CSV; {}", list.getFileName(), lines, sizes());
  }

  private static void adds(JsonNode receipt) {
    assertThat(receipt.at("/rows/total").asInt()).isEqualTo(ROWS);
    assertThat(receipt.at("/rows/found").asInt() + receipt.at("/rows/not_found").asInt())
        .isEqualTo(ROWS);
    assertThat(receipt.get("distinct").asInt()).isEqualTo(ROWS);
    assertThat(receipt.get("tokensSpent").asInt()).isEqualTo(ROWS);
    assertThat(receipt.get("calls").asInt()).isEqualTo(ROWS / 100);
    assertThat(receipt.get("readAs").asText()).contains("1,000,000 rows", "'ASIN' (asin)");
  }

  private static void json(Path file) throws IOException {
    try (JsonParser json = new JsonFactory().createParser(file.toFile())) {
      int rows = 0;
      assertThat(json.nextToken()).isEqualTo(JsonToken.START_ARRAY);
      while (json.nextToken() == JsonToken.START_OBJECT) {
        rows++;
        json.nextToken();
        same(json.nextIntValue(-1), rows);
        json.nextToken();
        same(json.nextTextValue(), LargeList.asin(rows));
        while (json.nextToken() != JsonToken.END_OBJECT) {
          json.nextToken();
          json.skipChildren();
        }
      }
      assertThat(rows).isEqualTo(ROWS);
    }
  }

  private static void ndjson(Path file) throws IOException {
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      int rows = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        rows++;
        String start = "{\"row\":" + rows + ",\"input\":\"" + LargeList.asin(rows) + "\"";
        same(line.substring(0, start.length()), start);
      }
      assertThat(rows).isEqualTo(ROWS);
    }
  }

  private static long csv(Path file) throws IOException {
    try (CsvReader<CsvRecord> csv = CsvReader.builder().ofCsvRecord(file)) {
      Iterator<CsvRecord> records = csv.iterator();
      assertThat(records.next().getFields()).startsWith("Name", "ASIN", "Price", "code", "type");
      return lines(new Cells(records));
    }
  }

  private static long workbook(Path file) throws IOException {
    try (ReadableWorkbook workbook = new ReadableWorkbook(file.toFile());
        Stream<Row> rows =
            workbook
                .getSheets()
                .filter(sheet -> sheet.getName().startsWith("results"))
                .flatMap(
                    sheet -> {
                      try {
                        return sheet.openStream().skip(1);
                      } catch (IOException e) {
                        throw new java.io.UncheckedIOException(e);
                      }
                    })) {
      return lines(rows.map(row -> row.getCellText(0) + "\t" + row.getCellText(1)).iterator());
    }
  }

  /** Rows in their order, each on one line or, where a code names several items, on several. */
  private static long lines(Iterator<String> all) {
    long lines = 0;
    int row = 0;
    while (all.hasNext()) {
      String line = all.next();
      lines++;
      if (row == 0 || !line.equals(own(row))) {
        row++;
        same(line, own(row));
      }
    }
    assertThat(row).isEqualTo(ROWS);
    return lines;
  }

  private static String own(int row) {
    return LargeList.name(row) + "\t" + LargeList.asin(row);
  }

  private record Cells(Iterator<CsvRecord> records) implements Iterator<String> {
    @Override
    public boolean hasNext() {
      return records.hasNext();
    }

    @Override
    public String next() {
      CsvRecord line = records.next();
      return line.getField(0) + "\t" + line.getField(1);
    }
  }

  private static void same(Object is, Object expected) {
    if (!expected.equals(is)) {
      throw new AssertionError(is + " stands in the place of " + expected);
    }
  }

  private String sizes() throws IOException {
    StringBuilder sizes = new StringBuilder();
    for (String ending : new String[] {"csv", "json", "ndjson", "xlsx"}) {
      long bytes = Files.size(folder.resolve("out/million." + ending));
      sizes.append(ending).append(' ').append(bytes >> 20).append(" MB ");
    }
    return sizes.toString();
  }
}
