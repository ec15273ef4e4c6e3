package caravan.cli;

import caravan.codes.Outcome;
import caravan.ledger.ListRecord;
import caravan.status.ListReport;
import caravan.status.Report;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.Help.Ansi;

/** Shows a person how lists get on: a bar each on a terminal, plain lines elsewhere. */
interface Progress extends AutoCloseable {

  /** How a list stands now. */
  void step(Path file, ListReport list);

  /** A list's results are written. */
  void done(Path file, ListRecord list, Map<Outcome, Long> outcomes);

  /** How the channels stand now: a channel may rest for hours, which a person wants to know. */
  void paused(Report report);

  /** Something else that a person should know. */
  void say(String line);

  @Override
  void close();

  /** What fits this terminal, or the lack of one. */
  static Progress here(PrintWriter err, Clock clock) {
    return Ansi.AUTO.enabled() ? new BarProgress(err, clock) : new PlainProgress(err, clock);
  }

  /** The line that says what became of a list. */
  static String summary(Path file, ListRecord list, Map<Outcome, Long> outcomes) {
    String rows =
        outcomes.entrySet().stream()
            .filter(outcome -> outcome.getValue() > 0)
            .map(o -> HumanText.number(o.getValue()) + " " + o.getKey().word().replace('_', ' '))
            .collect(Collectors.joining(", "));
    return "%s: %s: %s; %s%s"
        .formatted(
            file,
            HumanText.count(list.rows(), "row"),
            rows,
            HumanText.count(list.tokens(), "token"),
            file.toString().equals(NamedList.DASH) ? "" : "; results are called " + list.result());
  }
}
