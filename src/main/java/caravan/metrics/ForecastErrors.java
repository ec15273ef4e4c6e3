package caravan.metrics;

import caravan.ledger.FirstForecast;
import caravan.ledger.ListRecord;
import caravan.ledger.Overview;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * By how much the first forecast of a list's end was wrong: what a person was told who started it,
 * else what was thought when it was first seen at work. Lists that came later and pauses count as
 * errors too: that is what people feel.
 */
public final class ForecastErrors {

  private static final int AT_ONCE = 200;

  private final Overview overview;
  private final ProcessCounters counters;
  private Set<Long> working = new HashSet<>();

  /** Counts them there. */
  public ForecastErrors(Overview overview, ProcessCounters counters) {
    this.overview = overview;
    this.counters = counters;
  }

  /** Looks how those lists came out that are done. */
  public synchronized void look() {
    Set<Long> now =
        overview.atWork(AT_ONCE).stream().map(ListRecord::id).collect(Collectors.toSet());
    working.stream().filter(list -> !now.contains(list)).forEach(this::cameOut);
    working = now;
  }

  private void cameOut(long list) {
    Instant done = overview.firstForecast(list).map(FirstForecast::done).orElse(null);
    if (done != null) {
      overview
          .find(list)
          .map(ListRecord::finished)
          .map(finished -> Duration.between(done, finished).abs())
          .ifPresent(counters.forecastErrors()::add);
    }
  }
}
