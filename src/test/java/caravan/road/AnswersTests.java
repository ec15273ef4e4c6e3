package caravan.road;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import caravan.asinscope.CircanaBarcodes;
import caravan.harness.Home;
import caravan.harness.InProcess;
import caravan.ledger.ChannelState;
import caravan.ledger.Pause;
import caravan.road.SmallServer.Said;
import caravan.sandbox.SandboxOptions;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers that servers really send: what can be read is kept, and each costs only itself. */
class AnswersTests {

  @TempDir static Path shared;
  private static SmallServer speaker;
  private static InProcess one;
  private static int lists;

  @TempDir Path folder;

  @BeforeAll
  static void start() {
    speaker = new SmallServer(0, (call, codes) -> SmallServer.found(codes));
    one = caravan(shared, speaker).start();
  }

  @AfterAll
  static void close() {
    one.close();
    speaker.close();
  }

  private static InProcess caravan(Path folder, SmallServer server) {
    return new InProcess(folder, SandboxOptions.unlimited().build())
        .with("caravan.circana.url", server.uri().toString())
        .with("caravan.circana.rate", "100000")
        .with("caravan.linger", "50ms");
  }

  private InProcess caravan(SmallServer server) {
    return caravan(folder, server);
  }

  /** What becomes of a list of so many new codes if the one call for them is answered so. */
  private record Asked(String list, JsonNode receipt) {

    static Asked of(int codes, Function<List<String>, Said> answer) {
      lists++;
      int before = speaker.calls().size();
      speaker.says((call, all) -> call == before + 1 ? answer.apply(all) : SmallServer.found(all));
      String list = "list-" + lists;
      one.drop(list + ".txt", Home.asins(lists * 100, codes));
      Asked asked = new Asked(list, one.receipt(list));
      assertThat(speaker.calls()).hasSize(before + 1);
      return asked;
    }

    JsonNode row(int row) {
      return one.rows(list).get(row);
    }
  }

  private static ChannelState state(InProcess caravan) {
    return caravan
        .daemon()
        .ledger()
        .pacing()
        .state(
            CircanaBarcodes.CHANNEL,
            caravan.daemon().plans().plan(CircanaBarcodes.CHANNEL),
            caravan.daemon().clock().instant());
  }

  private static Pause parked(InProcess caravan) {
    await().until(() -> state(caravan).pause() != null);
    return Optional.ofNullable(state(caravan).pause()).orElseThrow();
  }

  private static void assertRows(JsonNode receipt, String outcome, int rows) {
    assertThat(receipt.at("/rows/" + outcome).asInt()).as(receipt.toString()).isEqualTo(rows);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"items\":null}",
        "{\"items\":[]}",
        "{\"items\":[null]}",
        "{\"items\":[],\"error\":\"\",\"message\":\"\"}",
        "{\"items\":null,\"error\":\"none\"}"
      })
  void an_answer_without_items_is_one_call_and_nothing_is_found(String body) {
    assertRows(Asked.of(5, codes -> Said.of(200, body)).receipt(), "not_found", 5);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"items\":[null,%s]}",
        "{\"items\":[\"no object\",%s,7]}",
        "{\"items\":[%s],\"error\":\"\"}",
        "{\"items\":[%s],\"error\":\"none\",\"message\":\"\"}",
        "{\"items\":[%s],\"error\":\"one of them failed\"}",
        "{\"items\":[%s],\"dailyTokensLeft\":NaN}"
      })
  void what_can_be_read_of_an_answer_is_kept_and_is_one_call(String body) {
    Asked asked =
        Asked.of(
            5,
            codes -> {
              String items = SmallServer.items(List.of(codes.get(0), codes.get(3)));
              return Said.of(200, body.formatted(items));
            });
    assertRows(asked.receipt(), "found", 2);
    assertRows(asked.receipt(), "not_found", 3);
    assertThat(asked.receipt().path("tokensSpent").asInt()).isEqualTo(10);
  }

  @Test
  void a_value_that_is_not_a_number_is_none_in_the_results() {
    String item = "{\"items\":[{\"asin\":\"%s\",\"upc\":NaN,\"weight\":-Infinity}]}";
    Asked asked = Asked.of(1, codes -> Said.of(200, item.formatted(codes.get(0))));
    assertRows(asked.receipt(), "found", 1);
    JsonNode kept = asked.row(0).path("items").get(0);
    assertThat(kept.path("upc").isNull()).as(kept.toString()).isTrue();
    assertThat(kept.path("weight").isNull()).isTrue();
  }

  @Test
  void a_204_comes_to_an_end_after_three_tries_without_an_exception() {
    try (SmallServer server = new SmallServer(0, (call, codes) -> Said.of(204, null));
        InProcess caravan = caravan(server)) {
      caravan.start().drop("a.txt", Home.asins(0, 5));
      assertRows(caravan.receipt("a"), "failed", 5);
      assertThat(caravan.rows("a").get(0).path("note").asText())
          .isEqualTo("the server answered 204 with nothing in it");
      assertThat(server.calls()).hasSize(3);
    }
  }

  @Test
  void a_304_is_an_outage_like_any_other() {
    try (SmallServer server = SmallServer.once(Said.of(304, null));
        InProcess caravan = caravan(server)) {
      caravan.start().drop("a.txt", Home.asins(0, 5));
      assertThat(parked(caravan).words()).contains("304");
      assertRows(caravan.receipt("a"), "found", 5);
      assertThat(server.calls()).hasSize(2);
    }
  }

  @ParameterizedTest
  @CsvSource({"400,history is only available for 90 days", "422,Too new. Try again in 90 days"})
  void a_refusal_that_names_a_code_is_its_own_and_nobody_waits(int status, String why) {
    String poison = "B000000077";
    String words = poison + ": " + why;
    UnaryOperator<String> error = said -> "{\"message\":\"" + said + "\"}";
    try (SmallServer server =
            new SmallServer(
                0,
                (call, codes) ->
                    codes.contains(poison)
                        ? Said.of(status, error.apply(words))
                        : SmallServer.found(codes));
        InProcess caravan = caravan(server)) {
      caravan.start().drop("a.txt", Home.asins(0, 100));
      JsonNode receipt = caravan.receipt("a");
      assertRows(receipt, "refused", 1);
      assertRows(receipt, "found", 99);
      assertThat(caravan.rows("a").get(77).path("note").asText()).isEqualTo(words);
      assertThat(server.calls()).hasSize(3);
      assertThat(state(caravan).pause()).isNull();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Please try again in 2h7m30s                     |     | PT2H7M30S
          Rate limit reached. Please try again in 0m3s    |     | PT3S
          Retry after 00:00:03                            |     | PT3S
          Slow down                                       | 2.5 | PT2.5S
          Daily limit reached, see you tomorrow           |     | PT5M
          """)
  void a_429_is_waited_out_in_whatever_form_it_says_how_long(
      String words, String header, Duration wait) {
    Map<String, String> headers = header == null ? Map.of() : Map.of("Retry-After", header);
    Said said = new Said(429, headers, "{\"message\":\"" + words + "\"}");
    try (SmallServer server = SmallServer.once(said);
        InProcess caravan = caravan(server)) {
      caravan.start().drop("a.txt", Home.asins(0, 5));
      Instant before = caravan.daemon().clock().instant();
      Pause pause = parked(caravan);
      assertThat(pause.until()).isBetween(before.plus(wait), before.plus(wait).plusSeconds(2));
      assertThat(server.calls()).hasSize(1);
      caravan.daemon().ledger().pacing().resume(CircanaBarcodes.CHANNEL);
      JsonNode receipt = caravan.receipt("a");
      assertRows(receipt, "found", 5);
      assertThat(receipt.path("tokensSpent").asInt()).isEqualTo(10);
    }
  }

  @Test
  void a_429_that_names_the_moment_is_waited_out_until_then() {
    Instant until = Instant.now().plus(Duration.ofHours(9)).truncatedTo(ChronoUnit.SECONDS);
    String words = "{\"message\":\"Daily limit reached. Resets at " + until + "\"}";
    try (SmallServer server = SmallServer.once(Said.of(429, words));
        InProcess caravan = caravan(server)) {
      caravan.start().drop("a.txt", Home.asins(0, 5));
      Pause pause = parked(caravan);
      assertThat(pause.kind()).isEqualTo(Pause.Kind.DAILY);
      assertThat(pause.until()).isBetween(until.minusSeconds(1), until.plusSeconds(1));
    }
  }

  @Test
  void an_item_under_another_code_leaves_the_row_not_found_and_is_told_on_it() {
    String parent = "{\"items\":[{\"asin\":\"B0PARENT01\",\"children\":[\"%s\"]},%s]}";
    Asked asked =
        Asked.of(
            3,
            codes -> Said.of(200, parent.formatted(codes.get(0), SmallServer.item(codes.get(1)))));
    assertRows(asked.receipt(), "not_found", 2);
    assertThat(asked.row(0).path("note").asText())
        .isEqualTo(
            "an item came for another code: B0PARENT01, which mentions this one in another field");
    assertThat(asked.row(1).path("note").asText()).isEmpty();
    assertThat(asked.row(2).path("note").asText())
        .isEqualTo("an item came for another code: B0PARENT01");
  }
}
