package caravan.road;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import caravan.asinscope.CircanaBarcodes;
import caravan.harness.CapturedLog;
import caravan.harness.InProcess;
import caravan.ledger.ChannelState;
import caravan.ledger.Pause;
import caravan.sandbox.RateLimit;
import caravan.sandbox.SandboxOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** While a channel rests for long, what is answered so far stands. */
class PartTests {

  @TempDir Path folder;

  private InProcess caravan(Duration day) {
    SandboxOptions sandboxed =
        SandboxOptions.unlimited().circana(RateLimit.unlimited().withDaily(100)).day(day).build();
    return new InProcess(folder, sandboxed)
        .with("caravan.circana.rate", "100000")
        .with("caravan.circana.daily", "0")
        .with("caravan.linger", "50ms");
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

  @Test
  void what_is_answered_stands_as_a_part_while_the_day_is_used_up() throws IOException {
    try (CapturedLog heard = new CapturedLog();
        InProcess caravan = caravan(Duration.ofDays(1))) {
      caravan
          .drop("shop/spring.csv", "code,price\nrubbish,1\n" + MainJobTests.asins(0, 250))
          .start();
      Path part = caravan.output().resolve("shop/spring.partial.csv");
      await().until(() -> Files.exists(part));
      assertThat(Files.readAllLines(part)).hasSizeGreaterThanOrEqualTo(102);
      assertThat(Files.readAllLines(part).get(0)).startsWith("code,price,");
      assertThat(caravan.output().resolve("shop/spring.receipt.json")).doesNotExist();
      Pause pause = Optional.ofNullable(state(caravan).pause()).orElseThrow();
      assertThat(pause.words()).isEqualTo("The day's tokens are used up");
      assertThat(heard.lines())
          .contains("INFO circana rests until " + pause.until() + ": " + pause.words());
    }
  }

  @Test
  void the_final_file_takes_the_place_of_the_part() {
    try (InProcess caravan =
        caravan(Duration.ofSeconds(12)).with("caravan.output.partial-after", "1s")) {
      caravan.drop("spring.txt", MainJobTests.asins(0, 150)).start();
      Path part = caravan.output().resolve("spring.partial.csv");
      await().until(() -> Files.exists(part));
      assertThat(caravan.receipt("spring").at("/rows/total").asInt()).isEqualTo(150);
      assertThat(part).doesNotExist();
    }
  }

  @Test
  void no_part_is_written_while_the_wait_is_short() {
    try (InProcess caravan = caravan(Duration.ofSeconds(8))) {
      caravan.drop("spring.txt", MainJobTests.asins(0, 150)).start();
      Path part = caravan.output().resolve("spring.partial.csv");
      await()
          .failFast("a part was written", () -> Files.exists(part))
          .until(() -> Files.exists(caravan.output().resolve("spring.receipt.json")));
    }
  }
}
