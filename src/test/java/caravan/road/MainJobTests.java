package caravan.road;

import static org.assertj.core.api.Assertions.assertThat;

import caravan.asinscope.CircanaBarcodes;
import caravan.codes.Asin;
import caravan.codes.CodeType;
import caravan.codes.Domain;
import caravan.codes.Gtin;
import caravan.harness.InProcess;
import caravan.sandbox.RateLimit;
import caravan.sandbox.RecordedCall;
import caravan.sandbox.SandboxOptions;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainJobTests {

  @TempDir Path folder;

  private static String asin(int number) {
    return "B%09d".formatted(number);
  }

  static String asins(int from, int count) {
    return IntStream.range(from, from + count)
        .mapToObj(MainJobTests::asin)
        .collect(Collectors.joining("\n", "", "\n"));
  }

  @Test
  void a_list_of_2000_asins_goes_out_in_20_calls_and_comes_back_in_order_with_the_right_answers() {
    try (InProcess caravan = new InProcess(folder, SandboxOptions.unlimited().build())) {
      caravan.with("caravan.circana.rate", "100000").start();
      caravan.drop("spring.txt", asins(0, 2000));
      JsonNode receipt = caravan.receipt("spring");
      JsonNode rows = caravan.rows("spring");
      assertThat(rows).hasSize(2000);
      for (int i = 0; i < 2000; i++) {
        JsonNode row = rows.get(i);
        assertThat(row.get("row").asInt()).isEqualTo(i + 1);
        assertThat(row.get("input").asText()).isEqualTo(asin(i));
        assertThat(List.copyOf(list(row.get("items")))).isEqualTo(right(caravan, asin(i)));
      }
      assertThat(caravan.sandbox().diary().calls(CircanaBarcodes.CHANNEL)).isEqualTo(20);
      assertThat(receipt.get("tokensSpent").asInt()).isEqualTo(2000);
      assertThat(caravan.input().resolve(".done/spring.txt")).exists();
      assertThat(caravan.input().resolve("spring.txt")).doesNotExist();
    }
  }

  private static List<JsonNode> right(InProcess caravan, String asin) {
    return List.copyOf(
        caravan
            .sandbox()
            .catalogue()
            .items(CodeType.ASIN, new Asin(asin).text(), Domain.COM, false));
  }

  private static List<JsonNode> list(JsonNode array) {
    List<JsonNode> items = new ArrayList<>();
    array.forEach(items::add);
    return items;
  }

  @Test
  void invalid_duplicate_and_unknown_rows_each_have_their_line() {
    try (InProcess caravan = new InProcess(folder, SandboxOptions.unlimited().build())) {
      caravan.with("caravan.circana.rate", "100000").start();
      caravan.drop("mixed.txt", "B000000001\nrubbish\nb000000001\nB000000002\n7.93610399007E+11\n");
      JsonNode receipt = caravan.receipt("mixed");
      assertThat(receipt.at("/rows/total").asInt()).isEqualTo(5);
      assertThat(receipt.at("/rows/invalid").asInt()).isEqualTo(2);
      assertThat(receipt.get("distinct").asInt()).isEqualTo(2);
      assertThat(receipt.at("/tokensSaved/duplicates").asInt()).isEqualTo(1);
      assertThat(caravan.sandbox().diary().tokens(CircanaBarcodes.CHANNEL)).isEqualTo(10);
    }
  }

  @Test
  void a_csv_of_eans_keeps_its_own_columns_and_goes_out_fifty_at_a_time() {
    try (InProcess caravan = new InProcess(folder, SandboxOptions.unlimited().build())) {
      caravan.start();
      String rows =
          IntStream.range(0, 120)
              .mapToObj(i -> "shelf " + i + ";" + ean(i) + ";\"a \"\"quoted\"\" one\"\r\n")
              .collect(Collectors.joining());
      caravan.drop("de/shop.csv", "Regal;EAN-Code;Bemerkung\r\n" + rows);
      caravan.receipt("de/shop");
      assertThat(caravan.rows("de/shop")).hasSize(120);
      assertThat(caravan.rows("de/shop").get(7).get("domain").asText()).isEqualTo("de");
      assertThat(caravan.csv("de/shop").get(0))
          .startsWith("Regal,EAN-Code,Bemerkung,code,type,domain,status,asin,title");
      assertThat(codesOfCalls(caravan)).containsExactlyInAnyOrder(50, 50, 20);
    }
  }

  static String ean(int number) {
    String body = "40063%07d".formatted(number);
    int sum = 0;
    for (int i = 0; i < 12; i++) {
      sum += (body.charAt(i) - '0') * (i % 2 == 0 ? 1 : 3);
    }
    return body + (10 - sum % 10) % 10;
  }

  private static List<Integer> codesOfCalls(InProcess caravan) {
    return caravan.sandbox().diary().seen().stream()
        .map(RecordedCall::codes)
        .map(List::size)
        .toList();
  }

  @Test
  void the_documents_own_examples_have_the_documents_own_answers() {
    try (InProcess caravan = new InProcess(folder, SandboxOptions.unlimited().build())) {
      caravan.start();
      caravan.drop("asins.txt", "B0086FFHLS\nB00NNUMI86\n");
      caravan.drop("upcs.csv", "upc\n793610399007\n098765432109\n");
      caravan.receipt("asins");
      caravan.receipt("upcs");
      assertThat(caravan.rows("asins").at("/0/items/0/upc").asText()).isEqualTo("631102001550");
      assertThat(caravan.rows("asins").at("/1/items/0/eanList/0").asText())
          .isEqualTo("3337872418587");
      assertThat(caravan.rows("upcs").at("/0/items/0/asin").asText()).isEqualTo("B088H39PXX");
      assertThat(caravan.rows("upcs").at("/1/note").asText()).contains("check digit");
    }
  }

  @Test
  void on_the_trial_plan_a_list_of_100_goes_out_as_30_30_30_10() {
    Duration window = Duration.ofSeconds(2);
    SandboxOptions trial =
        SandboxOptions.trial().circana(RateLimit.trial().withRate(30, window)).build();
    try (InProcess caravan = new InProcess(folder, trial)) {
      caravan.with("caravan.circana.plan", "trial").with("caravan.circana.window", "2s").start();
      caravan.drop("hundred.txt", asins(0, 100));
      JsonNode receipt = caravan.receipt("hundred");
      assertThat(codesOfCalls(caravan)).containsExactly(30, 30, 30, 10);
      assertThat(receipt.get("429s").asInt()).isZero();
      assertThat(caravan.sandbox().densestWindow(CircanaBarcodes.CHANNEL)).isLessThanOrEqualTo(1.0);
    }
  }

  @Test
  void one_product_in_all_its_forms_and_in_two_lists_is_paid_once() {
    try (InProcess caravan = new InProcess(folder, SandboxOptions.unlimited().build())) {
      caravan.start();
      caravan.drop("one.csv", "gtin\n793610399007\n0793610399007\n00793610399007\n");
      caravan.receipt("one");
      caravan.drop("two.csv", "ean\n0793610399007\n");
      JsonNode second = caravan.receipt("two");
      assertThat(caravan.sandbox().diary().paid(new Gtin(CodeType.UPC, "793610399007"), Domain.COM))
          .isEqualTo(1);
      assertThat(second.get("tokensSpent").asInt()).isZero();
      assertThat(second.at("/tokensSaved/knownBefore").asInt()).isEqualTo(1);
    }
  }

  @Test
  void a_list_of_the_same_name_tells_what_changed_and_its_crosswalk_names_each_pair() {
    try (InProcess caravan = new InProcess(folder, SandboxOptions.unlimited().build())) {
      caravan.with("caravan.output.formats", "json,crosswalk,changes").start();
      caravan.drop("de/week.csv", "ean\n793610399007\n" + ean(1) + "\n" + ean(2) + "\n");
      assertThat(caravan.receipt("de/week").has("changes")).isFalse();
      assertThat(caravan.csv("de/week.changes")).hasSize(1);
      assertThat(caravan.csv("de/week.crosswalk"))
          .contains(
              "asin,gtin14,ean13,upc12,upc11,upc_grouped,primary,code,domain,looked_up_at",
              "B088H39PXX,00793610399007,0793610399007,793610399007,79361039900,"
                  + "07-01-93610-39900,true,0793610399007,de,"
                  + caravan.rows("de/week").at("/0/lookedUpAt").asText());

      caravan.drop("de/week.csv", "ean\n" + ean(3) + "\n" + ean(1) + "\n793610399007\nrubbish\n");
      JsonNode changes = caravan.receipt("de/week-2").get("changes");
      assertThat(changes.get("new").asInt()).isEqualTo(1);
      assertThat(changes.get("gone").asInt()).isEqualTo(1);
      assertThat(changes.get("changed").asInt()).isZero();
      assertThat(caravan.csv("de/week-2.changes").get(1)).startsWith("new," + ean(3) + ",ean,de,,");
      assertThat(caravan.csv("de/week-2.changes").get(2)).startsWith("gone," + ean(2) + ",ean,de,");
      assertThat(caravan.csv("de/week-2.changes")).hasSize(3);

      caravan.drop("week.csv", "ean\n" + ean(3) + "\n");
      assertThat(caravan.receipt("week").has("changes")).as("in another folder").isFalse();
    }
  }

  @Test
  void an_answer_that_was_renewed_is_no_change_where_it_says_the_same() {
    try (InProcess caravan = new InProcess(folder, SandboxOptions.unlimited().build())) {
      caravan.with("caravan.cache.found", "0s").with("caravan.cache.not-found", "0s").start();
      caravan.drop("week.csv", "ean\n793610399007\n" + ean(1) + "\n");
      caravan.receipt("week");
      caravan.drop("week.csv", "ean\n" + ean(1) + "\n793610399007\n");
      JsonNode second = caravan.receipt("week-2");
      assertThat(second.get("tokensSpent").asInt()).isEqualTo(2);
      assertThat(second.at("/changes/new").asInt(-1)).isZero();
      assertThat(second.at("/changes/gone").asInt(-1)).isZero();
      assertThat(second.at("/changes/changed").asInt(-1)).isZero();
    }
  }

  @Test
  void fifty_small_lists_dropped_together_share_their_calls() {
    try (InProcess caravan = new InProcess(folder, SandboxOptions.unlimited().build())) {
      caravan
          .with("caravan.circana.rate", "100000")
          .with("caravan.circana.batch", "50")
          .with("caravan.linger", "1m"); // however slowly they are read, each call is full
      for (int i = 0; i < 50; i++) {
        caravan.drop("small-" + i + ".txt", asins(i * 3, 3));
      }
      caravan.start(); // all of them are there when it looks
      for (int i = 0; i < 50; i++) {
        caravan.receipt("small-" + i);
      }
      assertThat(caravan.sandbox().diary().tokens(CircanaBarcodes.CHANNEL)).isEqualTo(150);
    }
  }

  @Test
  void a_list_that_was_at_work_goes_on_after_a_restart() {
    SandboxOptions slow =
        SandboxOptions.trial()
            .circana(RateLimit.trial().withRate(30, Duration.ofSeconds(2)).withDaily(0))
            .build();
    try (InProcess caravan = new InProcess(folder, slow)) {
      caravan.with("caravan.circana.plan", "trial").with("caravan.circana.window", "2s").start();
      caravan.drop("long.txt", asins(0, 100));
      org.awaitility.Awaitility.await()
          .until(() -> caravan.sandbox().diary().calls(CircanaBarcodes.CHANNEL) > 0);
      caravan.stop();
      caravan.start();
      caravan.receipt("long");
      assertThat(caravan.rows("long")).hasSize(100);
      assertThat(caravan.sandbox().densestWindow(CircanaBarcodes.CHANNEL)).isLessThanOrEqualTo(1.0);
    }
  }
}
