package caravan.lists.columns;

import static org.assertj.core.api.Assertions.assertThat;

import caravan.codes.Domain;
import caravan.codes.ProductCode;
import caravan.codes.Row;
import caravan.lists.CheckDigit;
import caravan.lists.cells.ColumnKind;
import caravan.lists.cells.Digits;
import caravan.lists.cells.Proof;
import caravan.lists.cells.ProofCounts;
import caravan.lists.cells.SourceRecord;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The rows that a record of a list becomes. */
class RowParserTests {

  private static final String PEN = "4006381333931";
  private static final String CREAM = "3337872418587";

  private final ProofCounts counts = new ProofCounts();

  private List<Row> rows(Layout layout, String line, int width) {
    RowParser parser = new RowParser(layout, Domain.COM, CheckDigit.WARN, counts);
    return parser.rows(1, Sheet.records(line).get(0), width);
  }

  private Row row(String header, String line, int... codes) {
    List<Row> rows = rows(Sheet.of(header, line).layout(codes), line, 0);
    assertThat(rows).hasSize(1);
    return rows.get(0);
  }

  private static String text(Row row) {
    ProductCode code = row.code();
    return code == null ? "" : code.text();
  }

  @Test
  void the_first_column_that_holds_a_code_counts() {
    assertThat(text(row("EAN|UPC", PEN + "|793610399007", 0, 1))).isEqualTo(PEN);
    assertThat(text(row("EAN|UPC", "|793610399007", 0, 1))).isEqualTo("793610399007");
    assertThat(text(row("EAN|UPC", "red|793610399007", 0, 1))).isEqualTo("793610399007");
    assertThat(row("EAN|UPC", "red|793610399007", 0, 1).input()).isEqualTo("793610399007");
  }

  @Test
  void where_none_does_the_first_cell_that_is_filled_is_told() {
    assertThat(row("EAN|UPC", "|red", 0, 1).input()).isEqualTo("red");
    assertThat(row("EAN|UPC", "red|blue", 0, 1).input()).isEqualTo("red");
    assertThat(row("EAN|UPC", "red|", 0, 1).input()).isEqualTo("red");
    assertThat(row("EAN|UPC", "|", 0, 1).note()).isEqualTo("the row has no code");
  }

  @Test
  void a_row_has_as_many_cells_as_the_widest() {
    assertThat(rows(Layout.plain(0, ColumnKind.NONE), PEN, 3).get(0).cells())
        .containsExactly(PEN, "", "");
    assertThat(rows(Sheet.of("EAN|x").layout(0), PEN + "|a", 1).get(0).cells())
        .containsExactly(PEN, "a");
  }

  @Test
  void a_line_of_several_codes_is_a_row_each() {
    List<Row> rows = rows(Layout.plain(0, ColumnKind.NONE), PEN + ", " + CREAM, 1);

    assertThat(rows).extracting(RowParserTests::text).containsExactly(PEN, CREAM);
    assertThat(rows).extracting(Row::number).containsExactly(1L, 2L);
  }

  @Test
  void a_number_in_a_sentence_is_counted_as_one_that_may_be_a_code() {
    rows(Layout.plain(0, ColumnKind.NONE), "can someone check " + PEN + " today?", 1);
    assertThat(counts.loosely()).isEqualTo(1);

    Row row = rows(Layout.plain(0, ColumnKind.NONE), PEN + " is what we need", 1).get(0);
    assertThat(text(row)).isEqualTo(PEN);
    assertThat(counts.loosely()).isEqualTo(1);
  }

  @Test
  void a_line_of_another_kind_in_a_feed_is_a_row_that_asks_for_nothing() {
    Layout rows = Sheet.headless("P|x|y|" + PEN).layout(3);
    Layout feed = new Layout(0, rows.names(), rows.codes(), -1, -1, "P", false);

    assertThat(rows(feed, "H|2024", 4))
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.note()).isEqualTo("a line of another kind than the rows, 'H'");
              assertThat(row.cells()).containsExactly("H", "2024", "", "");
              assertThat(row.input()).isEqualTo("H");
            });
    assertThat(text(rows(feed, "P|x|y|" + PEN, 4).get(0))).isEqualTo(PEN);
  }

  @Test
  void a_record_that_is_broken_is_a_row_that_says_why() {
    RowParser parser =
        new RowParser(Layout.plain(0, ColumnKind.NONE), Domain.COM, CheckDigit.WARN, counts);

    assertThat(parser.rows(7, new SourceRecord(List.of("{"), "broken JSON"), 2))
        .containsExactly(Row.invalid(7, List.of("", ""), "{", "broken JSON"));
  }

  @Test
  void a_carton_is_not_the_piece() {
    Layout layout = Sheet.of("UOM|EAN").layout(1);
    Layout units = new Layout(1, layout.names(), layout.codes(), -1, 0, "", false);

    assertThat(rows(units, "KAR|" + PEN, 2).get(0).note())
        .isEqualTo("'KAR' is a case, not the piece");
    assertThat(text(rows(units, "ST|" + PEN, 2).get(0))).isEqualTo(PEN);
    assertThat(rows(units, "CTN12|" + PEN, 2).get(0).note()).contains("'CTN12' is a case");
    assertThat(rows(units, "KAR|red", 2).get(0).note()).contains("no product code");
    assertThat(counts.of(Proof.CASE)).isEqualTo(2);
  }

  @Test
  void what_a_shop_weighs_is_asked_only_where_a_person_wants_the_column_of_it() {
    String cheese = Digits.completed("210123400000");
    Layout layout = Sheet.of("EAN|Name").layout(0);
    CodeColumn wanted = layout.codes().get(0).withShopNumbers();

    assertThat(rows(layout, cheese + "|x", 2).get(0).note()).contains("that shops give");
    assertThat(text(rows(layout.withCodes(List.of(wanted)), cheese + "|x", 2).get(0)))
        .isEqualTo(cheese);
  }

  @Test
  void keepa_numbers_the_marketplaces() {
    Layout layout = Sheet.of("domainId|EAN").layout(1);
    Layout keepa = new Layout(1, List.of("domainId", "EAN"), layout.codes(), 0, -1, "", false);
    Layout other = new Layout(1, List.of("domain", "EAN"), layout.codes(), 0, -1, "", false);

    assertThat(rows(keepa, "3|" + PEN, 2).get(0).domain()).isEqualTo(Domain.DE);
    assertThat(rows(keepa, "fr|" + PEN, 2).get(0).domain()).isEqualTo(Domain.FR);
    assertThat(rows(other, "3|" + PEN, 2).get(0).valid()).isFalse();
  }
}
