package caravan.cli;

import caravan.codes.Channel;
import caravan.codes.Outcome;
import caravan.ledger.ListRecord;
import caravan.ledger.Pause;
import caravan.status.ChannelReport;
import caravan.status.ListReport;
import caravan.status.Report;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Progress in plain lines: one a list every few seconds, where anything has changed. */
final class PlainProgress implements Progress {

  private static final Duration EVERY = Duration.ofSeconds(5);
  private static final Duration LONG = Duration.ofSeconds(5);

  private record Told(Instant at, long answered) {}

  private final PrintWriter err;
  private final Clock clock;
  private final Map<Path, Told> told = new HashMap<>();
  private final Map<Channel, Pause> resting = new HashMap<>();

  PlainProgress(PrintWriter err, Clock clock) {
    this.err = err;
    this.clock = clock;
  }

  @Override
  public void step(Path file, ListReport list) {
    Instant now = clock.instant();
    Told before = told.computeIfAbsent(file, f -> new Told(now, list.answered()));
    boolean due = !before.at().plus(EVERY).isAfter(now);
    if (due && before.answered() != list.answered()) {
      double seconds = Duration.between(before.at(), now).toMillis() / 1000.0;
      say(line(file, list, (list.answered() - before.answered()) / seconds, now));
      told.put(file, new Told(now, list.answered()));
    }
  }

  private static String line(Path file, ListReport list, double rate, Instant now) {
    return "%s: %s of %s, %s, %.1f rows/s%s"
        .formatted(
            file,
            HumanText.number(list.answered()),
            HumanText.count(list.record().rows(), "row"),
            HumanText.count(list.record().tokens(), "token"),
            rate,
            Optional.ofNullable(list.done())
                .map(done -> ", done " + HumanText.moment(done, now))
                .orElse(""));
  }

  @Override
  public void done(Path file, ListRecord list, Map<Outcome, Long> outcomes) {
    say(Progress.summary(file, list, outcomes));
  }

  @Override
  public void paused(Report report) {
    for (ChannelReport channel : report.channels()) {
      Pause pause = channel.pause();
      if (pause == null) {
        resting.remove(channel.channel());
      } else if (pause.until().isAfter(report.at().plus(LONG))
          && !pause.equals(resting.put(channel.channel(), pause))) {
        say(rests(channel, pause, report.at()));
      }
    }
  }

  static String rests(ChannelReport channel, Pause pause, Instant now) {
    return "%s rests until %s: %s"
        .formatted(channel.channel().word(), HumanText.moment(pause.until(), now), pause.words());
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
