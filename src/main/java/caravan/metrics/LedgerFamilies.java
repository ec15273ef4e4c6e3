package caravan.metrics;

import caravan.codes.Outcome;
import caravan.ledger.ListState;
import caravan.ledger.ListTotals;
import caravan.ledger.Overview;
import caravan.ledger.Urgency;
import io.prometheus.metrics.model.snapshots.Labels;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;

/** What is measured of lists, and of the ledger itself. */
final class LedgerFamilies {

  private static final String SINCE_START = " Counted since this process started.";
  private static final double MILLIS = 1e3;

  private final Families families;
  private final ProcessCounters counters;

  LedgerFamilies(Families families, ProcessCounters counters) {
    this.families = families;
    this.counters = counters;
  }

  void gather(Overview overview, Instant now) {
    lists(overview.totals(), now);
    done();
    families.gauge(
        "caravan_notices_pending",
        "Notices that somebody has not got yet, one a notice and webhook.",
        overview.noticesPending());
    families.gauge(
        "caravan_nodes",
        "Processes that work with the ledger, where its engine lets several do so; else 0.",
        overview.nodes().size());
    families.gauge("caravan_ledger_bytes", "Room that the ledger takes.", overview.size());
    families.histogram(
        "caravan_ledger_commit_seconds",
        "How long transactions took that wrote, until they were on the disk." + SINCE_START,
        Map.of(Labels.EMPTY, counters.commits()));
  }

  private void lists(ListTotals totals, Instant now) {
    families.gauge(
        "caravan_lists",
        "Lists that the ledger remembers, by how far they are; held ones wait for a person's word.",
        Stream.concat(
            Arrays.stream(ListState.values())
                .map(
                    state ->
                        MetricSample.of(
                            totals.states().getOrDefault(state, 0L), "state", state.word())),
            Stream.of(MetricSample.of(totals.held(), "state", "held"))));
    families.gauge(
        "caravan_backlog_rows",
        "Rows of lists at work that have no final answer yet, by the urgency of their list.",
        Arrays.stream(Urgency.values())
            .map(
                urgency ->
                    MetricSample.of(
                        totals.openRows().getOrDefault(urgency, 0L), "urgency", urgency.word())));
    Instant oldest = totals.oldest();
    families.gauge(
        "caravan_oldest_list_seconds",
        "How long ago the oldest list was taken in that is not handed back, but for held ones; 0 if"
            + " there is none.",
        oldest == null ? 0.0 : Math.max(0, Duration.between(oldest, now).toMillis() / MILLIS));
    families.gauge(
        "caravan_deliveries_pending",
        "Lists that have every answer and whose results are not written yet.",
        totals.complete());
    families.gauge(
        "caravan_uploads_pending",
        "Results that a server has not got yet, one a list and server.",
        totals.uploads());
  }

  private void done() {
    families.counter(
        "caravan_rows",
        "Rows of lists that were handed back, by what became of them." + SINCE_START,
        Arrays.stream(Outcome.values())
            .map(one -> MetricSample.of(counters.rows(one), "outcome", one.word())));
    families.counter(
        "caravan_lists_delivered", "Lists that were handed back." + SINCE_START, counters.lists());
    families.histogram(
        "caravan_forecast_error_seconds",
        "By how much the first forecast of a list's end was wrong, early or late; of lists that were"
            + " at work for some seconds."
            + SINCE_START,
        Map.of(Labels.EMPTY, counters.forecastErrors()));
  }
}
