package caravan.lists.columns;

import static org.assertj.core.api.Assertions.assertThat;

import caravan.lists.cells.SourceRecord;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A line of groups over columns of the same name. */
class GroupLineTests {

  @Test
  void columns_of_the_same_name_are_told_by_their_group() {
    assertThat(above("|Each||Case|", "Item|UPC|Price|UPC|Price"))
        .containsExactly("Item", "Each UPC", "Price", "Case UPC", "Price");
  }

  @Test
  void others_and_those_under_a_title_keep_their_names() {
    assertThat(above("Own|Case", "EAN|UPC")).containsExactly("EAN", "UPC");
    assertThat(above("Prices||", "EAN|Name|EAN")).containsExactly("EAN", "Name", "EAN");
    assertThat(above("|Each|Case", "EAN|Name|EAN")).containsExactly("EAN", "Name", "Case EAN");
    assertThat(above("a|b|c|d", "EAN|EAN")).containsExactly("EAN", "EAN");
  }

  @Test
  void a_line_that_goes_on_with_the_header_tells_them_as_well() {
    assertThat(below("|piece|case", "Item|EAN|EAN"))
        .containsExactly("Item", "EAN piece", "EAN case");
    assertThat(below("1|piece|", "Item|EAN|EAN")).containsExactly("Item", "EAN", "EAN");
    assertThat(below("1|4006381333931|x", "Item|EAN|EAN")).containsExactly("Item", "EAN", "EAN");
    assertThat(below("1|piece|case", "Item|EAN|UPC")).containsExactly("Item", "EAN", "UPC");
  }

  @Test
  void a_name_that_reaches_over_several_columns_is_told_by_the_line_below_it() {
    assertThat(below("Nr.|Stück|Karton|EK", "Artikel|GTIN|column_3|Preis"))
        .containsExactly("Artikel", "GTIN Stück", "GTIN Karton", "Preis");
    assertThat(below("7100|4006381333931||1", "Artikel|GTIN|column_3|Preis"))
        .containsExactly("Artikel", "GTIN", "column_3", "Preis");
    assertThat(below("Nr.|Stück||EK", "Artikel|GTIN|column_3|Preis"))
        .containsExactly("Artikel", "GTIN", "column_3", "Preis");
  }

  @Test
  void names_that_stand_there_in_another_language_are_said_together() {
    assertThat(above("Nr.|EAN Stück|EAN VE", "N°|Code EAN pièce|Code EAN UC"))
        .containsExactly("Nr. N°", "EAN Stück Code EAN pièce", "EAN VE Code EAN UC");
    assertThat(above("Liste|Mai|2026", "N°|Code EAN pièce|Code EAN UC"))
        .containsExactly("N°", "Code EAN pièce", "Code EAN UC");
  }

  private static List<String> below(String line, String names) {
    return GroupLine.below(
        SourceRecord.of(List.of(line.split("\\|", -1))), List.of(names.split("\\|", -1)));
  }

  private static List<String> above(String line, String names) {
    return GroupLine.above(
        SourceRecord.of(List.of(line.split("\\|", -1))), List.of(names.split("\\|", -1)));
  }
}
