package caravan.asinscope;

import static org.assertj.core.api.Assertions.assertThat;

import caravan.codes.Answer;
import caravan.codes.Batch;
import caravan.codes.CodeRequest;
import caravan.codes.CodeType;
import caravan.codes.Domain;
import caravan.codes.Lane;
import caravan.codes.ProductCode;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Generated batches and answers, against a plain reading of the rules. */
final class MatchingPropertiesTests {

  private static final JsonMapper JSON = new JsonMapper();

  /** A batch of one lane and an answer to it, out of so few codes that they meet often. */
  private record Case(Batch batch, List<ObjectNode> items) {

    static Case of(Random random, int codes, int items) {
      CodeType type = CodeType.values()[random.nextInt(3)];
      Lane lane = new Lane(BarcodesLookup.CHANNEL, type, Domain.COM);
      Set<String> texts = new HashSet<>();
      while (texts.size() < codes) {
        texts.add(text(random, type, 2 * codes));
      }
      List<ObjectNode> answer = new ArrayList<>();
      for (int each = 0; each < items; each++) {
        answer.add(item(random, each, 2 * codes));
      }
      return new Case(Samples.batch(lane, texts.toArray(String[]::new)), answer);
    }

    private static String text(Random random, CodeType type, int bound) {
      int number = random.nextInt(bound);
      return switch (type) {
        case ASIN -> "B%09d".formatted(number);
        case UPC -> "7936%08d".formatted(number);
        case EAN -> "07936%08d".formatted(number);
      };
    }

    private static ObjectNode item(Random random, int serial, int bound) {
      ObjectNode item = JSON.createObjectNode().put("serial", serial);
      item.put("asin", text(random, CodeType.ASIN, bound));
      item.put("title", random.nextBoolean() ? null : "= \"quoted\" \n 😀 " + serial);
      item.put("upc", random.nextBoolean() ? null : text(random, CodeType.UPC, bound));
      for (String list : List.of("upcList", "eanList")) {
        ArrayNode codes = item.putArray(list);
        for (int left = random.nextInt(4); left > 0; left--) {
          codes.add(text(random, random.nextBoolean() ? CodeType.UPC : CodeType.EAN, bound));
        }
      }
      return item;
    }

    Reply.Answered read(Random order) throws JsonProcessingException {
      List<ObjectNode> shuffled = new ArrayList<>(items);
      Collections.shuffle(shuffled, order);
      ObjectNode body = JSON.createObjectNode().put("dailyTokensLeft", 5);
      body.putArray("items").addAll(shuffled);
      String text =
          order.nextBoolean()
              ? body.toString()
              : JSON.writerWithDefaultPrettyPrinter().writeValueAsString(body);
      return (Reply.Answered) Samples.read(batch, 200, text);
    }

    Set<JsonNode> expected(CodeRequest request) {
      Set<JsonNode> expected = new HashSet<>();
      items.stream().filter(item -> names(item, request.code())).forEach(expected::add);
      return expected;
    }

    private static boolean names(ObjectNode item, ProductCode code) {
      String bare = code.type() == CodeType.EAN ? code.text().substring(1) : code.text();
      return item.findValuesAsText("asin").contains(bare)
          || item.findValuesAsText("upc").contains(bare)
          || item.get("upcList").toString().contains(bare)
          || item.get("eanList").toString().contains(bare);
    }
  }

  @Property(tries = 200)
  void each_code_has_exactly_the_items_that_name_it(
      @ForAll Random random,
      @ForAll @IntRange(min = 1, max = 30) int codes,
      @ForAll @IntRange(max = 40) int items)
      throws JsonProcessingException {
    Case sample = Case.of(random, codes, items);
    Reply.Answered answered = sample.read(random);
    assertThat(answered.answers()).hasSize(codes);
    Set<JsonNode> wanted = new HashSet<>();
    for (int each = 0; each < codes; each++) {
      CodeRequest request = sample.batch.requests().get(each);
      Answer answer = answered.answers().get(each);
      assertThat(answer.lookup()).isEqualTo(request.lookup());
      assertThat(JSON.readTree(answer.items()))
          .containsExactlyInAnyOrderElementsOf(sample.expected(request));
      wanted.addAll(sample.expected(request));
    }
    assertThat(answered.strays()).isEqualTo(items - wanted.size());
  }

  @Property(tries = 100)
  void the_order_of_the_items_changes_only_their_order(
      @ForAll Random random,
      @ForAll @IntRange(min = 1, max = 30) int codes,
      @ForAll @IntRange(max = 40) int items)
      throws JsonProcessingException {
    Case sample = Case.of(random, codes, items);
    Reply.Answered one = sample.read(random);
    Reply.Answered other = sample.read(random);
    assertThat(other.strays()).isEqualTo(one.strays());
    for (int each = 0; each < codes; each++) {
      assertThat(JSON.readTree(other.answers().get(each).items()))
          .containsExactlyInAnyOrderElementsOf(JSON.readTree(one.answers().get(each).items()));
    }
  }
}
