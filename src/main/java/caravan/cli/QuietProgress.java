package caravan.cli;

import caravan.codes.Outcome;
import caravan.ledger.ListRecord;
import caravan.status.ListReport;
import caravan.status.Report;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;

/** No progress: only what went wrong is said. */
final class QuietProgress implements Progress {

  private final PrintWriter err;

  QuietProgress(PrintWriter err) {
    this.err = err;
  }

  @Override
  public void step(Path file, ListReport list) {
    // nobody wants to know
  }

  @Override
  public void done(Path file, ListRecord list, Map<Outcome, Long> outcomes) {
    // nobody wants to know
  }

  @Override
  public void paused(Report report) {
    // nobody wants to know
  }

  @Override
  public void say(String line) {
    err.println(line);
    err.flush();
  }

  @Override
  public void close() {
    err.flush();
  }
}
