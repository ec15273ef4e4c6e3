package caravan.web.page;

import caravan.codes.Outcome;
import caravan.ledger.ListRecord;
import caravan.ledger.ListState;
import caravan.ledger.Overview;
import caravan.ledger.Urgency;
import caravan.status.ListReport;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Puts lists into words. */
final class ListLines {

  private static final int REMEMBERED = 500;

  /** A delivered list as it was then: what became of its rows does not change until a retry. */
  private record Delivered(long id, Instant finished) {}

  private final Overview overview;
  private final Words words;
  private final Map<Delivered, Map<Outcome, Long>> known =
      Collections.synchronizedMap(
          new LinkedHashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Delivered, Map<Outcome, Long>> eldest) {
              return size() > REMEMBERED;
            }
          });

  ListLines(Overview overview, Words words) {
    this.overview = overview;
    this.words = words;
  }

  ListLine line(ListReport report, Instant now) {
    ListRecord list = report.record();
    boolean delivered = list.state() == ListState.DELIVERED;
    Map<Outcome, Long> outcomes = delivered ? outcomes(list) : Map.of();
    Instant end = delivered ? list.finished() : report.done();
    long failed = outcomes.getOrDefault(Outcome.FAILED, 0L);
    long again = failed + outcomes.getOrDefault(Outcome.REFUSED, 0L);
    return new ListLine(
        list.id(),
        list.head().name(),
        list.head().folder(),
        mark(list),
        state(list),
        report.answered(),
        list.rows(),
        "%s of %s".formatted(Words.number(report.answered()), Words.count(list.rows(), "row")),
        Words.number(list.tokens()),
        report.why() == null ? "" : report.why(),
        words.find(end, now),
        outcomes(outcomes),
        again,
        (failed > 0 ? Outcome.FAILED : Outcome.REFUSED).word(),
        "Retry " + Words.count(again, "row"));
  }

  /** 3 failed rows, 1 refused row, 4 rows failed or refused. */
  static String failed(Map<Outcome, Long> outcomes) {
    long failed = outcomes.getOrDefault(Outcome.FAILED, 0L);
    long refused = outcomes.getOrDefault(Outcome.REFUSED, 0L);
    return failed > 0 && refused > 0
        ? Words.count(failed + refused, "row") + " failed or refused"
        : failed > 0 ? Words.count(failed, "failed row") : Words.count(refused, "refused row");
  }

  private static String mark(ListRecord list) {
    return list.cancelled() != null
        ? "cancelled"
        : list.urgency() == Urgency.NORMAL || list.state() == ListState.DELIVERED
            ? ""
            : list.urgency() == Urgency.IDLE ? "when idle" : list.urgency().word();
  }

  static String state(ListRecord list) {
    return switch (list.state()) {
      case READING -> "being read";
      case WAITING -> list.open() == 0 ? "being written" : "at work";
      case DELIVERED -> "done";
    };
  }

  /** What became of a list's rows; of a delivered one it is counted once. */
  Map<Outcome, Long> outcomes(ListRecord list) {
    Instant finished = list.finished();
    if (finished == null || list.state() != ListState.DELIVERED) {
      return overview.outcomes(list.id());
    }
    Delivered key = new Delivered(list.id(), finished);
    Map<Outcome, Long> found = known.get(key);
    if (found == null) {
      found = overview.outcomes(list.id());
      known.put(key, found);
    }
    return found;
  }

  /** 8,300 found, 20 not found; those that there are. */
  static String outcomes(Map<Outcome, Long> outcomes) {
    return outcomes.entrySet().stream()
        .filter(one -> one.getValue() > 0)
        .map(one -> Words.number(one.getValue()) + " " + word(one.getKey()))
        .collect(Collectors.joining(", "));
  }

  static String word(Outcome outcome) {
    return outcome.word().replace('_', ' ');
  }
}
