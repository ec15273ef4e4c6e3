package caravan.lists;

import static org.assertj.core.api.Assertions.assertThat;

import caravan.codes.Domain;
import caravan.codes.Row;
import caravan.lists.MadeTable.Quotes;
import caravan.lists.MadeTable.Way;
import caravan.lists.reader.ListReader;
import caravan.lists.reader.Preview;
import caravan.lists.reader.RowStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.Tuple;

/**
 * No row is lost in silence: whatever the dialect, each record of a table comes back as one row
 * with its own cells, in order; and nothing else is a row, so that rows and what is counted as none
 * are all lines.
 */
class AnyTablePropertyTests {

  private static final Charset WINDOWS = Charset.forName("windows-1252");
  private static final List<String> NAMES =
      List.of("ean", "name", "qty", "colour", "remark", "brand", "size");

  private final ListReader reader = new ListReader(new ListRules(Domain.COM, CheckDigit.WARN));

  @Tag("slow")
  @Property(tries = 400)
  void each_record_of_any_table_is_one_row_with_its_cells(
      @ForAll("tables") MadeTable table, @ForAll("endings") String ending) throws IOException {
    Path file = Files.createTempFile("any-table-", ending);
    try {
      Files.write(file, table.bytes());
      Preview preview = reader.survey(file, "", file.getFileName().toString());
      List<Row> rows = new ArrayList<>();
      try (RowStream stream = reader.rows(file, preview)) {
        stream.forEachRemaining(rows::add);
      }

      assertThat(rows)
          .as(preview.summary())
          .extracting(row -> row.cells().stream().map(AnyTablePropertyTests::unbroken).toList())
          .containsExactlyElementsOf(table.records());
      assertThat(preview.rows()).isEqualTo(table.records().size());
      assertThat(rows).allMatch(Row::valid);
      if (!table.header().isEmpty()) {
        assertThat(preview.head().columns()).isEqualTo(table.header());
      }
    } finally {
      Files.delete(file);
    }
  }

  @Provide
  Arbitrary<String> endings() {
    return Arbitraries.of(".csv", ".txt");
  }

  @Provide
  Arbitrary<MadeTable> tables() {
    Arbitrary<Integer> widths = Arbitraries.integers().between(2, 6);
    return Combinators.combine(Arbitraries.of(Way.class), widths, Arbitraries.of(true, false))
        .as(Shape::new)
        .flatMap(AnyTablePropertyTests::tables);
  }

  /** What has to be known before the cells are made. */
  private record Shape(Way way, int width, boolean header) {}

  private static Arbitrary<MadeTable> tables(Shape shape) {
    Arbitrary<Encoded> encodings =
        Arbitraries.of(
            new Encoded(StandardCharsets.UTF_8, false),
            new Encoded(StandardCharsets.UTF_8, true),
            new Encoded(StandardCharsets.UTF_16LE, true),
            new Encoded(StandardCharsets.UTF_16BE, true),
            new Encoded(WINDOWS, false));
    Arbitrary<Integer> codeColumns = Arbitraries.integers().between(0, shape.width() - 1);
    Arbitrary<List<List<String>>> records = records(shape);
    return Combinators.combine(
            encodings,
            Arbitraries.of("\n", "\r\n", "\r"),
            above(shape.header()),
            codeColumns,
            records,
            noRows().list().ofSize(MOST),
            Arbitraries.of(true, false))
        .as(
            (encoded, lineEnd, above, codes, cells, between, ended) ->
                new MadeTable(
                    shape.way(),
                    lineEnd,
                    encoded.charset(),
                    encoded.mark(),
                    above,
                    shape.header() ? header(shape.width(), codes) : List.of(),
                    coded(cells, codes),
                    between,
                    ended));
  }

  private record Encoded(Charset charset, boolean mark) {}

  private static final int MOST = 24;

  /** Cells of words, one too few in each record: the code comes in between. */
  private static Arbitrary<List<List<String>>> records(Shape shape) {
    Arbitrary<List<List<String>>> records =
        cells(shape).list().ofSize(shape.width() - 1).list().ofMinSize(5).ofMaxSize(MOST);
    // with tabs, quotes that nothing needs are text; so here one needs them
    return shape.way() == Way.TAB_AS_NEEDED
        ? records.map(all -> replaced(all, "wide\tand broad"))
        : records;
  }

  private static List<List<String>> replaced(List<List<String>> records, String cell) {
    List<List<String>> changed = new ArrayList<>(records);
    List<String> first = new ArrayList<>(changed.get(0));
    first.set(0, cell);
    changed.set(0, first);
    return changed;
  }

  private static Arbitrary<String> cells(Shape shape) {
    Arbitrary<String> words = words(shape);
    // a line between two bars would be another dialect
    return shape.way().delimiter == '|'
        ? words
        : Arbitraries.frequencyOf(Tuple.of(7, words), Tuple.of(1, Arbitraries.just("")));
  }

  private static Arbitrary<String> words(Shape shape) {
    Arbitrary<String> plain =
        Arbitraries.of(
            "blue",
            "Füller",
            "Größe M",
            "schön für Bürobedarf",
            "Seife",
            "Café",
            "-",
            "#12 red",
            "Pen 5/8 \"black\"",
            "Hose 3/4\"");
    if (shape.way() == Way.TAB_NEVER) {
      return Arbitraries.oneOf(
          plain,
          Arbitraries.of(
              "\"Grandpa", "\"Best\" mug", "Vinyle 12\" \"Nuit", "said \"yes\"", "a, b; c"));
    }
    return shape.way().quotes == Quotes.NEVER
        ? plain
        : Arbitraries.oneOf(
            plain,
            Arbitraries.of("Seife, 3er", "a; b; c", "one|two", "\"Sharp\" and \"quick\"", "\""),
            Arbitraries.of(
                "first\nsecond", "one\n\nthree", "he says:\n\"yes\"", "list\n# no comment"));
  }

  /** Lines that are no rows: blank ones and comments. */
  private static Arbitrary<String> noRows() {
    return Arbitraries.frequency(
        Tuple.of(6, MadeTable.NOTHING),
        Tuple.of(1, ""),
        Tuple.of(1, "# until here they are sold out"));
  }

  private static Arbitrary<List<String>> above(boolean header) {
    return header
        ? Arbitraries.of(
            List.of(),
            List.of(),
            List.of("# made by hand"),
            List.of("Stock of the week"),
            List.of("Stock of the week", "Warehouse two", ""))
        : Arbitraries.of(List.of(), List.of("# made by hand"));
  }

  private static List<String> header(int width, int codes) {
    List<String> names = new ArrayList<>(NAMES.subList(1, width));
    names.add(codes, NAMES.get(0));
    return names;
  }

  private static List<List<String>> coded(List<List<String>> records, int codes) {
    List<List<String>> all = new ArrayList<>();
    for (int i = 0; i < records.size(); i++) {
      List<String> cells = new ArrayList<>(records.get(i));
      cells.add(codes, ean(i));
      all.add(cells);
    }
    return all;
  }

  private static String ean(int number) {
    String digits = "400%09d".formatted(637_000_000L + 7_919L * number);
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      sum += (digits.charAt(i) - '0') * (i % 2 == 0 ? 1 : 3);
    }
    return digits + (10 - sum % 10) % 10;
  }

  private static String unbroken(String cell) {
    return cell.replace("\r\n", "\n").replace('\r', '\n');
  }
}
