package caravan.road;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import caravan.asinscope.CircanaBarcodes;
import caravan.harness.CapturedLog;
import caravan.harness.Home;
import caravan.harness.InProcess;
import caravan.sandbox.SandboxOptions;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Durations;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever comes. */
class AnyAnswerTests {

  @TempDir Path folder;

  /** The seeds are fixed, so that what once went wrong is tried again. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void whatever_a_server_answers_each_row_ends_and_no_exception_escapes(long seed) {
    AnyAnswer answers = new AnyAnswer(seed, 10_000);
    try (SmallServer server =
            new SmallServer(
                0,
                (call, codes) -> {
                  synchronized (answers) {
                    return call <= 40 ? answers.to(codes) : SmallServer.found(codes);
                  }
                });
        InProcess caravan =
            new InProcess(folder, SandboxOptions.unlimited().build())
                .with("caravan.circana.url", server.uri().toString())
                .with("caravan.circana.rate", "100000")
                .with("caravan.linger", "50ms");
        CapturedLog log = new CapturedLog()) {
      caravan.start(Duration.ofMillis(200));
      for (int list = 0; list < 12; list++) {
        caravan.drop("list-" + list + ".txt", Home.asins(list * 10, 3));
      }
      await("each list is delivered")
          .atMost(Durations.TWO_MINUTES)
          .until(
              () -> {
                caravan.daemon().ledger().pacing().resume(CircanaBarcodes.CHANNEL);
                return caravan.daemon().reports().report().delivered().size() == 12;
              });
      for (int list = 0; list < 12; list++) {
        assertThat(caravan.receipt("list-" + list).at("/rows/total").asInt()).isEqualTo(3);
        assertThat(caravan.rows("list-" + list)).hasSize(3);
      }
      assertThat(log.lines())
          .noneMatch(line -> line.contains("\tat ") || line.contains("could not be looked up"));
      assertThat(caravan.daemon().reports().report().channels())
          .allMatch(channel -> channel.inFlight() == 0);
    }
  }
}
