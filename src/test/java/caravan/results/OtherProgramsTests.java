package caravan.results;

import static caravan.results.Samples.ACCOUNT;
import static caravan.results.Samples.found;
import static caravan.results.Samples.list;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import caravan.codes.ListHead;
import caravan.codes.ResultRow;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What programs that we did not write make of the results; left out where they are missing. */
class OtherProgramsTests {

  private static final ListHead AWKWARD = list("", "awkward.csv", "EAN;13", "größe \"x\"");
  private static final List<ResultRow> ROWS =
      List.of(
          found(1, Samples.DART_BOARD, "0793610399007", "a,b\r\nc\"d\""),
          found(2, "[{\"title\":\"=1+1\"},{\"title\":\"春 👩‍🚀\\n \"}]", "#x", " '"));

  private static final String CSV =
      "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1";

  @TempDir private Path output;

  @BeforeEach
  void write() {
    Handed.back(
        new ResultWriter(Samples.everyFormat(output)), "a", AWKWARD, ROWS.iterator(), ACCOUNT);
  }

  @Test
  void python_reads_the_csv() throws Exception {
    String program =
        """
        import csv, json, sys
        rows = list(csv.reader(open(sys.argv[1], newline='', encoding='utf-8'), strict=True))
        print(json.dumps([[r[0], r[1], r[7], str(len(r))] for r in rows]))
        """;

    assertThat(run("python3", "-c", program, output.resolve("a.csv").toString()))
        .isEqualTo(
            """
            [["EAN;13", "gr\\u00f6\\u00dfe \\"x\\"", "title", "14"], \
            ["0793610399007", "a,b\\r\\nc\\"d\\"", "CUKU Magnetic Dart Board", "14"], \
            ["#x", " '", "'=1+1", "14"], \
            ["#x", " '", "\\u6625 \\ud83d\\udc69\\u200d\\ud83d\\ude80\\n ", "14"]]
            """);
  }

  @Test
  void jq_reads_the_json_the_lines_and_the_receipt() throws Exception {
    assertThat(run("jq", "-r", ".[0].items[0].rank.toys[0]", output.resolve("a.json").toString()))
        .isEqualTo("1\n");
    assertThat(run("jq", "-c", "[.row,(.items|length)]", output.resolve("a.ndjson").toString()))
        .isEqualTo("[1,1]\n[2,2]\n");
    assertThat(run("jq", ".rows.found == .rows.total", output.resolve("a.receipt.json").toString()))
        .isEqualTo("true\n");
  }

  @Test
  void libreoffice_reads_the_workbook() throws Exception {
    run(
        "soffice",
        "-env:UserInstallation=" + output.resolve("profile").toUri(),
        "--headless",
        "--convert-to",
        "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1",
        "--outdir",
        output.resolve("converted").toString(),
        output.resolve("a.xlsx").toString());

    assertThat(Files.readString(output.resolve("converted/a-results.csv")))
        .contains("0793610399007,", "793610399007|793610399014", ",=1+1,", "春 👩‍🚀\n ", "#x, ',");
    assertThat(Files.readString(output.resolve("converted/a-receipt.csv")))
        .contains(
            "path,awkward.csv\n",
            "rows.total,2\n",
            "429s,0\n",
            "finished,2026-03-01 12:05:30.000\n");
  }

  @Test
  void libreoffice_converts_the_csv_and_the_workbook_without_loss() throws Exception {
    List<List<String>> ours = cells(output.resolve("a.csv"));
    Path converted = output.resolve("converted");

    office(
        "--infilter=CSV:44,34,76,1," + asText(ours.get(0).size()),
        "xlsx",
        converted,
        output.resolve("a.csv"));
    office("", CSV, converted, converted.resolve("a.xlsx"));
    assertThat(cells(converted.resolve("a-a.csv"))).isEqualTo(ours);

    office("", CSV, converted, output.resolve("a.xlsx"));
    assertThat(cells(converted.resolve("a-results.csv")))
        .isEqualTo(ours.stream().map(OtherProgramsTests::asInASheet).toList());
  }

  @Test
  void libreoffice_opens_the_csv_for_spreadsheets_as_it_does_the_usual_one() throws Exception {
    ResultRules rules =
        new ResultRules(
            output.resolve("for"),
            Set.of(ResultFormat.CSV),
            Formulas.ESCAPE,
            Delimiter.SEMICOLON,
            true,
            List.of());
    Handed.back(new ResultWriter(rules), "b", AWKWARD, ROWS.iterator(), ACCOUNT);
    Path converted = output.resolve("converted");

    office("--infilter=CSV:59,34,,1," + asText(14), CSV, converted, output.resolve("for/b.csv"));

    assertThat(cells(converted.resolve("b-b.csv"))).isEqualTo(cells(output.resolve("a.csv")));
  }

  /** A formula needs no apostrophe there, and a moment is a date. */
  private static List<String> asInASheet(List<String> row) {
    return row.stream()
        .map(cell -> cell.replace("'=", "="))
        .map(cell -> cell.equals("2026-03-01T12:00:00.000Z") ? "2026-03-01 12:00:00.000" : cell)
        .toList();
  }

  /** So many columns, none of which is guessed to be a number. */
  private static String asText(int columns) {
    return IntStream.rangeClosed(1, columns)
        .mapToObj(column -> column + "/2")
        .collect(Collectors.joining("/"));
  }

  private void office(String filter, String to, Path into, Path file) throws Exception {
    List<String> command = new ArrayList<>();
    command.add("soffice");
    command.add("-env:UserInstallation=" + output.resolve("profile").toUri());
    command.add("--headless");
    if (!filter.isEmpty()) {
      command.add(filter);
    }
    command.addAll(List.of("--convert-to", to, "--outdir", into.toString(), file.toString()));
    run(command.toArray(new String[0]));
  }

  /** The cells, line ends in them as LibreOffice has them. */
  private static List<List<String>> cells(Path csv) throws IOException {
    try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(csv)) {
      return reader.stream()
          .map(line -> line.getFields().stream().map(c -> c.replace("\r\n", "\n")).toList())
          .toList();
    }
  }

  private String run(String... command) throws IOException, InterruptedException {
    assumeTrue(installed(command[0]), () -> command[0] + " is not installed");
    File said = output.resolve("said").toFile();
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said).start();
    int code = process.waitFor();
    String text = Files.readString(said.toPath(), StandardCharsets.UTF_8);
    assertThat(code).as(text).isZero();
    return text;
  }

  private static boolean installed(String program) {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }
}
