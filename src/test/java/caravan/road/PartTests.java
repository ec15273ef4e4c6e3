package caravan.road;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import caravan.sandbox.RateLimit;
import caravan.sandbox.SandboxOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** While a channel rests for long, what is answered so far stands. */
class PartTests {

  @TempDir Path folder;

  private Post post(Duration day) {
    SandboxOptions sandboxed =
        SandboxOptions.unlimited().circana(RateLimit.unlimited().withDaily(100)).day(day).build();
    return new Post(folder, sandboxed)
        .with("caravan.circana.rate", "100000")
        .with("caravan.circana.daily", "0");
  }

  @Test
  void what_is_answered_stands_as_a_part_while_the_day_is_used_up() throws IOException {
    try (Heard heard = new Heard();
        Post post = post(Duration.ofDays(1))) {
      post.drop("shop/spring.csv", "code,price\nrubbish,1\n" + MainJobTests.asins(0, 250)).open();
      Path part = post.output().resolve("shop/spring.partial.csv");
      await().atMost(Duration.ofSeconds(60)).until(() -> Files.exists(part));
      assertThat(Files.readAllLines(part)).hasSizeGreaterThanOrEqualTo(102);
      assertThat(Files.readAllLines(part).get(0)).startsWith("code,price,");
      assertThat(post.output().resolve("shop/spring.receipt.json")).doesNotExist();
      assertThat(heard.lines())
          .anyMatch(
              line -> line.matches("INFO circana rests until .*: The day's tokens are used up"));
    }
  }

  @Test
  void the_final_file_takes_the_place_of_the_part() {
    try (Post post = post(Duration.ofSeconds(12)).with("caravan.output.partial-after", "1s")) {
      post.drop("spring.txt", MainJobTests.asins(0, 150)).open();
      Path part = post.output().resolve("spring.partial.csv");
      await().atMost(Duration.ofSeconds(60)).until(() -> Files.exists(part));
      assertThat(post.receipt("spring").at("/rows/total").asInt()).isEqualTo(150);
      assertThat(part).doesNotExist();
    }
  }

  @Test
  void no_part_is_written_while_the_wait_is_short() {
    try (Post post = post(Duration.ofSeconds(8))) {
      post.drop("spring.txt", MainJobTests.asins(0, 150)).open();
      Path part = post.output().resolve("spring.partial.csv");
      await()
          .atMost(Duration.ofSeconds(60))
          .failFast("a part was written", () -> Files.exists(part))
          .until(() -> Files.exists(post.output().resolve("spring.receipt.json")));
    }
  }
}
