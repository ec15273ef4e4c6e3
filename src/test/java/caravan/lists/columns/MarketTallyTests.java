package caravan.lists.columns;

import static org.assertj.core.api.Assertions.assertThat;

import caravan.codes.Domain;
import caravan.codes.Row;
import caravan.lists.CheckDigit;
import caravan.lists.cells.ProofCounts;
import caravan.lists.cells.SourceRecord;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where rows of a table are asked that don't say it themselves: what stands over them does. */
class MarketTallyTests {

  private static final String PEN = "4006381333931";

  private static Layout layout(String header) {
    List<String> names = List.of(header.split("\\|", -1));
    CodeColumn codes = CodeColumn.of(0, names.get(0), Heading.of(names.get(0)).hint());
    int domain = names.indexOf("Land");
    return new Layout(1, names, List.of(codes), domain, -1, "", false);
  }

  private static RowParser parser(Layout layout) {
    return new RowParser(layout, Domain.COM, CheckDigit.WARN, new ProofCounts());
  }

  private static MarketTally tally(String header, String... lines) {
    RowParser parser = parser(layout(header));
    for (SourceRecord line : Sheet.records(lines)) {
      parser.rows(1, line, 0);
    }
    return parser.markets();
  }

  private static boolean spans(String... lines) {
    return tally("ASIN|Land", lines).settled(layout("ASIN|Land")).spans();
  }

  private static LineHabit habit(String header, String... lines) {
    return tally(header, lines).settled(layout(header)).habit();
  }

  /** What is asked in the end, after all lines were seen once; "-" for a row that is not. */
  private static List<String> asked(String header, String... lines) {
    Layout layout = tally(header, lines).settled(layout(header));
    RowParser parser = parser(layout);
    return Sheet.records(lines).stream()
        .map(line -> parser.rows(1, line, 0).get(0))
        .map(row -> row.valid() ? Objects.requireNonNull(row.domain()).word() : "-")
        .toList();
  }

  private static String[] rows(int from, int to) {
    return Stream.iterate(from, i -> i < to, i -> i + 1)
        .map(i -> "B00000%04d|".formatted(i))
        .toArray(String[]::new);
  }

  @Test
  void a_marketplace_in_the_first_of_several_rows_is_that_of_all() {
    assertThat(spans("B0AAAAAAA1|DE", "B0AAAAAAA2|", "B0AAAAAAA3|", "B0AAAAAAA4|FR")).isTrue();
    assertThat(spans("B0AAAAAAA1|DE", "B0AAAAAAA2|", "B0AAAAAAA3|FR", "B0AAAAAAA4|")).isTrue();
    assertThat(asked("ASIN|Land", "B0AAAAAAA1|DE", "B0AAAAAAA2|", "B0AAAAAAA3|FR", "B0AAAAAAA4|"))
        .containsExactly("de", "de", "fr", "fr");
  }

  @Test
  void totals_between_the_groups_of_a_pivot_are_no_marketplaces() {
    String[] pivot = {
      "B0AAAAAAA1|DE",
      "B0AAAAAAA2|",
      "|DE Ergebnis",
      "B0AAAAAAA3|FR",
      "B0AAAAAAA4|",
      "|FR Ergebnis",
      "|Gesamtergebnis"
    };
    assertThat(asked("ASIN|Land", pivot)).containsExactly("de", "de", "-", "fr", "fr", "-", "-");
  }

  @Test
  void a_group_of_another_shop_is_not_asked_as_the_one_above_it() {
    assertThat(
            asked(
                "ASIN|Land",
                "B0AAAAAAA1|Amazon.de",
                "B0AAAAAAA2|",
                "B0AAAAAAA3|Kaufland",
                "B0AAAAAAA4|",
                "B0AAAAAAA5|Amazon.fr",
                "B0AAAAAAA6|"))
        .containsExactly("de", "de", "-", "-", "fr", "fr");
    assertThat(
            asked("EAN|Name", "Amazon.de|", PEN + "|a", "Kaufland.de|", PEN + "|a", "amazon.fr|"))
        .containsExactly("-", "de", "-", "-", "-");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"", "''", "\u3003", "- \" -", "dito", "idem"})
  void what_stands_for_the_cell_above_is_what_that_says(String ditto) {
    assertThat(asked("ASIN|Land", "B0AAAAAAA1|DE", "B0AAAAAAA2|" + ditto, "B0AAAAAAA3|"))
        .containsExactly("de", "de", "com");
    assertThat(asked("ASIN|Land", "B0AAAAAAA1|" + ditto)).containsExactly("com");
  }

  @Test
  void groups_are_told_by_all_rows_however_long_they_are() {
    String[] german = rows(0, 2_000);
    german[0] += "DE";
    String[] french = rows(2_000, 4_000);
    french[0] += "FR";

    List<String> asked = asked("ASIN|Land", Sheet.then(german, french));
    assertThat(asked.subList(0, 2_000)).containsOnly("de");
    assertThat(asked.subList(2_000, 4_000)).containsOnly("fr");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "B0AAAAAAA1|DE,B0AAAAAAA2|DE,B0AAAAAAA3|,B0AAAAAAA4|", // twice the same
        "B0AAAAAAA1|,B0AAAAAAA2|DE,B0AAAAAAA3|,B0AAAAAAA4|FR,B0AAAAAAA5|", // the first has none
        "B0AAAAAAA1|DE,B0AAAAAAA2|,B0AAAAAAA3|FR", // a lone one may be forgotten
        "B0AAAAAAA1|DE,B0AAAAAAA2|,B0AAAAAAA3|", // one for all
        "B0AAAAAAA1|DE,B0AAAAAAA2|n/a,B0AAAAAAA3|FR,B0AAAAAAA4|-", // said to have none
        "B0AAAAAAA1|DE,B0AAAAAAA2|,B0AAAAAAA3|FR,B0AAAAAAA4|,B0AAAAAAA5|DE,B0AAAAAAA6|IT",
        "B0AAAAAAA1|Pen,B0AAAAAAA2|Ink"
      })
  void rows_that_somebody_forgot_are_asked_where_the_list_is(String lines) {
    assertThat(spans(lines.split(",", -1))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Amazon.de|", "|amazon.co.uk", "Marketplace: FR|", "Marketplace|DE"})
  void a_line_of_a_table_that_is_a_marketplace_holds_for_the_rows_below(String line) {
    assertThat(habit("EAN|Title", PEN + "|Pen", line, PEN + "|Pen")).isEqualTo(LineHabit.MARKETS);
    List<String> asked = asked("EAN|Title", PEN + "|Pen", line, PEN + "|Pen");
    assertThat(asked.subList(0, 2)).containsExactly("com", "-");
    assertThat(asked.get(2)).isIn("de", "uk", "fr");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Germany|", "|Germany", "Deutschland:|"})
  void a_country_is_one_over_asins_and_a_doubt_over_other_codes(String line) {
    assertThat(habit("ASIN|Title", line, "B0AAAAAAA1|", "B0AAAAAAA2|"))
        .isEqualTo(LineHabit.MARKETS);
    assertThat(habit("EAN|Wine", line, PEN + "|Red")).isEqualTo(LineHabit.NONE);
    assertThat(tally("EAN|Wine", line, PEN + "|Red").doubt())
        .hasValueSatisfying(doubt -> assertThat(doubt.words()).contains("or just a country"));
  }

  @Test
  void a_comment_is_one_over_asins_and_nothing_elsewhere() {
    assertThat(habit("ASIN|Title", "## France", "B0AAAAAAA1|Pen")).isEqualTo(LineHabit.MARKETS);
    assertThat(habit("EAN|Wine", "## France", PEN + "|Red")).isEqualTo(LineHabit.NONE);
    assertThat(tally("EAN|Wine", "## France", PEN + "|Red").doubt()).isEmpty();
  }

  @Test
  void totals_and_brands_beside_countries_are_counted_apart_from_them() {
    assertThat(asked("ASIN|Title", "Germany|", "B0AAAAAAA1|a", "France|", "B0AAAAAAA2|b", "Total|"))
        .containsExactly("-", "de", "-", "fr", "-");
    assertThat(tally("EAN|Wine", "France|", PEN + "|a", "Italy|", PEN + "|b", "Total|").doubt())
        .isPresent();
  }

  @Test
  void a_cell_that_says_there_is_none_ends_a_group() {
    assertThat(
            asked(
                "ASIN|Land",
                "B0AAAAAAA1|DE",
                "B0AAAAAAA2|",
                "B0AAAAAAA3|",
                "B0AAAAAAA4|-",
                "B0AAAAAAA5|",
                "B0AAAAAAA6|FR",
                "B0AAAAAAA7|"))
        .containsExactly("de", "de", "de", "com", "com", "fr", "fr");
  }

  @Test
  void over_eans_a_country_is_none_beside_a_marketplace_either() {
    assertThat(asked("EAN|Wine", "Marketplace: DE|", PEN + "|a", "France|", PEN + "|b"))
        .containsExactly("-", "de", "-", "de");
  }

  @Test
  void two_letters_alone_can_be_anything() {
    assertThat(habit("ASIN|Title", "IT|", "B0AAAAAAA1|", "Office|", "B0AAAAAAA2|"))
        .isEqualTo(LineHabit.NONE);
    assertThat(habit("ASIN|Title", "DE|", "B0AAAAAAA1|", "FR|", "B0AAAAAAA2|"))
        .isEqualTo(LineHabit.MARKETS);
    assertThat(tally("EAN|Title", "IT|", PEN + "|Pen").doubt()).isEmpty();
  }

  @Test
  void a_country_among_other_words_over_rows_is_neither() {
    String[] food = {
      "Chicken|", PEN + "|Breast", "Turkey|", PEN + "|Wings", "Beef|", PEN + "|", PEN + "|"
    };
    assertThat(habit("EAN|Title", food)).isEqualTo(LineHabit.NONE);
    assertThat(tally("EAN|Title", food).doubt()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Amazon.de|5", "Summe|", "|3", "Price: 5|", "Kaufland.de|"})
  void other_lines_are_none(String line) {
    assertThat(habit("ASIN|Title", line, "B0AAAAAAA1|Pen")).isEqualTo(LineHabit.NONE);
    assertThat(asked("ASIN|Title", line, "B0AAAAAAA1|Pen")).containsExactly("-", "com");
  }

  @Test
  void a_line_over_the_header_is_the_first_where_others_stand_between_rows() {
    Layout layout = layout("ASIN|Title").withHabit(LineHabit.MARKETS);
    RowParser parser = parser(layout);
    parser.above(SourceRecord.of(List.of("## UK")));
    Row row = parser.rows(1, SourceRecord.of(List.of("B0AAAAAAA1", "Pen")), 0).get(0);
    assertThat(row.domain()).isEqualTo(Domain.UK);

    RowParser alone = parser(layout("ASIN|Title"));
    alone.above(SourceRecord.of(List.of("## UK")));
    assertThat(alone.rows(1, SourceRecord.of(Arrays.asList("B0AAAAAAA1", "Pen")), 0).get(0))
        .extracting(Row::domain)
        .isEqualTo(Domain.COM);
  }
}
