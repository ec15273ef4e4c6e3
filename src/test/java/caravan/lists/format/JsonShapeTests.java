package caravan.lists.format;

import static org.assertj.core.api.Assertions.assertThat;

import caravan.lists.cells.SourceRecord;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Documents of columns, and of rows under their keys. */
class JsonShapeTests {

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '~',
      value = {
        "COLUMNS; {\"ean\":{\"0\":\"x\",\"1\":null},\"name\":{\"0\":\"y\",\"1\":2}}",
        "COLUMNS; {\"ean\":{\"0\":\"x\"}}",
        "COLUMNS; {\"domain\":\"de\",\"ean\":[\"x\"],\"name\":[\"y\"]}",
        "KEYED; {\"0\":{\"ean\":\"x\"},\"1\":{\"ean\":\"y\"}}",
        "KEYED; {\"SKU-1\":{\"ean\":\"x\"},\"SKU-2\":{\"ean\":\"y\",\"size\":{\"l\":1}}}",
        "KEYED; {\"4006381333931\":{\"n\":1},\"3337872418587\":{\"n\":2}}",
        "KEYED; {\"EAN:4006381333931\":{\"n\":1},\"EAN:3337872418587\":{\"n\":2}}",
        "PLAIN; {\"case 4006381333931\":{\"n\":1},\"case 3337872418587\":{\"n\":2}}",
        "KEYED; {\"DE\":{\"ean\":\"x\"},\"UK\":{\"ean\":\"y\"}}",
        "KEYED; {\"DE\":{\"ean\":\"x\"},\"SE\":{\"ean\":\"y\"}}", // which is not served
        "LISTS; {\"spring\":[\"x\",\"z\"],\"autumn\":[\"y\"]}",
        "LISTS; {\"made\":\"today\",\"S-1\":[\"x\",\"z\"],\"S-2\":[\"y\"]}",
        "PLAIN; {\"ours\":[\"x\"],\"competitor\":[\"y\"]}",
        "PLAIN; {\"de\":[\"x\"],\"fr\":[\"y\"]}", // said by its key, at whatever depth
        "PLAIN; {\"asin\":\"z\",\"spring\":[\"x\"],\"autumn\":[\"y\"]}",
        "PLAIN; {\"asin\":[\"x\"],\"ean\":[\"y\"]}", // codes in both: a row each
        "PLAIN; {\"asins\":[\"x\"]}",
        "PLAIN; {\"asins\":[\"x\",\"z\"],\"tags\":[\"y\"]}",
        "PLAIN; {\"items\":[{\"ean\":\"x\"}]}",
        "PLAIN; {\"piece\":{\"ean\":\"x\"},\"case\":{\"ean\":\"y\"}}",
        "PLAIN; {\"product\":{\"ean\":\"x\"},\"competitor\":{\"ean\":\"y\"}}",
        "PLAIN; {\"total\":2,\"0\":{\"ean\":\"x\"},\"1\":{\"ean\":\"y\"}}",
        "PLAIN; {\"0\":{\"name\":\"x\"},\"1\":{\"name\":\"y\"}}",
        "PLAIN; [{\"ean\":\"x\"}]",
        "PLAIN; {}",
        "PLAIN; {\"ean\":{\"0\":"
      })
  void the_shape_of_a_document_is_seen(TextDialect.Kind kind, String json) throws IOException {
    assertThat(JsonShape.of(new StringReader(json))).isEqualTo(kind);
  }

  @Test
  void columns_become_rows_each_with_the_marketplace() throws IOException {
    String json =
        "{\"domain\":\"de\",\"ean\":{\"0\":\"x\",\"1\":null},\"name\":{\"0\":\"y\",\"1\":2}}";

    assertThat(cells(json, TextDialect.Kind.COLUMNS))
        .containsExactly(List.of("de", "x", "y"), List.of("de", "", "2"));
  }

  @Test
  void rows_have_their_keys_beside_them() throws IOException {
    String json = "{\"A\":{\"ean\":\"x\"},\"B\":{\"ean\":\"y\",\"size\":{\"l\":1}}}";

    assertThat(cells(json, TextDialect.Kind.KEYED))
        .containsExactly(List.of("A", "x"), List.of("B", "y", "1"));
  }

  private static List<List<String>> cells(String json, TextDialect.Kind kind) throws IOException {
    List<List<String>> cells = new ArrayList<>();
    try (Records records = new JsonObjectRecords(new StringReader(json), kind)) {
      for (SourceRecord line = records.next(); line != null; line = records.next()) {
        cells.add(line.cells());
      }
    }
    return cells;
  }
}
