package caravan.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import caravan.codes.CodeType;
import caravan.codes.Domain;
import caravan.codes.Gtin;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

class CatalogueTests {

  private static final int MANY = 8_000;

  private final Catalogue catalogue = new Catalogue();

  @Property
  void each_number_has_an_asin_of_its_own(@ForAll @LongRange(max = 2_821_109_907_455L) long n) {
    assertThat(CodeArithmetic.asin(n)).matches("B0[0-9A-Z]{8}");
    assertThat(CodeArithmetic.number(CodeArithmetic.asin(n))).isEqualTo(n);
  }

  @Property
  void an_item_that_a_barcode_names_holds_that_barcode(
      @ForAll @LongRange(max = 999_999_999_999L) long body) {
    String ean = CodeArithmetic.ean(body);

    for (ObjectNode item : catalogue.items(CodeType.EAN, ean, Domain.COM, false)) {
      assertThat(numbers(item)).contains(Gtin.fourteen(ean));
      String asin = item.path("asin").asText();
      assertThat(catalogue.items(CodeType.ASIN, asin, Domain.COM, false)).containsExactly(item);
    }
  }

  @Property
  void a_barcode_with_a_wrong_check_digit_is_answered_by_itself(
      @ForAll @LongRange(min = 1_000_000_000_000L, max = 9_999_999_999_999L) long digits) {
    String ean = Long.toString(digits);

    for (ObjectNode item : catalogue.items(CodeType.EAN, ean, Domain.COM, false)) {
      assertThat(numbers(item)).contains(Gtin.fourteen(ean));
    }
  }

  @Property
  void upc_and_ean_forms_of_one_number_answer_alike(
      @ForAll @LongRange(max = 99_999_999_999L) long body) {
    String ean = CodeArithmetic.ean(body);
    String upc = ean.substring(1);

    assertThat(catalogue.items(CodeType.UPC, upc, Domain.COM, true))
        .isEqualTo(catalogue.items(CodeType.EAN, ean, Domain.COM, true))
        .isEqualTo(catalogue.items(CodeType.EAN, "0" + ean, Domain.COM, true));
  }

  @Example
  void a_case_of_products_is_unknown() {
    assertThat(catalogue.known(CodeType.EAN, "10793610399004", Domain.COM)).isFalse();
  }

  @Example
  void about_one_code_in_twenty_is_unknown_and_not_the_same_in_each_marketplace() {
    List<String> asins = IntStream.range(0, MANY).mapToObj(CodeArithmetic::asin).toList();
    Set<String> com = unknown(asins, Domain.COM);
    Set<String> de = unknown(asins, Domain.DE);

    assertThat(com.size()).isBetween(MANY * 4 / 100, MANY * 6 / 100);
    assertThat(de.size()).isBetween(MANY * 4 / 100, MANY * 6 / 100);
    assertThat(com).isNotEqualTo(de);
  }

  @Example
  void some_barcodes_name_several_items_and_some_items_answer_several_barcodes() {
    List<List<ObjectNode>> answers =
        LongStream.range(0, MANY)
            .mapToObj(i -> catalogue.items(CodeType.EAN, CodeArithmetic.ean(i), Domain.COM, false))
            .toList();

    assertThat(answers).anyMatch(items -> items.size() == 2).anyMatch(items -> items.size() == 3);
    assertThat(answers.stream().flatMap(List::stream))
        .anyMatch(item -> item.path("eanList").size() == 4);
  }

  @Example
  void one_item_that_answers_two_codes_of_a_call_is_sent_once() {
    List<ObjectNode> shared = items(item -> item.path("eanList").size() == 4);
    ObjectNode item = shared.get(0);
    List<String> both =
        List.of(item.path("eanList").get(0).asText(), item.path("eanList").get(3).asText());

    assertThat(catalogue.answer(CodeType.EAN, both, Domain.COM, false))
        .containsExactlyInAnyOrderElementsOf(
            catalogue.items(CodeType.EAN, both.get(0), Domain.COM, false))
        .contains(item);
  }

  @Example
  void titles_and_barcodes_have_the_gaps_that_break_a_careless_client() {
    assertThat(items(item -> true))
        .anyMatch(item -> item.path("title").isNull())
        .anyMatch(item -> title(item).contains("\""))
        .anyMatch(item -> title(item).contains("\r\n"))
        .anyMatch(item -> title(item).contains("日本語"))
        .anyMatch(item -> title(item).codePoints().anyMatch(c -> c > 0xffff))
        .anyMatch(item -> title(item).startsWith("="))
        .anyMatch(item -> title(item).startsWith("@"))
        .anyMatch(item -> item.path("ean").isNull() && !item.path("eanList").isEmpty())
        .anyMatch(item -> item.path("upcList").isEmpty() && title(item).isEmpty());
    assertThat(asinItems())
        .anyMatch(item -> item.path("upcList").isEmpty() && item.path("eanList").isEmpty());
  }

  @Example
  void an_eight_digit_ean_is_shown_with_eight_digits() {
    String ean = "96385074";

    assertThat(catalogue.items(CodeType.EAN, ean, Domain.COM, false))
        .isNotEmpty()
        .allMatch(item -> item.path("eanList").toString().contains("\"" + ean + "\""));
  }

  @Example
  void desc_adds_fields_and_changes_none() {
    ObjectNode plain = catalogue.items(CodeType.ASIN, "B088H39PXX", Domain.COM, false).get(0);
    ObjectNode more = catalogue.items(CodeType.ASIN, "B088H39PXX", Domain.COM, true).get(0);

    assertThat(more.has("description")).isTrue();
    assertThat(plain.has("description")).isFalse();
    plain.fieldNames().forEachRemaining(f -> assertThat(more.get(f)).isEqualTo(plain.get(f)));
  }

  private Set<String> unknown(List<String> asins, Domain domain) {
    Set<String> unknown = new HashSet<>(asins);
    unknown.removeIf(asin -> catalogue.known(CodeType.ASIN, asin, domain));
    return unknown;
  }

  private List<ObjectNode> items(Predicate<ObjectNode> which) {
    return LongStream.range(0, MANY)
        .mapToObj(i -> catalogue.items(CodeType.EAN, CodeArithmetic.ean(i * 4), Domain.COM, false))
        .flatMap(List::stream)
        .filter(which)
        .toList();
  }

  private List<ObjectNode> asinItems() {
    return LongStream.range(0, MANY)
        .mapToObj(i -> CodeArithmetic.asin(CodeArithmetic.BODIES + i))
        .flatMap(asin -> catalogue.items(CodeType.ASIN, asin, Domain.COM, false).stream())
        .toList();
  }

  private static String title(JsonNode item) {
    return item.path("title").asText("");
  }

  private static List<String> numbers(JsonNode item) {
    List<String> numbers = new ArrayList<>();
    for (String list : List.of("upcList", "eanList")) {
      item.path(list).forEach(code -> numbers.add(Gtin.fourteen(code.asText())));
    }
    return numbers;
  }
}
