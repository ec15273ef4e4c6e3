package caravan.desk;

import caravan.ledger.Forecasts;
import caravan.ledger.ListRecord;
import caravan.ledger.ListState;
import caravan.ledger.Overview;
import caravan.status.Reports;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Remembers of each list what was thought of it when it was first seen at work, unless somebody was
 * told more when the list was started.
 */
public final class FirstForecasts {

  private static final int AT_ONCE = 200;

  private final Overview overview;
  private final Reports reports;
  private final Forecasts forecasts;
  private Set<Long> seen = new HashSet<>();

  /**
   * Remembers what the reports tell.
   *
   * @param forecasts keeps it
   */
  public FirstForecasts(Overview overview, Reports reports, Forecasts forecasts) {
    this.overview = overview;
    this.reports = reports;
    this.forecasts = forecasts;
  }

  /** Looks for lists that came. */
  public synchronized void look() {
    List<ListRecord> working =
        overview.atWork(AT_ONCE).stream()
            .filter(list -> list.state() != ListState.READING)
            .toList();
    List<ListRecord> fresh =
        working.stream()
            .filter(list -> !seen.contains(list.id()))
            .filter(list -> overview.firstForecast(list.id()).isEmpty())
            .toList();
    if (!fresh.isEmpty()) {
      forecasts.keep(reports.forecasts(fresh));
    }
    seen = working.stream().map(ListRecord::id).collect(Collectors.toSet());
  }
}
