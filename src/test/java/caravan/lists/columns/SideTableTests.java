package caravan.lists.columns;

import static org.assertj.core.api.Assertions.assertThat;

import caravan.codes.Choice;
import caravan.codes.Domain;
import caravan.lists.cells.SourceRecord;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A table whose products are its columns lies on its side. */
class SideTableTests {

  private static final String PEN = "4006381333931";
  private static final String CREAM = "3337872418587";
  private static final String CODES = String.join("|", PEN, CREAM, "793610399007");

  private static boolean lies(Choice choice, String... lines) {
    return new Table(choice, Domain.COM).lies(Sheet.records(lines));
  }

  private static Choice column(String name) {
    return new Choice(name, null, null, null, false);
  }

  @Test
  void a_line_of_it_begins_with_the_name_of_codes_and_goes_on_with_them() {
    assertThat(lies(Choice.AS_READ, "Name|Pen|Cream|Film", "EAN|" + CODES)).isTrue();
    assertThat(lies(Choice.AS_READ, "EAN|" + CODES, "Name|Pen|Cream|Film")).isTrue();
    assertThat(lies(Choice.AS_READ, "a|b|c|d|e|f|g|h|i|j", "EAN|" + CODES + "||||||")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "EAN|4006381333931|3337872418587",
        "EAN|4006381333931|3337872418587|red",
        "Row|4006381333931|3337872418587|793610399007",
        "EAN|4006381333931|3337872418587|793610399007|a|b|c",
        "B00NNUMI86|4006381333931|3337872418587|793610399007"
      })
  void other_lines_are_of_upright_tables(String line) {
    assertThat(lies(Choice.AS_READ, "a|b|c|d", line)).isFalse();
  }

  @Test
  void a_table_whose_headings_are_sure_is_upright() {
    assertThat(lies(Choice.AS_READ, "Type|EAN|Old|Older", "EAN|" + CODES, "EAN|" + CODES))
        .isFalse();
    assertThat(lies(column("EAN"), "Type|EAN|Old|Older", "EAN|" + CODES, "EAN|" + CODES)).isFalse();
  }

  @Test
  void the_column_that_a_person_names_begins_a_line_of_it() {
    assertThat(lies(column("ean"), "Name|Pen|Cream|Film", "EAN|" + CODES)).isTrue();
    assertThat(lies(column("Pen"), "Name|Pen|Cream|Film", "EAN|" + CODES)).isFalse();
    assertThat(lies(column("2"), "Name|Pen|Cream|Film", "EAN|" + CODES)).isTrue();
    assertThat(lies(column("column_2"), "Name|Pen|Cream|Film", "EAN|" + CODES)).isTrue();
  }

  @Test
  void turned_it_is_read_by_its_headings_and_a_doubt_but_for_who_named_the_column() {
    List<SourceRecord> turned = Sheet.records("Name|EAN", "Pen|" + PEN, "Cream|" + CREAM);
    Table.Analysis analysis = new Table(Choice.AS_READ, Domain.COM).turned(turned);

    assertThat(analysis.layout().codes()).extracting(CodeColumn::name).containsExactly("EAN");
    assertThat(analysis.doubts())
        .singleElement()
        .extracting(Doubt::words)
        .asString()
        .startsWith("the table lies on its side");
    assertThat(new Table(column("EAN"), Domain.COM).turned(turned).doubts()).isEmpty();
  }
}
