package caravan.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import caravan.harness.CaravanProcess;
import caravan.harness.FileTree;
import caravan.harness.Home;
import caravan.ledger.Ledger;
import caravan.ledger.jdbc.SqliteLedger;
import caravan.sandbox.SandboxOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A process that ends while results get their names, and somebody who takes these away at once. */
class TakenAwayCrashTests {

  private static final Set<String> SHORT =
      Set.of("ledger.publishing.after", "move.csv.after", "ledger.delivered.before");

  private static final Duration PATIENCE = Duration.ofMinutes(4);

  @TempDir Path folder;

  static Stream<String> points() {
    Stream<String> all =
        Stream.of(
            "ledger.publishing.before",
            "ledger.publishing.after",
            "move.csv.after",
            "move.receipt.before",
            "move.receipt.after",
            "ledger.delivered.before",
            "ledger.delivered.after");
    return Boolean.getBoolean("caravan.crash.long") ? all : all.filter(SHORT::contains);
  }

  @ParameterizedTest
  @MethodSource("points")
  void each_file_comes_once(String point) {
    try (Home home = new Home(folder, SandboxOptions.unlimited().build())) {
      ResultConsumer consumer = new ResultConsumer(home.output());
      home.drop("one.txt", "B000000001\nB000000002\n");
      home.drop("two.txt", "B000000002\nB000000003\n");
      try (CaravanProcess victim = Crashing.at(point, home, home.log())) {
        Crashing.killed(victim, point, PATIENCE);
      }
      consumer.take();
      try (CaravanProcess again = Crashing.at("", home, home.log())) {
        await("all")
            .atMost(PATIENCE)
            .until(
                () -> {
                  consumer.take();
                  return isTakenIn(home, "one.txt")
                      && isTakenIn(home, "two.txt")
                      && nothingIsAtWork(home);
                });
        assertThat(again.alive()).isTrue();
      }
      consumer.take();
      assertThat(home.output()).isDirectoryNotContaining("glob:**.part");
      assertThat(consumer.taken())
          .as(() -> "%s said %s".formatted(FileTree.files(home.folder()), said(home)))
          .containsExactlyInAnyOrder(
              "one.csv", "one.json", "one.receipt.json", "two.csv", "two.json", "two.receipt.json");
    }
  }

  private static boolean isTakenIn(Home home, String list) {
    return Files.notExists(home.input().resolve(list));
  }

  private static String said(Home home) {
    try {
      return home.logged();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean nothingIsAtWork(Home home) {
    try (Ledger ledger = SqliteLedger.open(home.state().resolve("ledger.db"))) {
      return ledger.overview().atWork(1).isEmpty();
    }
  }
}
