package caravan.web.page;

import caravan.codes.Outcome;
import caravan.ledger.ListRecord;
import caravan.ledger.ListState;
import caravan.ledger.Overview;
import caravan.ledger.Urgency;
import caravan.results.FinishedFiles;
import caravan.status.ListReport;
import caravan.status.Reports;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Puts lists into words. */
final class ListLines {

  private static final int REMEMBERED = 500;

  /** A delivered list as it was then: what became of its rows does not change until a retry. */
  private record Delivered(long id, Instant finished) {}

  private final Overview overview;
  private final Reports reports;
  private final FinishedFiles files;
  private final Words words;

  /**
   * What became of a list's rows.
   *
   * @param retry what it costs to ask again for those that failed or were refused
   */
  private record Counted(Map<Outcome, Long> outcomes, long retry) {}

  private final Map<Delivered, Counted> known = Remembered.last(REMEMBERED);

  ListLines(Overview overview, Reports reports, FinishedFiles files, Words words) {
    this.overview = overview;
    this.reports = reports;
    this.files = files;
    this.words = words;
  }

  ListLine line(ListReport report, Instant now) {
    ListRecord list = report.record();
    boolean delivered = list.state() == ListState.DELIVERED;
    Counted counted = delivered ? counted(list) : new Counted(Map.of(), 0);
    Map<Outcome, Long> outcomes = counted.outcomes();
    Instant end = delivered ? list.finished() : report.done();
    long failed = outcomes.getOrDefault(Outcome.FAILED, 0L);
    long again = again(outcomes);
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
        "Retry %s · %s".formatted(Words.count(again, "row"), Words.count(counted.retry(), "token")),
        took(list),
        delivered ? files(list) : List.of());
  }

  /** How many rows a retry asks for. */
  static long again(Map<Outcome, Long> outcomes) {
    return outcomes.getOrDefault(Outcome.FAILED, 0L) + outcomes.getOrDefault(Outcome.REFUSED, 0L);
  }

  /** 3 failed rows, 1 refused row, 4 rows failed or refused. */
  static String failed(Map<Outcome, Long> outcomes) {
    long failed = outcomes.getOrDefault(Outcome.FAILED, 0L);
    long refused = outcomes.getOrDefault(Outcome.REFUSED, 0L);
    return failed > 0 && refused > 0
        ? Words.count(again(outcomes), "row") + " failed or refused"
        : failed > 0 ? Words.count(failed, "failed row") : Words.count(refused, "refused row");
  }

  private static String took(ListRecord list) {
    Instant finished = list.finished();
    return finished == null ? "" : Words.span(Duration.between(list.started(), finished));
  }

  private List<String> files(ListRecord list) {
    String result = list.result();
    return result == null
        ? List.of()
        : files.find(result).stream().map(file -> file.ending().substring(1)).toList();
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

  /** What became of a list's rows. */
  Map<Outcome, Long> outcomes(ListRecord list) {
    return list.state() == ListState.DELIVERED
        ? counted(list).outcomes()
        : overview.outcomes(list.id());
  }

  /** Of a delivered list, which is counted once. */
  private Counted counted(ListRecord list) {
    Instant finished = list.finished();
    if (finished == null) {
      return count(list);
    }
    Delivered key = new Delivered(list.id(), finished);
    Counted found = known.get(key);
    if (found == null) {
      found = count(list);
      known.put(key, found);
    }
    return found;
  }

  private Counted count(ListRecord list) {
    Map<Outcome, Long> outcomes = overview.outcomes(list.id());
    return new Counted(outcomes, again(outcomes) == 0 ? 0 : reports.retryPrice(list.id()));
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
