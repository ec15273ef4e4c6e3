package caravan.results;

import static caravan.results.Samples.found;
import static caravan.results.Samples.invalid;
import static org.assertj.core.api.Assertions.assertThat;

import caravan.codes.ResultRow;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class JsonSinkTests {

  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void a_row_keeps_the_apis_items_whole() throws IOException {
    String json = array(found(7, Samples.DART_BOARD, "793610399007"));

    assertThat(json)
        .isEqualTo(
            """
            [
            {"row":7,"input":"793610399007","code":"0793610399007","type":"ean","domain":"de",\
            "status":"found","items":%s,"lookedUpAt":"2026-03-01T12:00:00.000Z","note":""}
            ]
            """
                .formatted(Samples.DART_BOARD));
  }

  @Test
  void a_row_without_a_code_says_null() throws IOException {
    JsonNode row = JSON.readTree(array(invalid(1, "no code", "??"))).get(0);

    assertThat(row.get("code").isNull()).isTrue();
    assertThat(row.get("type").isNull()).isTrue();
    assertThat(row.get("domain").isNull()).isTrue();
    assertThat(row.get("lookedUpAt").isNull()).isTrue();
    assertThat(row.get("items")).isEmpty();
    assertThat(row.get("note").textValue()).isEqualTo("no code");
  }

  @Test
  void a_list_without_rows_is_an_empty_array() throws IOException {
    assertThat(array()).isEqualTo("[]\n");
    assertThat(lines()).isEmpty();
  }

  @Test
  void rows_are_objects_of_one_array() throws IOException {
    JsonNode rows = JSON.readTree(array(invalid(1, "", "a"), invalid(2, "", "b")));

    assertThat(rows).extracting(r -> r.get("input").textValue()).containsExactly("a", "b");
  }

  @Test
  void ndjson_has_a_line_for_each_row_even_where_the_items_have_several() throws IOException {
    String items = "[\r\n  {\"asin\": \"B000000001\",\n  \"title\": \"a\\nb\"}\n]";

    List<String> lines = lines(found(1, items, "a"), found(2, "[]", "b")).lines().toList();

    assertThat(lines).hasSize(2);
    assertThat(JSON.readTree(lines.get(0)).get("items")).isEqualTo(JSON.readTree(items));
  }

  @Property(tries = 300)
  void any_text_comes_back(@ForAll String input, @ForAll String title) throws IOException {
    String items = "[{\"title\":" + JsonText.quoted(title) + "}]";

    JsonNode row = JSON.readTree(array(found(1, items, input))).get(0);

    assertThat(row.get("input").textValue()).isEqualTo(input);
    assertThat(row.at("/items/0/title").textValue()).isEqualTo(title);
  }

  private static String array(ResultRow... rows) throws IOException {
    StringWriter out = new StringWriter();
    return write(JsonSink.array(out), out, rows);
  }

  private static String lines(ResultRow... rows) throws IOException {
    StringWriter out = new StringWriter();
    return write(JsonSink.lines(out), out, rows);
  }

  private static String write(JsonSink sink, StringWriter out, ResultRow... rows)
      throws IOException {
    for (ResultRow row : rows) {
      sink.add(row, ItemRowReader.read(row.items()));
    }
    sink.finish();
    return out.toString();
  }
}
