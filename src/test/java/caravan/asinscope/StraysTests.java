package caravan.asinscope;

import static org.assertj.core.api.Assertions.assertThat;

import caravan.codes.Asin;
import caravan.codes.CodeType;
import caravan.codes.Gtin;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the row of a code is told of items that came for others. */
final class StraysTests {

  private static final Asin ASKED = new Asin("B00NNUMI86");

  private static Item item(String product) {
    return new Item("{\"asin\":\"" + product + "\"}", List.of(product));
  }

  private static String note(String... products) {
    List<Item> items = Arrays.stream(products).map(StraysTests::item).toList();
    return new Strays(items, 0).note(ASKED);
  }

  @Test
  void of_nothing_there_is_nothing_to_say() {
    assertThat(note()).isEmpty();
  }

  @Test
  void one_that_is_no_object_is_said() {
    assertThat(new Strays(List.of(), 1).note(ASKED))
        .isEqualTo("an item came that can't be read: it is no JSON object");
  }

  @Test
  void three_are_named_and_the_others_counted() {
    assertThat(note("B000000001")).isEqualTo("an item came for another code: B000000001");
    assertThat(note("B000000001", "B000000001"))
        .isEqualTo("an item came for another code: B000000001");
    assertThat(note("B000000001", "B000000002", "B000000003"))
        .isEqualTo("items came for other codes: B000000001, B000000002, B000000003");
    assertThat(note("B000000001", "B000000002", "B000000003", "B000000004"))
        .isEqualTo("items came for other codes: B000000001, B000000002, B000000003 and 1 more");
  }

  @Test
  void what_does_not_look_like_a_code_is_not_shown() {
    assertThat(note("<script>"))
        .isEqualTo("an item came for another code: one that it does not name");
    Item several = new Item("{}", List.of("a b", "B000000009"));
    assertThat(new Strays(List.of(several), 0).note(ASKED)).endsWith("B000000009");
  }

  @Test
  void an_item_that_mentions_the_code_in_another_field_is_said_before_all_others() {
    Item parent = new Item("{\"children\":[\"b00nnumi86\"]}", List.of("B0PARENT01"));
    assertThat(new Strays(List.of(item("B000000001"), parent), 0).note(ASKED))
        .isEqualTo(
            "an item came for another code: B0PARENT01, which mentions this one in another field");
    Gtin barcode = new Gtin(CodeType.UPC, "793610399007");
    Item other = new Item("{\"old\":\"0793610399007\"}", List.of("B0PARENT01"));
    assertThat(new Strays(List.of(other), 0).note(barcode)).endsWith("in another field");
    Item longer = new Item("{\"old\":\"xB00NNUMI86\"}", List.of("B0PARENT01"));
    assertThat(new Strays(List.of(longer), 0).note(ASKED)).endsWith("B0PARENT01");
  }
}
