package caravan.asinscope;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which products an item names. */
final class ItemReaderTests {

  private static Item read(String text) {
    try (JsonParser json = new JsonFactory().createParser(text)) {
      json.nextToken();
      return ItemReader.read(json, text, ProductFields.OF_BARCODES);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void asins_and_barcodes_are_named_once_each_in_their_order() {
    Item item =
        read(
            "{\"asin\": \" b00nnumi86 \", \"upc\": 793610399007, \"ean\":\"0793610399007\","
                + " \"upcList\":[\"793610399007\",\"12345670\"], \"eanList\":null}");
    assertThat(item.products()).containsExactly("B00NNUMI86", "00793610399007", "00000012345670");
    assertThat(item.json()).startsWith("{\"asin\":\" b00nnumi86 \",\"upc\":793610399007,");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"\"",
        "\"12345x\"",
        "\"1234/5\"",
        "\"1234:5\"",
        "\"123456789012345\"",
        "12.5",
        "true",
        "null",
        "{\"upc\":\"1\"}",
        "[[\"1\"]]",
        "[null,{},true]"
      })
  void what_is_no_number_of_at_most_14_digits_names_nothing(String value) {
    assertThat(read("{\"upc\":" + value + "}").products()).isEmpty();
  }

  @Test
  void other_fields_are_kept_and_name_nothing() {
    Item item = read("{\"parent\":{\"asin\":\"B000000009\"},\"sku\":[1,2]}");
    assertThat(item.products()).isEmpty();
    assertThat(item.json()).isEqualTo("{\"parent\":{\"asin\":\"B000000009\"},\"sku\":[1,2]}");
  }
}
