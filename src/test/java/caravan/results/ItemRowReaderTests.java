package caravan.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ItemRowReaderTests {

  @Test
  void the_documents_example_is_read() throws IOException {
    assertThat(ItemRowReader.read(Samples.DART_BOARD))
        .containsExactly(
            new ItemRow(
                "B088H39PXX",
                "CUKU Magnetic Dart Board",
                "793610399007",
                "793610399007|793610399014",
                "0793610399007",
                "0793610399007"));
  }

  @Test
  void nulls_and_missing_fields_are_empty() throws IOException {
    assertThat(ItemRowReader.read("[{\"asin\":null,\"upcList\":null,\"eanList\":[]},{}]"))
        .containsOnly(new ItemRow("", "", "", "", "", ""))
        .hasSize(2);
  }

  @Test
  void numbers_and_texts_where_the_documents_have_others_are_taken_as_they_are()
      throws IOException {
    assertThat(
            ItemRowReader.read(
                "[{\"upc\":793610399007,\"upcList\":\"1\",\"ean\":{\"x\":[1]},"
                    + "\"eanList\":[2,null,{\"y\":3},\"4\"],\"title\":true}]"))
        .containsExactly(new ItemRow("", "true", "793610399007", "1", "", "2|||4"));
  }

  @Test
  void what_is_no_object_is_no_item() throws IOException {
    assertThat(ItemRowReader.read("[null,1,[{\"asin\":\"x\"}]]")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{}",
        "null",
        "[",
        "[}",
        "[{]",
        "[{\"a\"}]",
        "[] []",
        "[]x",
        "[{\"a\":\"\\q\"}]",
        "[{\"a\":NaN}]",
        "[{'a':1}]",
        "[{\"a\":[1,}]",
        "[{\"asin\":\"a\nb\"}]",
        "<html>"
      })
  void what_is_not_one_json_array_is_refused(String text) {
    assertThatThrownBy(() -> ItemRowReader.read(text)).isInstanceOf(IOException.class);
  }

  @Test
  void bottomless_nesting_is_refused() {
    assertThatThrownBy(() -> ItemRowReader.read("[".repeat(100_000)))
        .isInstanceOf(IOException.class);
  }
}
