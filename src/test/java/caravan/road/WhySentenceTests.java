package caravan.road;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import caravan.codes.Channel;
import caravan.harness.Home;
import caravan.harness.InProcess;
import caravan.sandbox.RateLimit;
import caravan.sandbox.RecordedCall;
import caravan.sandbox.SandboxOptions;
import caravan.status.ChannelReport;
import caravan.status.Report;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a daemon says of itself while it meets what the sandbox does to it. */
@Tag("slow")
class WhySentenceTests {

  private static final Pattern COUNTDOWN = Pattern.compile("in (\\d+) s\\.");

  @TempDir private Path folder;

  private static String why(InProcess caravan) {
    return report(caravan).why();
  }

  private static ChannelReport report(InProcess caravan) {
    Report report = caravan.daemon().reports().report();
    return report.channels().stream()
        .filter(one -> one.channel().equals(new Channel("circana")))
        .findFirst()
        .orElseThrow();
  }

  private static void awaitWhy(InProcess caravan, String beginning) {
    await(beginning).untilAsserted(() -> assertThat(why(caravan)).startsWith(beginning));
  }

  /** The next call comes when the countdown ends, give or take two seconds. */
  private static void awaitNextCall(InProcess caravan) {
    Matcher countdown = COUNTDOWN.matcher(why(caravan));
    assertThat(countdown.find()).as(why(caravan)).isTrue();
    Instant asked = Instant.now();
    Instant due = asked.plusSeconds(Long.parseLong(countdown.group(1)));
    await().until(() -> next(caravan, asked).isPresent());
    assertThat(next(caravan, asked).orElseThrow())
        .isBetween(due.minusSeconds(2), due.plusSeconds(2));
  }

  /** What was on its way when the countdown was read does not count. */
  private static Optional<Instant> next(Home caravan, Instant asked) {
    return calls(caravan).stream()
        .map(RecordedCall::received)
        .filter(received -> received.isAfter(asked.plusMillis(500)))
        .min(Comparator.naturalOrder());
  }

  private static List<RecordedCall> calls(Home caravan) {
    return caravan.sandbox().diary().seen();
  }

  @Test
  void a_window_that_is_spent_is_counted_down_to_the_next_call() {
    try (InProcess caravan =
        new InProcess(folder, SandboxOptions.unlimited().build())
            .with("caravan.circana.rate", "100")
            .with("caravan.circana.window", "8s")
            .start()) {
      caravan.drop("list.txt", Home.asins(0, 250));
      awaitWhy(caravan, "Waits for the window of 8 s: its 100 tokens are spent. Next call in ");
      awaitNextCall(caravan);
      assertThat(caravan.daemon().reports().report().atWork().get(0).why())
          .isEqualTo("Has the plan to itself.");
    }
  }

  @Test
  void a_429_an_outage_and_a_refused_key_are_told_with_what_comes_next() {
    RateLimit narrow = RateLimit.full().withRate(100, Duration.ofSeconds(8));
    try (InProcess caravan =
        new InProcess(folder, SandboxOptions.full().circana(narrow).build())
            .with("caravan.circana.window", "8s")
            .start()) {
      caravan.drop("list.txt", Home.asins(0, 350));
      awaitWhy(caravan, "The server asked for a pause: \"Not enough capacity");
      awaitNextCall(caravan);
      caravan.sandbox().revoke(Home.KEY);
      awaitWhy(caravan, "The API refuses the key: \"Invalid API key\". Put a valid ");
      assertThat(caravan.daemon().reports().report().atWork().get(0).why())
          .startsWith("circana: The API refuses the key");
    }
  }

  @Test
  void a_server_that_does_not_answer_is_told_with_since_when_and_how_often_it_was_tried() {
    try (InProcess caravan = new InProcess(folder, SandboxOptions.unlimited().build())) {
      caravan.sandbox().close();
      caravan.start().drop("list.txt", Home.asins(0, 30));
      awaitWhy(caravan, "No answer since ");
      await()
          .untilAsserted(
              () ->
                  assertThat(why(caravan))
                      .contains("no connection", "Try 3 ")
                      .endsWith("Nothing is lost."));
    }
  }
}
