package caravan.pace;

import static org.assertj.core.api.Assertions.assertThat;

import caravan.pace.LearningRun.Server;
import caravan.pace.LearningRun.Server.Count;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LessonTests {

  private static final Duration WINDOW = Duration.ofSeconds(60);
  private static final Duration RUN = Duration.ofMinutes(10);

  @ParameterizedTest
  @CsvSource({
    "SLIDING, 500, 20",
    "SLIDING, 500, 500",
    "SLIDING, 1000, 250",
    "SLIDING, 300, 50",
    "SLIDING, 5000, 100",
    "FIXED, 500, 20",
    "FIXED, 500, 500",
    "FIXED, 1000, 250",
    "FIXED, 300, 50",
    "BUCKET, 500, 20",
    "BUCKET, 500, 500",
    "BUCKET, 1000, 250",
    "BUCKET, 300, 50"
  })
  void a_limit_that_nobody_told_is_found(Count count, int rate, int latency) {
    Plan untold = new Plan(0, WINDOW, 0, 1, 50);
    LearningRun run =
        new LearningRun(new Server(count, rate, rate, WINDOW), untold, Duration.ofMillis(latency))
            .go(RUN);
    assertThat(run.refusals * 20).isLessThan(run.calls);
    assertThat(run.used(RUN)).isGreaterThanOrEqualTo(0.9);
  }

  @ParameterizedTest
  @CsvSource({
    "500, 250, 20",
    "500, 100, 20",
    "500, 100, 500",
    "500, 40, 100",
    "30, 20, 100",
    "500, 20, 20"
  })
  void a_bucket_smaller_than_a_window_is_met_by_even_calls(int rate, int bucket, int latency) {
    Plan told = new Plan(rate, WINDOW, 0, 10, 100);
    LearningRun run =
        new LearningRun(
            new Server(Count.BUCKET, rate, bucket, WINDOW), told, Duration.ofMillis(latency));
    run.go(WINDOW.multipliedBy(2));
    long before = run.tokens;
    run.go(RUN);
    assertThat(run.refusals).isLessThanOrEqualTo(5);
    assertThat((run.tokens - before) / (rate * 10.0)).isGreaterThanOrEqualTo(0.9);
  }
}
