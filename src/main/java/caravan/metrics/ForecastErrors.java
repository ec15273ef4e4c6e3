package caravan.metrics;

import caravan.ledger.ListRecord;
import caravan.ledger.Overview;
import caravan.status.Reports;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * By how much the first forecast of a list's end, made when it was first seen at work, was wrong.
 * Lists that came later and pauses count as errors too: that is what people feel.
 */
public final class ForecastErrors {

  private static final int AT_ONCE = 200;

  private final Overview overview;
  private final Reports reports;
  private final ProcessCounters counters;
  private final Map<Long, Instant> forecasts = new HashMap<>();

  public ForecastErrors(Overview overview, Reports reports, ProcessCounters counters) {
    this.overview = overview;
    this.reports = reports;
    this.counters = counters;
  }

  /** Forecasts lists that are new, and looks how those came out that are done. */
  public synchronized void look() {
    List<ListRecord> atWork = overview.atWork(AT_ONCE);
    Set<Long> working = atWork.stream().map(ListRecord::id).collect(Collectors.toSet());
    List<Long> over = forecasts.keySet().stream().filter(list -> !working.contains(list)).toList();
    over.forEach(this::cameOut);
    List<Long> fresh = new ArrayList<>(working);
    fresh.removeAll(forecasts.keySet());
    if (!fresh.isEmpty()) {
      forecasts.putAll(reports.forecasts(fresh));
    }
  }

  private void cameOut(long list) {
    Instant forecast = forecasts.remove(list);
    overview
        .find(list)
        .map(ListRecord::finished)
        .map(finished -> Duration.between(forecast, finished).abs())
        .ifPresent(counters.forecastErrors()::add);
  }
}
