package caravan.lists.columns;

import static org.assertj.core.api.Assertions.assertThat;

import caravan.lists.CheckDigit;
import caravan.lists.cells.CodeParser;
import caravan.lists.cells.ColumnKind;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What columns beside the codes say of them: piece or carton, kind of line. */
class CompanionsTests {

  private static final String PEN = "4006381333931";

  @ParameterizedTest
  @ValueSource(strings = {"UOM", "Type", "Einheit"})
  void a_column_of_units_tells_pieces_from_cartons(String heading) {
    Sheet sheet = Sheet.of("EAN|" + heading, PEN + "|ST", PEN + "|KAR", PEN + "|ST");

    assertThat(sheet.companions().unit()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"Size, ST, KAR", "UOM, ST, ST", "UOM, KAR, KAR", "UOM, EAN, UPC", "UOM, KG, M"})
  void a_column_that_names_no_both_or_is_not_called_so_tells_nothing(
      String heading, String one, String other) {
    Sheet sheet = Sheet.of("EAN|" + heading, PEN + "|" + one, PEN + "|" + other);

    assertThat(sheet.companions().unit()).isNegative();
  }

  @Test
  void levels_of_one_article_are_told_by_the_rows_whatever_stands_above_them() {
    String[] levels = {"a|1|ST", "a|2|KAR", "a|3|PAL", "b|4|ST", "b|5|KAR", "c|6|ST"};
    String[] articles = {"a|1|ST", "b|2|ST", "c|3|KAR", "d|4|ST", "e|5|ST", "f|6|KAR"};
    String[] turns = {"1|ST", "2|KAR", "3|ST", "4|KAR", "5|ST", "6|KAR", "7|ST", "8|KAR"};

    assertThat(Sheet.of("MATNR|EAN11|VRKME", levels).companions().unit()).isEqualTo(2);
    assertThat(Sheet.of("MATNR|EAN11|VRKME", articles).companions().unit()).isNegative();
    assertThat(Sheet.headless(turns).companions().unit()).isEqualTo(1);
    assertThat(Sheet.of("EAN|X", "1|ST", "2|KAR", "3|KAR").companions().unit()).isNegative();
  }

  @Test
  void a_column_of_units_among_which_other_words_stand_tells_nothing() {
    Sheet sheet = Sheet.of("EAN|UOM", PEN + "|ST", PEN + "|KAR", PEN + "|red", PEN + "|blue");

    assertThat(sheet.companions().unit()).isNegative();
  }

  @Test
  void a_feed_whose_lines_have_a_kind_each_has_rows_of_the_commonest() {
    Sheet feed = Sheet.of("column_1|b|c|d", "H|20240101", "P|x|y|" + PEN, "P|x|y|" + PEN, "T|2");

    assertThat(feed.companions().kind()).isEqualTo("P");
  }

  @Test
  void the_commonest_kind_has_at_least_half_of_the_lines() {
    Sheet two = Sheet.headless("H|2024", "P|x|y|" + PEN);
    Sheet three = Sheet.headless("H|2024", "P|x|y|" + PEN, "T|2");
    Sheet even = Sheet.headless("H|2024", "P|x|y|" + PEN, "P|x|y|" + PEN, "T|2");

    assertThat(two.companions().kind()).isIn("P", "H");
    assertThat(three.companions().kind()).isEmpty();
    assertThat(even.companions().kind()).isEqualTo("P");
  }

  @Test
  void a_table_is_no_such_feed() {
    String row = "P|x|y|" + PEN;

    assertThat(Sheet.headless(row, row).companions().kind()).isEmpty();
    assertThat(Sheet.headless(row, row, "T|x|y|" + PEN).companions().kind()).isEmpty();
    assertThat(Sheet.headless(row, row, "Total|2").companions().kind()).isEmpty();
    assertThat(Sheet.headless("P|x|" + PEN, "P|x|" + PEN, "T|2").companions().kind()).isEmpty();
    assertThat(Sheet.headless(row, row, "T|x|y").companions().kind()).isEmpty();
  }

  @Test
  void lines_of_another_kind_have_at_most_half_the_cells_of_a_row() {
    assertThat(Companions.otherKind(Sheet.records("T|2").get(0), "P", 4)).isTrue();
    assertThat(Companions.otherKind(Sheet.records("T|2|3").get(0), "P", 4)).isFalse();
    assertThat(Companions.otherKind(Sheet.records("P|2").get(0), "P", 4)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "product-id, EAN",
    "product-id, 4",
    "Barcode, EAN",
    "Name, EAN",
    "product-id, Vendor"
  })
  void a_column_beside_codes_of_an_open_heading_names_their_kind(String heading, String kind) {
    Sheet sheet =
        Sheet.of(heading + "|Type", PEN + "|EAN", PEN + "|" + kind, PEN + "|n/a", PEN + "|");

    assertThat(sheet.types().typed(sheet.codes(0)).type()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "EAN, Type, EAN",
    "UPC, Type, EAN",
    "product-id, Size, 3",
    "product-id, Type, red",
    "product-id, Type, ASIN",
    "product-id, Type, ''",
    "product-id, Type, Vendor"
  })
  void a_heading_that_says_the_kind_needs_no_other_and_a_kind_that_fits_no_code_is_not_theirs(
      String heading, String type, String kind) {
    Sheet sheet = Sheet.of(heading + "|" + type, PEN + "|" + kind, PEN + "|" + kind);

    assertThat(sheet.types().typed(sheet.codes(0)).type()).isNegative();
  }

  @Test
  void words_for_kinds_are_understood_whatever_stands_above_them() {
    String[] kinds = {PEN + "|EAN_13", PEN + "|EAN_13", PEN + "|CODE 128"};

    assertThat(typedUnder("Symbology", kinds)).isEqualTo(1);
    assertThat(typedUnder("Format", Sheet.then(kinds, PEN + "|red"))).isNegative();
  }

  private static int typedUnder(String heading, String... rows) {
    Sheet sheet = Sheet.of("Barcode|" + heading, rows);
    return sheet.types().typed(sheet.codes(0)).type();
  }

  @Test
  void six_cells_in_ten_have_to_name_a_kind() {
    Sheet six = typed("EAN", "EAN", "EAN", "red", "blue");
    Sheet less = typed("EAN", "EAN", "red", "blue");

    assertThat(six.types().typed(six.codes(0)).type()).isEqualTo(1);
    assertThat(less.types().typed(less.codes(0)).type()).isNegative();
  }

  @Test
  void half_of_the_kinds_have_to_fit_the_codes_beside_them() {
    Sheet half = typed("EAN", "ASIN");
    Sheet less = typed("EAN", "ASIN", "ASIN");

    assertThat(half.types().typed(half.codes(0)).type()).isEqualTo(1);
    assertThat(less.types().typed(less.codes(0)).type()).isNegative();
  }

  @Test
  void kinds_beside_empty_cells_say_nothing_of_the_codes() {
    Sheet sheet = Sheet.of("product-id|Type", PEN + "|EAN", "n/a|ASIN", "|ASIN");

    assertThat(sheet.types().typed(sheet.codes(0)).type()).isEqualTo(1);
    Sheet none = Sheet.of("product-id|Type", "n/a|EAN");
    assertThat(none.types().typed(none.codes(0)).type()).isNegative();
  }

  private static Sheet typed(String... kinds) {
    String[] rows = new String[kinds.length];
    for (int i = 0; i < kinds.length; i++) {
      rows[i] = PEN + "|" + kinds[i];
    }
    return Sheet.of("product-id|Type", rows);
  }

  @ParameterizedTest
  @CsvSource({
    "ASIN, B00NNUMI86, true", "ASIN, 4006381333931, false", "EAN, 4006381333931, true",
    "EAN, B00NNUMI86, false", "UPC, B00NNUMI86, false", "GTIN, 793610399007, true",
    "GTIN, B00NNUMI86, false", "ISBN, 0306406152, true", "CODE, B00NNUMI86, true",
    "EAN, red, false", "ISBN, red, false"
  })
  void a_code_fits_the_kind_that_the_column_beside_it_names_or_not(
      ColumnKind kind, String cell, boolean fits) {
    assertThat(TypeColumn.fits(kind, cell, new CodeParser(CheckDigit.WARN))).isEqualTo(fits);
  }

  @Test
  void marketplaces_go_before_names_of_countries() {
    assertThat(Sheet.of("EAN|Made|Sold", PEN + "|Germany|amazon.fr").domain()).isEqualTo(2);
  }

  @Test
  void a_column_called_so_without_a_marketplace_in_it_is_none() {
    assertThat(Sheet.of("EAN|Marketplace", PEN + "|Does not apply").domain()).isEqualTo(1);
    assertThat(Sheet.of("EAN|Marketplace", PEN + "|garden tools", PEN + "|").domain()).isNegative();
    assertThat(Sheet.of("EAN|Marketplace", PEN + "|SWE").domain()).isEqualTo(1);
    assertThat(Sheet.of("EAN|Marketplace", PEN + "|SWED").domain()).isNegative();
  }

  @Test
  void other_words_among_units_tell_nothing() {
    Sheet third = Sheet.of("EAN|UOM", PEN + "|ST", PEN + "|KAR", PEN + "|EAN");
    Sheet pieces = Sheet.of("EAN|UOM", Sheet.then(Sheet.times(19, PEN + "|ST"), PEN + "|EAN"));

    assertThat(third.companions().unit()).isNegative();
    assertThat(pieces.companions().unit()).isNegative();
  }

  @Test
  void units_are_no_kinds() {
    Sheet units = typed("EAN", "ST", "ST");

    assertThat(units.types().typed(units.codes(0)).type()).isNegative();
  }

  @Test
  void where_no_article_comes_twice_the_unit_is_the_one_it_is_sold_in() {
    assertThat(Sheet.of("Item|EAN|UOM", "1|x|EA", "2|y|BX", "3|z|PK").companions().unit())
        .isNegative();
    assertThat(Sheet.of("Name|EAN|Einheit", "Pen|x|St", "Ink|y|Karton").companions().unit())
        .isNegative();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Item|EAN|UOM/1|x|EA/1|y|BX/2|z|EA", // an article in two units
        "Name|EAN|UOM/Pen|x|EA/Pen, case of 12|y|CS", // one name within another
        "Name|EAN|UOM/Pen|x|EA/Case of Pen|y|CS",
        "Item|EAN|UOM/1|x|EA/2|y|PAL", // nobody sells a pallet by its UPC
        "Item|EAN|Packaging level/1|x|EA/2|y|CS",
        "Price|EAN|UOM/1|x|EA/2|y|BX", // no article is named
        "Item|EAN|UOM/1|x|Nos/|y|Box/2|z|Nos", // below its article
        "Vendor|EAN|UOM/A|x|EA/A|y|BX"
      })
  void levels_of_an_article_are_none_to_sell(String table) {
    String[] lines = table.split("/", -1);
    String[] rows = Arrays.copyOfRange(lines, 1, lines.length);

    assertThat(Sheet.of(lines[0], rows).companions().unit()).isEqualTo(2);
  }
}
