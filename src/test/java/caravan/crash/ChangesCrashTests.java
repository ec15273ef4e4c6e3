package caravan.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import caravan.harness.CaravanProcess;
import caravan.harness.Home;
import caravan.ledger.Ledger;
import caravan.ledger.jdbc.SqliteLedger;
import caravan.sandbox.SandboxOptions;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A process that ends between two of a list's files, or before the list is marked as delivered. */
class ChangesCrashTests {

  private static final Duration PATIENCE = Duration.ofMinutes(4);

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"move.csv.after#2", "move.receipt.before", "ledger.delivered.before"})
  void the_changes_are_told_once_and_from_the_same_list(String point) throws IOException {
    try (Home home = new Home(folder, SandboxOptions.unlimited().build())) {
      home.with("caravan.output.formats", "csv,crosswalk,changes");
      home.drop("week.txt", "B000000001\nB000000002\nB000000003\n");
      try (CaravanProcess whole = Crashing.at("", home, home.log())) {
        await("the first").atMost(PATIENCE).until(() -> home.delivered("week"));
        await("its mark").atMost(PATIENCE).until(() -> marked(home));
        assertThat(whole.alive()).isTrue();
      }
      home.drop("week.txt", "B000000004\nB000000002\nB000000001\nB000000005\n");
      try (CaravanProcess victim = Crashing.at(point, home, home.log())) {
        Crashing.killed(victim, point, PATIENCE);
      }
      try (CaravanProcess again = Crashing.at("", home, home.log())) {
        await("the second").atMost(PATIENCE).until(() -> home.delivered("week-2"));
        await("its mark").atMost(PATIENCE).until(() -> marked(home));
        assertThat(again.alive()).isTrue();
      }
    }
    JsonNode changes = Home.json(folder.resolve("out/week-2.receipt.json")).get("changes");
    assertThat(changes.get("since")).isNotNull();
    assertThat(List.of(changes.get("new").asInt(), changes.get("gone").asInt()))
        .containsExactly(2, 1);
    assertThat(changes.get("changed").asInt(-1)).isZero();
    assertThat(Files.readAllLines(folder.resolve("out/week-2.changes.csv")))
        .extracting(line -> line.split(",", 3)[0] + " " + line.split(",", 3)[1])
        .containsExactly("change code", "new B000000004", "new B000000005", "gone B000000003");
    assertThat(folder.resolve("out/week-3.receipt.json")).doesNotExist();
    assertThat(folder.resolve("out")).isDirectoryNotContaining("glob:**.part");
  }

  private static boolean marked(Home home) {
    try (Ledger ledger = SqliteLedger.open(home.state().resolve("ledger.db"))) {
      return ledger.overview().atWork(1).isEmpty();
    }
  }
}
