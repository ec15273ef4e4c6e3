package caravan.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import caravan.sandbox.Sandbox;
import caravan.sandbox.SandboxOptions;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A process that ends between two of a list's files, or before the list is marked as delivered. */
@Isolated
class ChangesCrashTests {

  private static final Duration PATIENCE = Duration.ofMinutes(4);

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"move.csv.after#2", "move.receipt.before", "ledger.delivered.before"})
  void the_changes_are_told_once_and_from_the_same_list(String point) throws IOException {
    Files.createDirectories(folder.resolve("in"));
    try (Sandbox sandbox = Sandbox.start(SandboxOptions.unlimited().build(), Clock.systemUTC())) {
      Map<String, String> environment = environment(sandbox);
      drop("B000000001\nB000000002\nB000000003\n");
      try (Victim whole = new Victim("", environment, folder.resolve("log"))) {
        await("the first").atMost(PATIENCE).until(() -> delivered("week"));
        await("its mark").pollDelay(Duration.ofSeconds(1)).until(whole.handle()::isAlive);
      }
      drop("B000000004\nB000000002\nB000000001\nB000000005\n");
      try (Victim victim = new Victim(point, environment, folder.resolve("log"))) {
        assertThat(victim.ended(PATIENCE)).as("passed %s", point).isTrue();
        assertThat(victim.status()).isEqualTo(CrashPoint.STATUS);
      }
      Files.deleteIfExists(folder.resolve("out/week-2.receipt.json"));
      try (Victim again = new Victim("", environment, folder.resolve("log"))) {
        await("the second").atMost(PATIENCE).until(() -> delivered("week-2"));
        assertThat(again.handle().isAlive()).isTrue();
      }
    }
    JsonNode changes = receipt("week-2").get("changes");
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

  private Map<String, String> environment(Sandbox sandbox) {
    return Map.of(
        "CARAVAN_CIRCANA_KEY",
        "canary-5f0c9e",
        "CARAVAN_CIRCANA_URL",
        sandbox.uri().toString(),
        "CARAVAN_INPUT",
        folder.resolve("in").toString(),
        "CARAVAN_OUTPUT",
        folder.resolve("out").toString(),
        "CARAVAN_STATE",
        folder.resolve("state").toString(),
        "CARAVAN_OUTPUT_FORMATS",
        "csv,crosswalk,changes",
        "CARAVAN_INPUT_SETTLE",
        "50ms",
        "CARAVAN_HTTP_LISTEN",
        "off");
  }

  private void drop(String text) throws IOException {
    Path aside = Files.writeString(folder.resolve("in/week.txt.part"), text);
    Files.move(aside, folder.resolve("in/week.txt"), StandardCopyOption.ATOMIC_MOVE);
  }

  private boolean delivered(String result) {
    return Files.exists(folder.resolve("out/" + result + ".receipt.json"));
  }

  private JsonNode receipt(String result) throws IOException {
    return new ObjectMapper().readTree(folder.resolve("out/" + result + ".receipt.json").toFile());
  }
}
