package caravan.road;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import caravan.asinscope.CircanaBarcodes;
import caravan.harness.Home;
import caravan.harness.InProcess;
import caravan.pace.Plan;
import caravan.sandbox.RateLimit;
import caravan.sandbox.RecordedCall;
import caravan.sandbox.SandboxOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The plan is edited in the file of settings while a list is at work. */
class PlanChangeTests {

  private static final Duration WINDOW = Duration.ofSeconds(4);

  @TempDir private Path folder;

  private InProcess caravan() {
    SandboxOptions full =
        SandboxOptions.full().circana(RateLimit.full().withRate(500, WINDOW)).build();
    return new InProcess(folder, full)
        .without("caravan.circana.plan")
        .with("caravan.circana.window", WINDOW.toSeconds() + "s");
  }

  private void plan(String word) {
    try {
      Files.writeString(folder.resolve("caravan.properties"), "caravan.circana.plan=" + word);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<RecordedCall> calls(InProcess caravan) {
    return caravan.sandbox().diary().seen().stream()
        .sorted(Comparator.comparing(RecordedCall::received))
        .toList();
  }

  private static long tokens(InProcess caravan) {
    return caravan.sandbox().diary().tokens(CircanaBarcodes.CHANNEL);
  }

  @Test
  void a_larger_plan_is_used_at_once_without_a_restart() {
    plan("trial");
    try (InProcess caravan = caravan().start(folder.resolve("caravan.properties"))) {
      caravan.drop("list.txt", Home.asins(0, 600));
      await().until(() -> tokens(caravan) >= 60);
      plan("full");
      caravan.receipt("list");
      List<Integer> sizes = calls(caravan).stream().map(call -> call.codes().size()).toList();
      assertThat(sizes).startsWith(30, 30).contains(100);
      assertThat(sizes.stream().filter(size -> size <= 30).count())
          .as("calls of the smaller plan in %s", sizes)
          .isLessThanOrEqualTo(6);
      assertThat(caravan.sandbox().densestWindow(CircanaBarcodes.CHANNEL)).isLessThanOrEqualTo(1.0);
      assertThat(caravan.rows("list")).hasSize(600);
    }
  }

  @Test
  void a_smaller_plan_remembers_what_the_window_and_the_day_hold() {
    plan("full");
    try (InProcess caravan = caravan().start(folder.resolve("caravan.properties"))) {
      caravan.drop("first.txt", Home.asins(0, 500));
      caravan.receipt("first");
      Long left = left(caravan);
      plan("trial");
      await().until(() -> caravan.daemon().plans().plan(CircanaBarcodes.CHANNEL).rate() == 30);
      caravan.drop("second.txt", Home.asins(1_000, 60));
      caravan.receipt("second");
      List<RecordedCall> calls = calls(caravan);
      assertThat(calls.stream().map(call -> call.codes().size()))
          .containsExactly(100, 100, 100, 100, 100, 30, 30);
      assertThat(calls.get(5).received()).isAfter(calls.get(4).received().plus(WINDOW));
      assertThat(calls.get(6).received()).isAfter(calls.get(5).received().plus(WINDOW));
      assertThat(left).isEqualTo(150_000 - 500);
      assertThat(left(caravan)).isEqualTo(150_000 - 560);
    }
  }

  private static Long left(InProcess caravan) {
    Plan plan = caravan.daemon().plans().plan(CircanaBarcodes.CHANNEL);
    return caravan
        .daemon()
        .ledger()
        .pacing()
        .state(CircanaBarcodes.CHANNEL, plan, caravan.daemon().clock().instant())
        .dayLeft();
  }
}
