package caravan.cli;

import caravan.codes.Outcome;
import caravan.ledger.ListRecord;
import caravan.ledger.Pause;
import caravan.status.ChannelReport;
import caravan.status.ListReport;
import caravan.status.Report;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;

/** Progress as bars on a terminal; what became of each list is said when the bars are gone. */
final class BarProgress implements Progress {

  private static final int UPDATE_MILLIS = 200;

  private final PrintWriter err;
  private final Clock clock;
  private final Map<Path, ProgressBar> bars = new LinkedHashMap<>();
  private final List<String> afterwards = new ArrayList<>();
  private String resting = "";

  BarProgress(PrintWriter err, Clock clock) {
    this.err = err;
    this.clock = clock;
  }

  @Override
  public void step(Path file, ListReport list) {
    ProgressBar bar = bars.computeIfAbsent(file, f -> bar(f, list.record().rows()));
    bar.maxHint(list.record().rows());
    bar.stepTo(list.answered());
    String left =
        list.done() == null ? "" : ", done " + HumanText.moment(list.done(), clock.instant());
    bar.setExtraMessage(" " + HumanText.count(list.record().tokens(), "token") + left + resting);
  }

  private static ProgressBar bar(Path file, long rows) {
    return new ProgressBarBuilder()
        .setTaskName(String.valueOf(file.getFileName()))
        .setInitialMax(rows)
        .setUnit(" rows", 1)
        .showSpeed()
        .hideEta()
        .setUpdateIntervalMillis(UPDATE_MILLIS)
        .build();
  }

  @Override
  public void done(Path file, ListRecord list, Map<Outcome, Long> outcomes) {
    ProgressBar bar = bars.get(file);
    if (bar != null) {
      bar.stepTo(list.rows());
      bar.setExtraMessage(" " + HumanText.count(list.tokens(), "token"));
      bar.refresh();
    }
    say(Progress.summary(file, list, outcomes));
  }

  @Override
  public void paused(Report report) {
    StringBuilder words = new StringBuilder();
    for (ChannelReport channel : report.channels()) {
      Pause pause = channel.pause();
      if (pause != null && pause.until().isAfter(report.at())) {
        words.append("; ").append(PlainProgress.rests(channel, pause, report.at()));
      }
    }
    resting = words.toString();
  }

  @Override
  public void say(String line) {
    afterwards.add(line);
  }

  @Override
  public void close() {
    bars.values().forEach(ProgressBar::close);
    afterwards.forEach(err::println);
    err.flush();
  }
}
