package caravan.lists.columns;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What values of objects within objects are called. */
class KeyPathTests {

  @Test
  void what_stands_beside_a_code_is_called_without_the_way_to_both() {
    assertThat(
            KeyPath.besideCodes(
                List.of("type", "record.data.ASIN", "record.data.Country", "record.stream")))
        .containsExactly("type", "ASIN", "Country", "record.stream");
  }

  @Test
  void what_lies_elsewhere_or_beside_the_code_of_something_else_keeps_its_way() {
    List<String> customer = List.of("asin", "shipping.country", "customer.ean", "customer.country");

    assertThat(KeyPath.besideCodes(customer)).isEqualTo(customer);
  }

  @Test
  void codes_of_one_name_are_told_by_their_ways() {
    assertThat(KeyPath.besideCodes(List.of("node.ean", "next.ean", "node.size")))
        .containsExactly("node.ean", "next.ean", "size");
  }
}
