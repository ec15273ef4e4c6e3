package caravan.lists.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import caravan.lists.UnreadableListException;
import caravan.lists.cells.SourceRecord;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Arrays of JSON within an array are the lines of a table. */
class JsonTableRecordsTests {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[[\"ean\",\"n\"],[\"x\",1],[],[\"y\",null]]",
        "{\"range\":\"A1:B3\",\"values\":[[\"ean\",\"n\"],[\"x\",1],[\"y\",null]]}",
        "{\"columns\":[\"ean\",\"n\"],\"index\":[0,1],\"data\":[[\"x\",1],[\"y\",null]]}"
      })
  void each_of_the_inner_arrays_is_a_line(String json) throws IOException {
    assertThat(JsonShape.of(new StringReader(json))).isEqualTo(TextDialect.Kind.ROWS);
    assertThat(cells(json))
        .containsExactly(List.of("ean", "n"), List.of("x", "1"), List.of("y", ""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"csv\":[[1,2],[3]],\"asin\":\"B0086FFHLS\"}",
        "[{\"ean\":\"x\"}]",
        "[\"x\",\"y\"]",
        "{\"items\":[{\"ean\":\"x\"}]}"
      })
  void numbers_objects_and_bare_codes_are_none(String json) throws IOException {
    assertThat(JsonShape.of(new StringReader(json))).isNotEqualTo(TextDialect.Kind.ROWS);
  }

  @Test
  void what_is_neither_is_a_line_of_its_own() throws IOException {
    assertThat(cells("[[\"x\",\"y\"],\"z\"]")).containsExactly(List.of("x", "y"), List.of("z"));
  }

  @Test
  void an_array_without_an_end_is_no_row() {
    String json = "[[\"ean\",\"n\"],[\"x\"" + ",1".repeat(Records.MOST_COLUMNS + 1) + "]]";
    assertThatThrownBy(() -> cells(json))
        .isInstanceOf(UnreadableListException.class)
        .hasMessageContaining("16,384 cells");
  }

  @Test
  void where_the_document_is_broken_is_said() {
    assertThatThrownBy(() -> cells("[[\"x\",\"y\"],[\"z\""))
        .isInstanceOf(UnreadableListException.class)
        .hasMessageContaining("broken JSON at line 1");
  }

  private static List<List<String>> cells(String json) throws IOException {
    List<List<String>> cells = new ArrayList<>();
    try (Records records = new JsonTableRecords(new StringReader(json))) {
      for (SourceRecord line = records.next(); line != null; line = records.next()) {
        cells.add(line.cells());
      }
    }
    return cells;
  }
}
