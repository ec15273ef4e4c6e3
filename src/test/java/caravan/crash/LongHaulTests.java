package caravan.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import caravan.asinscope.CircanaBarcodes;
import caravan.harness.CaravanProcess;
import caravan.harness.Home;
import caravan.harness.WatchedPages;
import caravan.sandbox.SandboxOptions;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Much at once, in a process that is given little memory, beside a sandbox in another one. {@code
 * -Dcaravan.haul.rows=10000000} makes the long list ten times as long.
 */
@EnabledIfSystemProperty(named = "caravan.crash.long", matches = "true")
class LongHaulTests {

  private static final Logger LOG = LoggerFactory.getLogger(LongHaulTests.class);
  private static final int ROWS = Integer.getInteger("caravan.haul.rows", 1_000_000);
  private static final int CODES = Integer.getInteger("caravan.haul.codes", ROWS);
  private static final String MEMORY = ROWS > 1_000_000 ? "-Xmx256m" : "-Xmx128m";

  @TempDir Path folder;

  private Home home() {
    return new Home(folder, SandboxOptions.unlimited().build())
        .listening()
        .with("caravan.circana.rate", "100000")
        .with("caravan.circana.daily", "0");
  }

  private static CaravanProcess run(Home home, String memory) {
    return CaravanProcess.command("run")
        .at(home)
        .java(memory, "-XX:+ExitOnOutOfMemoryError")
        .logging()
        .start(home.log())
        .up(home);
  }

  private CaravanProcess sandbox() {
    return CaravanProcess.command(
            "sandbox", "--port", "0", "--plan", "unlimited", "--latency", "1ms")
        .java("-Xmx3g")
        .start(folder.resolve("sandbox.log"));
  }

  private static Path list(Path file, int rows, int codes) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      for (int row = 0; row < rows; row++) {
        out.write("B%09d".formatted(row % codes));
        out.write('\n');
      }
    }
    return file;
  }

  private static Duration cpu(CaravanProcess caravan) {
    return caravan.handle().info().totalCpuDuration().orElse(Duration.ZERO);
  }

  /**
   * How long Caravan works on a list of so many rows from the drop to its receipt. Its work is
   * compared, not the time that it took, so that others on the machine make no difference.
   */
  private Duration haul(CaravanProcess caravan, Home home, int rows, int codes) throws IOException {
    String name = "haul-" + rows;
    Path aside = list(home.input().resolve(name + ".txt.part"), rows, codes);
    Instant began = Instant.now();
    Duration worked = cpu(caravan);
    Files.move(aside, home.input().resolve(name + ".txt"), StandardCopyOption.ATOMIC_MOVE);
    JsonNode receipt = home.receipt(name, Duration.ofHours(2));
    Duration took = Duration.between(began, Instant.now());
    worked = cpu(caravan).minus(worked);
    assertThat(receipt.at("/rows/total").asInt()).isEqualTo(rows);
    assertThat(receipt.at("/rows/found").asInt() + receipt.at("/rows/not_found").asInt())
        .isEqualTo(rows);
    LOG.warn(
        "{} rows, {} codes, {}: {} of which {} at work, {} calls, {} tokens",
        rows,
        codes,
        MEMORY,
        took,
        worked,
        receipt.at("/calls"),
        receipt.at("/tokensSpent"));
    return worked;
  }

  @Test
  void a_list_ten_times_as_long_is_ten_times_the_work_and_takes_no_more_memory() throws Exception {
    try (CaravanProcess sandbox = sandbox();
        Home home = home()) {
      home.with("caravan.circana.url", sandbox.address()).with("caravan.circana.rate", "0");
      Duration tenth;
      try (CaravanProcess caravan =
          run(home.with("caravan.state", folder.resolve("tenth").toString()), MEMORY)) {
        haul(caravan, home, 1_000, 1_000);
        tenth = haul(caravan, home, ROWS / 10, CODES / 10);
        assertThat(caravan.alive()).isTrue();
      }
      try (CaravanProcess caravan =
          run(home.with("caravan.state", folder.resolve("whole").toString()), MEMORY)) {
        haul(caravan, home, 1_001, 1_001);
        Duration whole = haul(caravan, home, ROWS, CODES);
        LOG.warn("10 times the rows took {} times the work", ratio(whole, tenth));
        assertThat(caravan.alive()).isTrue();
        assertThat(ratio(whole, tenth)).isLessThanOrEqualTo(10.5);
      }
      assertThat(sandbox.handle().isAlive()).isTrue();
    }
  }

  @Test
  void a_million_rows_find_room_beside_ten_pages_that_are_watched() throws Exception {
    try (CaravanProcess sandbox = sandbox();
        Home home = home()) {
      home.with("caravan.circana.url", sandbox.address()).with("caravan.circana.rate", "0");
      try (CaravanProcess caravan = run(home, MEMORY);
          WatchedPages pages = new WatchedPages(home.address(), 10)) {
        haul(caravan, home, ROWS, CODES);
        assertThat(caravan.alive()).isTrue();
        assertThat(pages.listening()).isEqualTo(10);
        assertThat(pages.changes()).isGreaterThan(100);
      }
    }
  }

  private static double ratio(Duration whole, Duration part) {
    return (double) whole.toMillis() / part.toMillis();
  }

  @Test
  void ten_thousand_tiny_lists_at_once_are_delivered_for_the_least_possible() throws Exception {
    int lists = Integer.getInteger("caravan.haul.lists", 10_000);
    try (Home home = home()) {
      home.with("caravan.circana.rate", "0");
      for (int i = 0; i < lists; i++) {
        home.drop("tiny-" + i + ".txt", Home.asins(i * 3, 3));
      }
      try (CaravanProcess caravan = run(home, "-Xmx128m")) {
        Instant began = Instant.now();
        await("taken in")
            .atMost(Duration.ofMinutes(10))
            .pollInterval(Duration.ofMillis(500))
            .until(() -> count(home.input(), ".txt") == 0);
        Duration intake = Duration.between(began, Instant.now());
        await("all of them")
            .atMost(Duration.ofMinutes(10))
            .pollInterval(Duration.ofMillis(500))
            .until(() -> count(home.output(), ".receipt.json") == lists);
        Duration all = Duration.between(began, Instant.now());
        long tokens = home.sandbox().diary().tokens(CircanaBarcodes.CHANNEL);
        LOG.warn(
            "{} lists of 3: taken in after {}, delivered after {} ({} ms a list), {} tokens in {} calls",
            lists,
            intake,
            all,
            (double) all.toMillis() / lists,
            tokens,
            home.sandbox().diary().calls(CircanaBarcodes.CHANNEL));
        assertThat(tokens).isLessThan((lists * 3 + 10) / 10 * 10 + 10);
        assertThat(home.sandbox().diary().paidAgain()).isEmpty();
        assertThat(caravan.alive()).isTrue();
      }
    }
  }

  private static long count(Path folder, String ending) throws IOException {
    if (Files.notExists(folder)) {
      return 0;
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(ending)).count();
    }
  }
}
