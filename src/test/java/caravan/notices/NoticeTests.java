package caravan.notices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import caravan.harness.CaravanProcess;
import caravan.harness.Home;
import caravan.harness.InProcess;
import caravan.sandbox.Latency;
import caravan.sandbox.RateLimit;
import caravan.sandbox.Refusals;
import caravan.sandbox.SandboxOptions;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is told what, by a whole daemon. */
@Tag("slow")
class NoticeTests {

  private static final String SECRET = "whippoorwill";

  @TempDir Path folder;
  private final Receiver receiver = new Receiver();

  @AfterEach
  void close() {
    receiver.close();
  }

  private <H extends Home> H telling(H home) {
    home.with("caravan.notify.url", receiver.url("/hooks/nightingale"))
        .with("caravan.notify.secret", SECRET);
    return home;
  }

  private Receiver.Received told(String event) {
    await(event)
        .until(() -> receiver.received().stream().anyMatch(one -> one.event().equals(event)));
    return receiver.received().stream()
        .filter(one -> one.event().equals(event))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void a_list_that_is_done_is_told_with_its_numbers_and_signed() {
    try (InProcess home = telling(new InProcess(folder, SandboxOptions.unlimited().build()))) {
      home.start();
      home.drop("de/spring.csv", "asin\nB000000001\nB000000002\nrubbish\n");
      Receiver.Received got = told("list.done");
      assertThat(got.text()).startsWith("de/spring.csv is done: 3 rows, ").contains("1 invalid");
      assertThat(got.json().at("/list/rows").asInt()).isEqualTo(3);
      assertThat(got.json().at("/list/outcomes/invalid").asInt()).isOne();
      assertThat(got.json().at("/list/result").asText()).isEqualTo("de/spring");
      assertThat(got.path()).isEqualTo("/hooks/nightingale");
      assertThat(got.signature())
          .isEqualTo(
              new Signer(new caravan.settings.Secret(SECRET))
                  .sign(got.body().getBytes(StandardCharsets.UTF_8)));
      assertThat(receiver.received()).hasSize(1);
    }
  }

  @Test
  void failures_and_held_lists_are_told_with_what_can_be_done() {
    SandboxOptions sandboxed =
        SandboxOptions.unlimited().refusals(Refusals.naming().poison("B000000003")).build();
    try (InProcess home = telling(new InProcess(folder, sandboxed))) {
      home.start();
      home.drop("a.csv", "asin\nB000000001\nB000000003\n");
      assertThat(told("list.failures").text())
          .startsWith("a.csv is done with failures: 2 rows, ")
          .contains("1 refused", "caravan retry ");
      home.drop("doubt.csv", "ean\n" + "4006381333930\n4006381333937\n".repeat(20));
      Receiver.Received held = told("list.held");
      assertThat(held.text()).startsWith("doubt.csv: Waits for your word: ");
      assertThat(held.json().at("/list/release").asText()).isEqualTo("caravan release doubt.csv");
    }
  }

  @Test
  void a_channel_that_needs_a_person_and_a_day_that_is_spent_are_told_once() {
    SandboxOptions small =
        SandboxOptions.full()
            .circana(RateLimit.full().withDaily(50))
            .latency(Latency.ofMillis(2_000, 2_000)) // the last call is under way when the day ends
            .build();
    try (InProcess home = telling(new InProcess(folder, small))) {
      home.with("caravan.circana.daily", "50").start();
      home.drop("a.txt", Home.asins(0, 80));
      Receiver.Received spent = told("day.spent");
      assertThat(spent.text())
          .startsWith("circana: Today's ")
          .contains(" tokens are spent. Goes on at ")
          .endsWith(" 30 codes wait.");
      assertThat(spent.json().at("/channel/codesWaiting").asInt()).isEqualTo(30);
      home.sandbox().revoke(Home.KEY + "-too");
      home.drop("de/b.txt", Home.asins(0, 10));
      Receiver.Received person = told("channel.person");
      assertThat(person.text()).startsWith("lookup: The API refuses the key: \"Invalid API key\"");
      assertThat(receiver.received()).hasSize(2);
    }
  }

  @Test
  void what_nobody_took_before_a_kill_is_told_after_the_next_start_and_shown_meanwhile()
      throws Exception {
    receiver.answers(503);
    Path log = folder.resolve("log");
    try (Home home =
        telling(new Home(folder.resolve("home"), SandboxOptions.unlimited().build())).listening()) {
      Files.createDirectories(home.folder());
      try (CaravanProcess caravan = CaravanProcess.command("run").at(home).start(log).up(home)) {
        home.drop("a.txt", Home.asins(0, 10));
        home.receipt("a");
        told("list.done");
        assertThat(home.health()).contains("\"noticesPending\" : 1");
        assertThat(home.get("/about"))
            .contains("1 notice could not be sent yet; it is tried again.");
        caravan.kill();
      }
      int before = receiver.received().size();
      receiver.answers(200);
      try (CaravanProcess again = CaravanProcess.command("run").at(home).start(log).up(home)) {
        await("told after the kill").until(() -> receiver.received().size() > before);
        await("nothing is pending").until(() -> home.health().contains("\"noticesPending\" : 0"));
        assertThat(again.alive()).isTrue();
      }
      List<String> ids =
          receiver.received().stream()
              .map(one -> one.json().at("/id").asText())
              .distinct()
              .toList();
      assertThat(ids).hasSize(1);
      assertThat(Files.readString(log)).doesNotContain("nightingale", SECRET);
    }
  }
}
