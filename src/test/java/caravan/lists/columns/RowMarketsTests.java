package caravan.lists.columns;

import static org.assertj.core.api.Assertions.assertThat;

import caravan.codes.Domain;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where rows of a table are asked that don't say it themselves: what stands over them does. */
class RowMarketsTests {

  private static final String PEN = "4006381333931";

  private static RowMarkets of(String header, String... rows) {
    Sheet sheet = Sheet.of(header, rows);
    return new RowMarkets(
        sheet.names(), sheet.headings(), sheet.rows(), true, sheet.layout(0).codes());
  }

  @Test
  void a_marketplace_in_the_first_of_several_rows_is_that_of_all() {
    RowMarkets merged =
        of("ASIN|Marketplace", "B0AAAAAAA1|Amazon.de", "B0AAAAAAA2|", "B0AAAAAAA3|Amazon.fr");
    assertThat(merged.index()).isEqualTo(1);
    assertThat(merged.spans()).isTrue();
  }

  @Test
  void totals_between_the_groups_of_a_pivot_are_no_marketplaces() {
    RowMarkets pivot =
        of(
            "ASIN|Land",
            "B0AAAAAAA1|DE",
            "B0AAAAAAA2|",
            "|DE Ergebnis",
            "B0AAAAAAA3|FR",
            "B0AAAAAAA4|",
            "|FR Ergebnis",
            "|Gesamtergebnis");
    assertThat(pivot.index()).isEqualTo(1);
    assertThat(pivot.spans()).isTrue();
  }

  @Test
  void a_group_may_come_again_where_half_of_the_rows_say_nothing() {
    assertThat(
            of("ASIN|Marketplace", "B0AAAAAAA1|DE", "B0AAAAAAA2|", "B0AAAAAAA3|FR", "B0AAAAAAA4|")
                .spans())
        .isTrue();
    assertThat(
            of(
                    "ASIN|Marketplace",
                    "B0AAAAAAA1|DE",
                    "B0AAAAAAA2|",
                    "B0AAAAAAA3|FR",
                    "B0AAAAAAA4|DE",
                    "B0AAAAAAA5|IT")
                .spans())
        .isFalse();
  }

  @Test
  void rows_that_somebody_forgot_are_asked_where_the_list_is() {
    String[] twice = {"B0AAAAAAA1|DE", "B0AAAAAAA2|DE", "B0AAAAAAA3|", "B0AAAAAAA4|"};
    assertThat(of("ASIN|Marketplace", twice).spans()).isFalse();
    String[] late = {"B0AAAAAAA1|", "B0AAAAAAA2|DE", "B0AAAAAAA3|", "B0AAAAAAA4|FR"};
    assertThat(of("ASIN|Marketplace", late).spans()).isFalse();
    String[] one = {"B0AAAAAAA1|DE", "B0AAAAAAA2|FR", "B0AAAAAAA3|", "B0AAAAAAA4|IT"};
    assertThat(of("ASIN|Marketplace", one).spans()).isFalse();
    assertThat(of("ASIN|Title", "B0AAAAAAA1|Pen", "B0AAAAAAA2|").spans()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Amazon.de|", "|amazon.co.uk", "Marketplace: FR|", "Marketplace|DE"})
  void a_line_of_a_table_that_is_a_marketplace_holds_for_the_rows_below(String line) {
    assertThat(of("EAN|Title", PEN + "|Pen", line, PEN + "|Pen").habit())
        .isEqualTo(LineHabit.MARKETS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Germany|", "|DE", "## France|"})
  void a_country_is_one_over_asins_and_a_doubt_over_other_codes(String line) {
    assertThat(of("ASIN|Title", line, "B0AAAAAAA1|Pen").habit()).isEqualTo(LineHabit.MARKETS);
    RowMarkets wines = of("EAN|Wine", line, PEN + "|Red");
    assertThat(wines.habit()).isEqualTo(LineHabit.NONE);
    assertThat(wines.doubt(Domain.COM))
        .hasValueSatisfying(doubt -> assertThat(doubt.words()).contains("or just a country"));
  }

  @Test
  void a_country_among_other_words_over_rows_is_neither() {
    RowMarkets food =
        of("EAN|Title", "Chicken|", PEN + "|Breast", "Turkey|", PEN + "|Wings", "Beef|", PEN + "|");
    assertThat(food.habit()).isEqualTo(LineHabit.NONE);
    assertThat(food.doubt(Domain.COM)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Amazon.de|5", "Summe|", "|3", "Price: 5|"})
  void other_lines_are_none(String line) {
    assertThat(of("ASIN|Title", line, "B0AAAAAAA1|Pen").habit()).isEqualTo(LineHabit.NONE);
  }
}
