package caravan.lists.columns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import caravan.lists.UnreadableListException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How people name columns, and messages do. */
class ColumnNamesTests {

  @Test
  void a_column_is_named_by_its_heading_or_its_number() {
    ColumnNames names = new ColumnNames(List.of("EAN ", "Name", "EAN"));

    assertThat(names.find("ean")).isZero();
    assertThat(names.find("2")).isEqualTo(1);
    assertThat(names.find(" 3 ")).isEqualTo(2);
    assertThatThrownBy(() -> names.find("0")).isInstanceOf(UnreadableListException.class);
    assertThatThrownBy(() -> names.find("4")).isInstanceOf(UnreadableListException.class);
    assertThatThrownBy(() -> names.find("99999999999")).isInstanceOf(UnreadableListException.class);
    assertThat(names.label(2)).isEqualTo("'EAN' (column 3)");
    assertThat(names.label(1)).isEqualTo("'Name'");
  }
}
