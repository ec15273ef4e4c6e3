package caravan.results;

import static caravan.results.Samples.found;
import static caravan.results.Samples.invalid;
import static caravan.results.Samples.list;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import caravan.codes.ListHead;
import caravan.codes.ResultRow;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.FileWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvSinkTests {

  private static final String TITLED = "[{\"asin\":\"B000000001\",\"title\":%s}]";

  @Test
  void the_lists_own_columns_come_first_and_then_ours() throws IOException {
    String csv =
        csv(
            list("", "a.csv", "EAN13", "shelf"),
            found(1, Samples.DART_BOARD, "793610399007", "A 7"),
            invalid(2, "no code", "", "B 1"));

    assertThat(csv)
        .isEqualTo(
            """
            EAN13,shelf,code,type,domain,status,asin,title,upc,upc_list,ean,ean_list,\
            looked_up_at,note\r
            793610399007,A 7,0793610399007,ean,de,found,B088H39PXX,CUKU Magnetic Dart Board,\
            793610399007,793610399007|793610399014,0793610399007,0793610399007,\
            2026-03-01T12:00:00.000Z,\r
            ,B 1,,,,invalid,,,,,,,,no code\r
            """);
  }

  @Test
  void a_code_that_names_two_items_is_two_rows() throws IOException {
    List<CsvRecord> records =
        read(
            csv(
                list("", "a.txt", "input"),
                found(1, "[{\"asin\":\"B000000001\"},{\"asin\":\"B000000002\"}]", "x")));

    assertThat(records).extracting(r -> r.getField(0)).containsExactly("input", "x", "x");
    assertThat(records)
        .extracting(r -> r.getField(5))
        .containsExactly("asin", "B000000001", "B000000002");
  }

  @ParameterizedTest
  @CsvSource({
    "asin,            lookup_asin",
    "ASIN,            lookup_asin",
    "' Asin ',        lookup_asin",
    "asin|lookup_asin, lookup_lookup_asin"
  })
  void a_name_that_the_list_uses_gets_lookup_in_front(String own, String ours) throws IOException {
    String[] columns = own.split("\\|");

    List<CsvRecord> records = read(csv(list("", "a.csv", columns)));

    assertThat(records.get(0).getFields())
        .startsWith(columns)
        .contains(ours)
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @ValueSource(strings = {"=1+1", "+49", "-5", "@SUM(A1)", "\tx", "\rx", "\nx", "\uFF1D1"})
  void a_title_that_is_a_formula_is_escaped(String title) throws IOException {
    String items = String.format(TITLED, JsonText.quoted(title));
    ListHead head = list("", "a.txt", "input");

    assertThat(read(csv(head, found(1, items, title))).get(1).getFields())
        .contains("'" + title)
        .startsWith(title);
    assertThat(
            read(csv(Formulas.RAW, Delimiter.COMMA, head, found(1, items, "x"))).get(1).getFields())
        .contains(title);
  }

  @Test
  void a_servers_words_can_not_be_a_formula_either() throws IOException {
    ListHead head = list("", "a.txt", "input");

    assertThat(read(csv(head, invalid(1, "=HYPERLINK(1)", "x"))).get(1).getFields())
        .endsWith("'=HYPERLINK(1)");
  }

  @ParameterizedTest
  @ValueSource(chars = {';', '\t', '|', ','})
  void a_list_is_answered_with_its_own_delimiter_where_wanted(char own) throws IOException {
    ListHead head = new ListHead("", "a.csv", "", "", false, List.of("a;b", "c"), own);
    String csv =
        csv(Formulas.ESCAPE, Delimiter.SAME, head, found(1, Samples.DART_BOARD, "1;2,3|4\t5", "z"));

    assertThat(read(csv, own).get(1).getFields())
        .startsWith("1;2,3|4\t5", "z")
        .contains("793610399007|793610399014");
  }

  @Test
  void a_delimiter_that_is_wanted_stands_in_every_list() throws IOException {
    ListHead head = list("", "a.csv", "a;b", "c");

    assertThat(csv(Formulas.ESCAPE, Delimiter.SEMICOLON, head)).startsWith("\"a;b\";c;code;");
    assertThat(csv(Formulas.ESCAPE, Delimiter.TAB, head)).startsWith("a;b\tc\tcode\t");
  }

  @Test
  void a_delimiter_that_no_csv_can_have_is_a_comma() throws IOException {
    ListHead head = new ListHead("", "a.csv", "", "", false, List.of("a", "b"), '"');

    assertThat(csv(Formulas.ESCAPE, Delimiter.SAME, head)).startsWith("a,b,code,");
  }

  @Test
  void a_row_shorter_than_the_header_is_filled_up() throws IOException {
    List<CsvRecord> records = read(csv(list("", "a.csv", "a", "b", "c"), invalid(1, "n", "x")));

    assertThat(records.get(1).getFields()).hasSize(15).startsWith("x", "", "").endsWith("n");
  }

  @Property(tries = 300)
  void any_text_in_a_cell_comes_back(
      @ForAll @Size(value = 3) List<String> cells, @ForAll String title) throws IOException {
    String items = String.format(TITLED, JsonText.quoted(title));
    ResultRow row = found(1, items, cells.toArray(String[]::new));

    CsvRecord record =
        read(csv(Formulas.RAW, Delimiter.COMMA, list("", "a.csv", "a", "b", "c"), row)).get(1);

    assertThat(record.getFields().subList(0, 3)).isEqualTo(cells);
    assertThat(record.getField(8)).isEqualTo(title);
  }

  @Test
  void a_disk_that_is_full_is_an_io_exception() throws IOException {
    try (Writer full = new FileWriter("/dev/full", StandardCharsets.UTF_8)) {
      CsvSink sink =
          new CsvSink(
              full, list("", "a.txt", "input"), Samples.rules(Path.of("out"), ResultFormat.CSV));
      ResultRow wide = invalid(1, "x".repeat(100_000), "y");

      assertThatThrownBy(() -> sink.add(wide, List.of()))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("No space left");
    } catch (IOException e) {
      assertThat(e).hasMessageContaining("No space left");
    }
  }

  private static String csv(ListHead head, ResultRow... rows) throws IOException {
    return csv(Formulas.ESCAPE, Delimiter.COMMA, head, rows);
  }

  private static String csv(
      Formulas formulas, Delimiter delimiter, ListHead head, ResultRow... rows) throws IOException {
    StringWriter out = new StringWriter();
    ResultRules rules =
        new ResultRules(Path.of("out"), Set.of(ResultFormat.CSV), formulas, delimiter);
    CsvSink sink = new CsvSink(out, head, rules);
    for (ResultRow row : rows) {
      sink.add(row, ItemRowReader.read(row.items()));
    }
    sink.finish();
    return out.toString();
  }

  private static List<CsvRecord> read(String csv) {
    return read(csv, ',');
  }

  private static List<CsvRecord> read(String csv, char delimiter) {
    return CsvReader.builder()
        .fieldSeparator(delimiter)
        .skipEmptyLines(false)
        .ofCsvRecord(csv)
        .stream()
        .toList();
  }
}
