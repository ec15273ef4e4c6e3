package caravan.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import caravan.asinscope.CircanaBarcodes;
import caravan.harness.Home;
import caravan.harness.InstalledPostgres;
import caravan.harness.NodeGroup;
import caravan.harness.PostgresPair;
import caravan.sandbox.Latency;
import caravan.sandbox.RateLimit;
import caravan.sandbox.RecordedCall;
import caravan.sandbox.SandboxOptions;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A standby takes the database's place while two nodes work at the plan. With {@code
 * -Dcaravan.crash.long=true}, where PostgreSQL is installed.
 */
@Isolated
class FailoverTests {

  private static final Logger LOG = LoggerFactory.getLogger(FailoverTests.class);
  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private static final Duration WINDOW = Duration.ofSeconds(15);
  private static final Duration LOST = Duration.ofSeconds(5);
  private static final int RATE = 300;
  private static final int CODES = 1_500;

  @TempDir Path folder;

  @BeforeEach
  void only_where_it_can_be_done() {
    assumeTrue(Boolean.getBoolean("caravan.crash.long") && InstalledPostgres.possible());
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void no_call_too_many_goes_out_and_work_goes_on_after_a_window(boolean synchronous)
      throws Exception {
    RateLimit plan = RateLimit.perMinute(RATE, 0).withRate(RATE, WINDOW);
    SandboxOptions sandboxed =
        SandboxOptions.unlimited()
            .circana(plan)
            .latency(Latency.ofMillis(20, 500))
            .remembered(10_000)
            .build();
    try (PostgresPair servers = new PostgresPair(synchronous);
        Home home =
            new Home(folder, sandboxed)
                .with("caravan.circana.rate", String.valueOf(RATE))
                .with("caravan.circana.window", WINDOW.toSeconds() + "s")
                .with("caravan.circana.batch", "20")
                .with("caravan.circana.daily", "0");
        NodeGroup nodes = new NodeGroup(home, 2, number -> servers.address())) {
      home.drop("list.txt", Home.asins(0, CODES));
      if (synchronous) {
        await("calls").atMost(PATIENCE).until(() -> tokens(home) > RATE + RATE / 3);
      } else {
        await("calls").atMost(PATIENCE).until(() -> tokens(home) >= RATE);
        servers.part();
        long before = tokens(home);
        await("calls that are lost").atMost(PATIENCE).until(() -> tokens(home) > before + 50);
        Thread.sleep(LOST.toMillis()); // what is lost is what happens in that time
      }
      Instant died = Instant.now();
      servers.failOver();
      Instant promoted = Instant.now();
      await("why").atMost(PATIENCE).until(() -> why(home).contains("failed over"));
      LOG.info("status: {}", why(home));
      JsonNode receipt = home.receipt("list", PATIENCE);

      assertThat(receipt.at("/rows/total").asInt()).isEqualTo(CODES);
      Instant next =
          home.sandbox().diary().seen().stream()
              .map(RecordedCall::received)
              .filter(promoted::isBefore)
              .min(Instant::compareTo)
              .orElseThrow();
      long densest = home.sandbox().diary().densest(CircanaBarcodes.CHANNEL, WINDOW);
      LOG.info(
          "{}: promoted after {} ms, first call {} ms after that, densest window {} of {}, {} codes"
              + " for {} tokens, {} times 429",
          synchronous ? "synchronous" : "asynchronous",
          Duration.between(died, promoted).toMillis(),
          Duration.between(promoted, next).toMillis(),
          densest,
          RATE,
          CODES,
          tokens(home),
          home.sandbox().diary().answeredWith(CircanaBarcodes.CHANNEL, 429));
      assertThat(densest).isLessThanOrEqualTo(RATE);
      assertThat(home.sandbox().diary().answeredWith(CircanaBarcodes.CHANNEL, 429)).isZero();
      assertThat(Duration.between(promoted, next))
          .isBetween(WINDOW.dividedBy(2), WINDOW.plusSeconds(10));
    } finally {
      for (int node = 0; node < 2; node++) {
        Path log = folder.resolve("log-" + node);
        if (Files.exists(log)) {
          LOG.info("node {}: {}", node, Files.readString(log));
        }
      }
    }
  }

  private static long tokens(Home home) {
    return home.sandbox().diary().tokens(CircanaBarcodes.CHANNEL);
  }

  private static String why(Home home) {
    String status = home.get("/api/status");
    return status.startsWith("{") ? Home.json(status).at("/channels/0/why").asText() : "";
  }
}
