package caravan.desk;

import static org.assertj.core.api.Assertions.assertThat;

import caravan.asinscope.CircanaBarcodes;
import caravan.harness.MovedClock;
import caravan.ledger.FirstForecast;
import caravan.ledger.Ledger;
import caravan.ledger.Scene;
import caravan.ledger.jdbc.SqliteLedger;
import caravan.pace.ChannelTerms;
import caravan.pace.Plan;
import caravan.status.Reports;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was thought of a list at first is held against what came. */
class FirstForecastsTests {

  @TempDir Path folder;

  @Test
  void a_list_is_thought_of_once_when_it_is_first_seen_at_work() {
    try (Ledger ledger = SqliteLedger.open(folder.resolve("ledger.db"))) {
      Scene scene = new Scene(ledger);
      MovedClock clock = new MovedClock(Instant.parse("2026-01-01T00:00:00Z"));
      ChannelTerms trial =
          new ChannelTerms(true, new Plan(30, Duration.ofMinutes(1), 0, 10, 100, 30), 1);
      Reports reports =
          new Reports(ledger.overview(), () -> Map.of(CircanaBarcodes.CHANNEL, trial), clock);
      FirstForecasts first = new FirstForecasts(ledger.overview(), reports, ledger.forecasts());
      long list = scene.list("a.txt", Scene.asins(0, 65));
      first.look();
      FirstForecast thought = ledger.overview().firstForecast(list).orElseThrow();
      assertThat(thought.tokens()).as("in tens").isEqualTo(70);
      assertThat(thought.at()).isEqualTo(clock.instant());
      Instant least = clock.instant().plus(Duration.ofMinutes(2));
      assertThat(thought.done()).isBetween(least, least.plusSeconds(5));
      clock.move(Duration.ofMinutes(1));
      new FirstForecasts(ledger.overview(), reports, ledger.forecasts()).look();
      assertThat(ledger.overview().firstForecast(list)).contains(thought);
    }
  }
}
