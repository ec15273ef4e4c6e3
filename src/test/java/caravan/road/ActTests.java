package caravan.road;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import caravan.asinscope.CircanaBarcodes;
import caravan.desk.ActResult;
import caravan.desk.Desk;
import caravan.harness.Home;
import caravan.harness.InProcess;
import caravan.ledger.Act;
import caravan.ledger.Ledger;
import caravan.sandbox.Fault;
import caravan.sandbox.FaultKind;
import caravan.sandbox.RecordedCall;
import caravan.sandbox.SandboxOptions;
import caravan.wiring.Desks;
import caravan.wiring.Ledgers;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people do while lists are at work, in the daemon's process and beside it. */
@Tag("slow")
class ActTests {

  private static final Duration A_WHILE = Duration.ofSeconds(2);

  @TempDir private Path folder;

  /** Two calls of ten codes each half second. */
  private InProcess caravan() {
    return new InProcess(folder, SandboxOptions.unlimited().remembered(10_000).build())
        .with("caravan.circana.rate", "20")
        .with("caravan.circana.window", "500ms")
        .with("caravan.circana.batch", "10");
  }

  private static List<RecordedCall> calls(Home caravan) {
    return caravan.sandbox().diary().seen();
  }

  private static void awaitCalls(Home caravan, int more) {
    int before = calls(caravan).size();
    await().until(() -> calls(caravan).size() >= before + more);
  }

  /** What a command does: at a ledger of its own, with nobody to wake. */
  private static ActResult beside(InProcess caravan, Function<Desk, ActResult> act) {
    try (Ledger ledger = Ledgers.beside(caravan.load()).orElseThrow()) {
      return act.apply(
          Desks.of(caravan.load(), ledger, caravan.load()::terms, () -> {}, Clock.systemUTC()));
    }
  }

  private static void done(ActResult result) {
    assertThat(result.kind()).as(result.words()).isEqualTo(ActResult.Kind.DONE);
  }

  /** Waits until what was on its way has come; answers how many calls there were until then. */
  private static int callsWhenQuiet(InProcess caravan) {
    await("nothing is on its way")
        .during(Duration.ofSeconds(1))
        .until(
            () ->
                caravan
                    .daemon()
                    .ledger()
                    .overview()
                    .oldestUnderWay(CircanaBarcodes.CHANNEL)
                    .isEmpty());
    return calls(caravan).size();
  }

  private static void assertNoFurther(InProcess caravan, int calls) {
    await().during(A_WHILE).until(() -> calls(caravan).size() == calls);
  }

  @Test
  void a_paused_channel_makes_no_call_not_after_a_restart_nor_with_a_new_key_until_it_is_resumed()
      throws IOException {
    Path key = Files.writeString(folder.resolve("key"), "first-key");
    try (InProcess caravan = caravan()) {
      caravan.without("caravan.circana.key").with("caravan.circana.key-file", key.toString());
      caravan.start().follow().drop("list.txt", Home.asins(0, 600));
      awaitCalls(caravan, 2);
      done(beside(caravan, desk -> desk.channels().pause("circana", "anna", "too dear")));
      int paused = callsWhenQuiet(caravan);
      assertNoFurther(caravan, paused);

      caravan.stop();
      caravan.start().follow();
      Files.writeString(key, "second-key");
      assertNoFurther(caravan, paused);
      assertThat(caravan.daemon().reports().report().channels().get(0).why())
          .startsWith("Paused by anna since ")
          .contains(": \"too dear\". ");

      done(beside(caravan, desk -> desk.channels().resume("circana", "ben", "")));
      await().until(() -> calls(caravan).size() > paused);
    }
  }

  @Test
  void the_next_call_after_a_list_became_urgent_carries_its_codes() {
    try (InProcess caravan = caravan().start()) {
      caravan.drop("large.txt", Home.asins(0, 400));
      awaitCalls(caravan, 2);
      done(beside(caravan, desk -> desk.channels().pause("circana", "anna", "")));
      int before = callsWhenQuiet(caravan);
      caravan.drop("small.txt", Home.asins(5_000, 20));
      await().until(() -> caravan.daemon().ledger().overview().atWork(9).size() == 2);
      done(beside(caravan, desk -> desk.lists().urgency("small.txt", "urgent", "anna", "")));
      done(beside(caravan, desk -> desk.channels().resume("circana", "anna", "")));
      caravan.receipt("small");
      assertThat(calls(caravan).subList(before, before + 2))
          .allSatisfy(call -> assertThat(call.codes()).allMatch(ActTests::small));
      assertThat(caravan.delivered("large")).isFalse();
    }
  }

  private static boolean small(String code) {
    return code.compareTo("B000005000") >= 0;
  }

  @Test
  void no_call_carries_a_code_of_a_list_that_is_held() {
    try (InProcess caravan = caravan().start()) {
      caravan.drop("held.txt", Home.asins(0, 300));
      awaitCalls(caravan, 2);
      done(beside(caravan, desk -> desk.lists().urgency("held.txt", "held", "anna", "")));
      int before = callsWhenQuiet(caravan);
      caravan.drop("other.txt", Home.asins(5_000, 40) + Home.asins(290, 5));
      caravan.receipt("other");
      Set<String> asked = new HashSet<>();
      calls(caravan).stream().skip(before).forEach(call -> asked.addAll(call.codes()));
      assertThat(asked)
          .allMatch(code -> small(code) || code.compareTo("B000000290") >= 0)
          .isNotEmpty();
      assertThat(caravan.delivered("held")).isFalse();
      done(caravan.daemon().desk().lists().urgency("held.txt", "normal", "anna", ""));
      caravan.receipt("held");
    }
  }

  @Test
  void a_cancelled_list_is_delivered_with_what_is_there_and_a_retry_completes_it() {
    try (InProcess caravan = caravan().start()) {
      caravan.drop("list.txt", Home.asins(0, 300));
      awaitCalls(caravan, 3);
      done(beside(caravan, desk -> desk.lists().cancel("list.txt", "anna", "")));
      JsonNode receipt = caravan.receipt("list");
      assertNoFurther(caravan, callsWhenQuiet(caravan));
      long failed = receipt.at("/rows/failed").asLong();
      long found = receipt.at("/rows/found").asLong() + receipt.at("/rows/not_found").asLong();
      assertThat(failed).isPositive();
      assertThat(failed + found).isEqualTo(300);
      assertThat(receipt.at("/tokensSpent").asLong())
          .isEqualTo(caravan.sandbox().diary().tokens(CircanaBarcodes.CHANNEL));
      assertThat(caravan.rows("list").findValuesAsText("note")).contains("cancelled by anna");

      done(beside(caravan, desk -> desk.lists().retry("list.txt", false, "anna", "")));
      assertThat(caravan.receipt("list-2").at("/rows/failed").asLong()).isZero();
      assertThat(caravan.sandbox().diary().paidAgain()).isEmpty();
      assertThat(caravan.rows("list-2")).hasSize(300);
    }
  }

  @Test
  void a_retry_asks_for_the_failed_rows_alone_and_every_act_tells_who_and_when() {
    try (InProcess caravan = caravan()) {
      caravan.sandbox().faults(Fault.next(3, FaultKind.shape("[]")));
      caravan.start().drop("list.txt", Home.asins(0, 40));
      long failed = caravan.receipt("list").at("/rows/failed").asLong();
      assertThat(failed).isBetween(1L, 39L);
      Instant told = Instant.now();
      done(beside(caravan, desk -> desk.lists().retry("list.txt", false, "anna", "again")));
      assertThat(caravan.receipt("list-2").at("/rows/failed").asLong()).isZero();
      long asked =
          calls(caravan).stream()
              .filter(call -> call.received().isAfter(told))
              .mapToLong(call -> call.codes().size())
              .sum();
      assertThat(asked).isEqualTo(failed);

      assertThat(caravan.daemon().desk().channels().pause("circana", "ben", "").kind())
          .isEqualTo(ActResult.Kind.DONE);
      List<Act> acts = caravan.daemon().ledger().overview().acts(9);
      assertThat(acts)
          .extracting(Act::kind, act -> act.signature().who(), Act::subject)
          .containsExactly(
              org.assertj.core.groups.Tuple.tuple(Act.Kind.PAUSE, "ben", "circana"),
              org.assertj.core.groups.Tuple.tuple(Act.Kind.RETRY, "anna", "list.txt"));
      assertThat(acts.get(1).signature().at())
          .isBetween(told.minusSeconds(2), Instant.now().plusSeconds(2));
    }
  }

  @Test
  void a_list_whose_results_somebody_deleted_is_delivered_once_more_for_no_token()
      throws IOException {
    try (InProcess caravan = caravan()) {
      caravan.start().drop("de/list.txt", Home.asins(0, 40));
      JsonNode first = caravan.receipt("de/list");
      int asked = calls(caravan).size();
      for (String ending : List.of("csv", "json", "receipt.json")) {
        Files.delete(caravan.output().resolve("de/list." + ending));
      }
      done(beside(caravan, desk -> desk.lists().deliver("de/list.txt", "anna", "")));
      JsonNode second = caravan.receipt("de/list");
      assertThat(second.at("/rows")).isEqualTo(first.at("/rows"));
      assertThat(second.at("/tokensSpent")).isEqualTo(first.at("/tokensSpent"));
      done(beside(caravan, desk -> desk.lists().deliver("de/list.txt", "anna", "")));
      assertThat(caravan.receipt("de/list-2").at("/rows")).isEqualTo(first.at("/rows"));
      assertThat(calls(caravan)).hasSize(asked);
      assertThat(beside(caravan, desk -> desk.lists().deliver("other", "anna", "")).kind())
          .isEqualTo(ActResult.Kind.UNKNOWN);
    }
  }

  @Test
  void lists_that_were_put_away_are_deleted_after_the_span_that_was_set() {
    try (InProcess caravan = caravan()) {
      caravan.start().drop("old.txt", Home.asins(0, 4));
      caravan.receipt("old");
      Path put = caravan.input().resolve(".done/old.txt");
      await().until(() -> Files.exists(put));
      caravan.stop();
      caravan.with("caravan.keep.lists", "1d").start().drop("a.txt", Home.asins(9, 4));
      caravan.receipt("a");
      assertThat(put).as("of today").exists();
      caravan.stop();
      caravan.with("caravan.keep.lists", "0s").start();
      await().until(() -> Files.notExists(put));
      assertThat(caravan.output().resolve("old.csv")).exists();
    }
  }
}
