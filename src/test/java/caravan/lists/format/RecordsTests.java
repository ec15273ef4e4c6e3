package caravan.lists.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import caravan.lists.UnreadableListException;
import caravan.lists.cells.SourceRecord;
import java.io.EOFException;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds of the records of every format in text, and of objects in JSON. */
class RecordsTests {

  static Stream<TextDialect> dialects() {
    return Stream.of(
        TextDialect.PLAIN,
        TextDialect.BARS,
        TextDialect.fixed(List.of(0, 3)),
        TextDialect.delimited(';', true),
        TextDialect.delimited(';', false));
  }

  @ParameterizedTest
  @MethodSource("dialects")
  void a_text_is_closed_with_its_records(TextDialect dialect) throws IOException {
    Closing text = new Closing("a;b\n");
    Opening.records(text, dialect).close();

    assertThat(text.closed).isTrue();
  }

  @Test
  void so_are_lines_of_json() throws IOException {
    Closing lines = new Closing("{}\n");
    new NdjsonRecords(lines, TextDialect.Kind.PLAIN).close();

    assertThat(lines.closed).isTrue();
  }

  @ParameterizedTest
  @MethodSource("dialects")
  void the_line_that_names_the_delimiter_is_no_record_where_it_is_the_first(TextDialect dialect)
      throws IOException {
    assertThat(cells(Opening.records(new StringReader("sep=;\na\n"), dialect))).hasSize(1);
    assertThat(cells(Opening.records(new StringReader("a\nsep=;\n"), dialect))).hasSize(2);
  }

  @Test
  void a_line_has_at_most_as_many_cells_as_a_sheet_has_columns() throws IOException {
    String most = ";".repeat(Records.MOST_COLUMNS - 1);

    assertThat(cells(new SplitRecords(new StringReader("a" + most), ';')).get(0)).hasSize(16_384);
    assertThatThrownBy(() -> cells(new SplitRecords(new StringReader("a;" + most), ';')))
        .isInstanceOf(UnreadableListException.class)
        .hasMessageContaining("16,384 cells");
  }

  @Test
  void a_line_that_is_broken_json_is_a_record_that_says_why() throws IOException {
    NdjsonRecords records =
        new NdjsonRecords(new StringReader("{\"a\":1}\n{\"a\":\n7 8\n"), TextDialect.Kind.PLAIN);

    assertThat(records.next()).isEqualTo(SourceRecord.of(List.of("1")));
    assertThat(records.next())
        .satisfies(
            broken -> {
              assertThat(broken.broken()).startsWith("a broken line of JSON: Unexpected end");
              assertThat(broken.broken()).doesNotContain("start marker");
              assertThat(broken.cells()).containsExactly("{\"a\":");
            });
    assertThat(records.next())
        .extracting(SourceRecord::broken)
        .isEqualTo("a line with more than one JSON value");
  }

  @Test
  void a_value_within_a_value_is_its_own_json() throws IOException {
    String nested = "{\"a\":{\"b\":[1,\"x\"]},\"c\":null}\n";

    assertThat(cells(new NdjsonRecords(new StringReader(nested), TextDialect.Kind.PLAIN)))
        .containsExactly(List.of("{\"b\":[1,\"x\"]}", ""));
  }

  @Test
  void values_that_lie_deeper_have_the_names_of_all_around_them() throws IOException {
    String deep =
        "{\"hits\":{\"hits\":[{\"_source\":{\"ean\":\"1\",\"x\":{\"y\":2}}},{\"id\":3}]}}";
    JsonRecords records = new JsonRecords(new StringReader(deep), TextDialect.Kind.NESTED);

    assertThat(cells(records)).containsExactly(List.of("1", "2"), List.of("", "", "3"));
    assertThat(records.names()).containsExactly("_source.ean", "_source.x.y", "id");
  }

  @Test
  void a_marketplace_beside_an_array_that_lies_deeper_holds_for_its_rows() throws IOException {
    String deep = "{\"data\":{\"marketplace\":\"DE\",\"items\":[{\"ean\":\"1\"}]}}";
    JsonRecords records = new JsonRecords(new StringReader(deep), TextDialect.Kind.NESTED);

    assertThat(cells(records)).containsExactly(List.of("DE", "1"));
    assertThat(records.names()).containsExactly("marketplace", "ean");
  }

  @Test
  void objects_that_lie_too_deep_for_a_heading_stay_whole() throws IOException {
    String deep = "{\"" + "k".repeat(201) + "\":{\"ean\":\"1\"}}";
    String deeper = "{\"a\":".repeat(20) + "[1]" + "}".repeat(20);
    NdjsonRecords cells = new NdjsonRecords(new StringReader(deep), TextDialect.Kind.NESTED);
    JsonRecords document = new JsonRecords(new StringReader(deeper), TextDialect.Kind.NESTED);

    assertThat(cells(cells)).containsExactly(List.of("{\"ean\":\"1\"}"));
    assertThat(cells(document)).hasSize(1);
    assertThat(document.names().get(0)).hasSize(33);
  }

  @Test
  void objects_of_an_array_that_names_codes_are_records_each() throws IOException {
    String product =
        "{\"id\":7,\"images\":[{\"id\":1}],\"variants\":[{\"ean\":\"1\"},{\"ean\":\"2\"}]}\n";
    NdjsonRecords records =
        new NdjsonRecords(new StringReader(product + product), TextDialect.Kind.EXPANDED);

    assertThat(cells(records))
        .hasSize(4)
        .startsWith(List.of("7", "[{\"id\":1}]", "1"), List.of("7", "[{\"id\":1}]", "2"));
    assertThat(records.names()).containsExactly("id", "images", "variants.ean");
  }

  @Test
  void an_array_of_names_and_values_says_what_an_object_of_those_names_would() throws IOException {
    String book =
        "{\"id\":7,\"codes\":[{\"type\":\"ISBN_10\",\"identifier\":\"1\"},"
            + "{\"type\":\"ISBN_13\",\"identifier\":\"2\"},{\"type\":\"ISBN_13\",\"identifier\":\"3\"}]}\n";
    NdjsonRecords records = new NdjsonRecords(new StringReader(book), TextDialect.Kind.EXPANDED);

    assertThat(cells(records)).singleElement().asList().startsWith("7").endsWith("1", "2");
    assertThat(records.names()).containsExactly("id", "codes", "codes.ISBN_10", "codes.ISBN_13");
  }

  @Test
  void a_marketplace_within_a_row_s_arrays_is_the_row_s_if_it_is_one() throws IOException {
    String item =
        "{\"asin\":\"1\",\"summaries\":[{\"marketplaceId\":\"%s\"},{\"marketplaceId\":\"%s\"}]}\n";
    String german = "A1PA6795UKMFR9";
    String british = "A1F83G8C2ARO7P";

    for (TextDialect.Kind depth : List.of(TextDialect.Kind.PLAIN, TextDialect.Kind.NESTED)) {
      NdjsonRecords records =
          new NdjsonRecords(new StringReader(item.formatted(german, german)), depth);
      assertThat(cells(records)).singleElement().asList().endsWith(german);
      assertThat(records.names()).endsWith("marketplace");
      NdjsonRecords several =
          new NdjsonRecords(new StringReader(item.formatted(german, british)), depth);
      assertThat(cells(several)).singleElement().asList().hasSize(2);
    }
    NdjsonRecords own =
        new NdjsonRecords(
            new StringReader(
                item.replace("{\"asin\"", "{\"domain\":\"fr\",\"asin\"").formatted(german, german)),
            TextDialect.Kind.PLAIN);
    assertThat(cells(own)).singleElement().asList().hasSize(3);
  }

  @Test
  void what_a_search_was_made_for_says_where_its_results_are_asked() throws IOException {
    String found =
        "{\"query\":{\"amazon_domain\":\"amazon.it\",\"site\":[1],\"country\":\"FR\"},\"results\":[{\"asin\":\"1\"}]}";
    JsonRecords records = new JsonRecords(new StringReader(found), TextDialect.Kind.PLAIN);

    assertThat(cells(records)).containsExactly(List.of("amazon.it", "1"));
    assertThat(records.names()).containsExactly("amazon_domain", "asin");
  }

  @Test
  void an_array_of_other_products_says_so_before_its_names() throws IOException {
    String both = "{\"parents\":[{\"asin\":\"1\"}],\"children\":[{\"asin\":\"2\"}]}";
    JsonRecords records = new JsonRecords(new StringReader(both), TextDialect.Kind.PLAIN);

    assertThat(cells(records)).containsExactly(List.of("1"), List.of("", "2"));
    assertThat(records.names()).containsExactly("parents.asin", "asin");
  }

  @Test
  void one_that_would_fill_the_memory_is_refused() throws IOException {
    String half = "[" + "123456789,".repeat(52_000) + "1]";
    String more = "[" + "123456789,".repeat(110_000) + "1]";

    assertThat(
            cells(
                new JsonRecords(
                    new StringReader("[{\"a\":" + half + "}]"), TextDialect.Kind.PLAIN)))
        .hasSize(1);
    assertThatThrownBy(
            () ->
                cells(
                    new JsonRecords(
                        new StringReader("[{\"a\":" + more + "}]"), TextDialect.Kind.PLAIN)))
        .isInstanceOf(UnreadableListException.class)
        .hasMessageContaining("1,048,576 characters");
  }

  @Test
  void objects_of_more_keys_than_a_list_has_are_refused() throws IOException {
    assertThatThrownBy(
            () ->
                cells(
                    new NdjsonRecords(new StringReader(object(0, 20_000)), TextDialect.Kind.PLAIN)))
        .isInstanceOf(UnreadableListException.class)
        .hasMessageContaining("different keys");
    String several =
        IntStream.range(0, 20)
            .mapToObj(i -> object(i * 1_000, 1_000))
            .collect(Collectors.joining("\n"));
    assertThatThrownBy(
            () -> cells(new NdjsonRecords(new StringReader(several), TextDialect.Kind.PLAIN)))
        .isInstanceOf(UnreadableListException.class)
        .hasMessageContaining("different keys");
  }

  @Test
  void objects_of_as_many_keys_as_a_list_may_have_pass() throws IOException {
    assertThat(cells(new NdjsonRecords(new StringReader(object(0, 1_000)), TextDialect.Kind.PLAIN)))
        .singleElement()
        .satisfies(cells -> assertThat(cells).hasSize(1_000));
    assertThatThrownBy(
            () ->
                cells(
                    new NdjsonRecords(new StringReader(object(0, 1_001)), TextDialect.Kind.PLAIN)))
        .isInstanceOf(UnreadableListException.class)
        .hasMessageContaining("different keys");
    String inTurns = object(0, 600) + "\n" + object(400, 600);
    assertThat(cells(new NdjsonRecords(new StringReader(inTurns), TextDialect.Kind.PLAIN)))
        .hasSize(2);
    assertThatThrownBy(
            () ->
                cells(
                    new NdjsonRecords(
                        new StringReader(inTurns + "\n" + object(1_000, 1)),
                        TextDialect.Kind.PLAIN)))
        .hasMessageContaining("different keys");
  }

  @Test
  void a_nested_value_may_be_as_long_as_a_cell_and_no_longer() throws IOException {
    String longest = "[\"" + "x".repeat(Records.LONGEST - 4) + "\"]";
    assertThat(
            cells(
                new JsonRecords(
                    new StringReader("[{\"a\":" + longest + "}]"), TextDialect.Kind.PLAIN)))
        .hasSize(1);
    String longer = longest.replace("xx\"]", "xxx\"]");
    assertThatThrownBy(
            () ->
                cells(
                    new JsonRecords(
                        new StringReader("[{\"a\":" + longer + "}]"), TextDialect.Kind.PLAIN)))
        .isInstanceOf(UnreadableListException.class);
  }

  @Test
  void a_block_that_is_full_to_its_end_is_read_to_its_end_and_no_further() throws IOException {
    char[] block = new char[4];
    try (LineGuard guard = new LineGuard(new StringReader("abcdef"), 5)) {
      assertThat(guard.read(block, 0, 4)).isEqualTo(4);
      assertThat(block).containsExactly('a', 'b', 'c', 'd');
      assertThatThrownBy(() -> guard.read(block, 0, 4))
          .isInstanceOf(UnreadableListException.class)
          .hasMessageContaining("line 1 is longer than 5 characters");
    }
  }

  @Test
  void a_line_whose_delimiter_begins_it_is_a_row_and_no_comment() {
    assertThat(Comment.is("#B000000001#Pen", '#')).isFalse();
    assertThat(Comment.is("# what follows is new", ';')).isTrue();
    assertThat(Comment.is("#5 4006381333931", ';')).isFalse();
    assertThat(Comment.is("#4006381333931", ';')).isTrue();
  }

  private static String object(int from, int keys) {
    return IntStream.range(from, from + keys)
        .mapToObj(i -> "\"k" + i + "\":1")
        .collect(Collectors.joining(",", "{", "}"));
  }

  @Test
  void a_code_beside_an_array_at_the_top_is_refused_wherever_it_stands() {
    for (String document :
        List.of("{\"ean\":\"1\",\"rows\":[\"2\"]}", "{\"rows\":[\"2\"],\"ean\":\"1\"}")) {
      assertThatThrownBy(
              () -> cells(new JsonRecords(new StringReader(document), TextDialect.Kind.PLAIN)))
          .isInstanceOf(UnreadableListException.class)
          .hasMessageContaining("both a code ('ean') and arrays");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0, ''",
    "1, 0, 1 comment",
    "2, 1, '2 comments, 1 rule'",
    "0, 1000, '1,000 rules'"
  })
  void what_was_no_row_is_told_in_words(long comments, long rules, String words) {
    assertThat(new Skipped(7, comments, rules, 0).words()).isEqualTo(words);
  }

  @Test
  void a_fault_of_the_file_is_told_with_what_to_do_and_one_of_the_machine_is_not_the_list_s() {
    assertThat(ReadFaults.ofReading(new AccessDeniedException("x")))
        .isInstanceOf(UnreadableListException.class)
        .hasMessageContaining("may not read");
    assertThat(ReadFaults.ofReading(new NoSuchFileException("x")))
        .isInstanceOf(UnreadableListException.class)
        .hasMessageContaining("gone");
    assertThat(ReadFaults.ofReading(new ZipException("bad block")))
        .isInstanceOf(UnreadableListException.class)
        .hasMessageContaining("damaged or not complete (bad block)");
    assertThat(ReadFaults.ofReading(new EOFException("end")))
        .isInstanceOf(UnreadableListException.class)
        .hasMessageContaining("damaged or not complete (end)");
    assertThat(ReadFaults.ofReading(new IOException("disk")))
        .isInstanceOf(UncheckedIOException.class);
  }

  private static List<List<String>> cells(Records records) throws IOException {
    List<List<String>> all = new ArrayList<>();
    for (SourceRecord next = records.next(); next != null; next = records.next()) {
      all.add(next.cells());
    }
    return all;
  }

  /** A text that knows whether it was closed. */
  private static final class Closing extends StringReader {

    private boolean closed;

    Closing(String text) {
      super(text);
    }

    @Override
    public void close() {
      closed = true;
      super.close();
    }
  }
}
