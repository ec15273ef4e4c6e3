package caravan.web.page;

import caravan.ledger.CallTally;
import caravan.ledger.History;
import caravan.pace.Forecast;
import caravan.status.ChannelReport;
import caravan.status.Course;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Puts together how a channel's day was spent, and how its backlog would spend what is to come. */
final class DayPlots {

  private static final Duration A_DAY = Duration.ofDays(1);
  private static final Duration STEP = Duration.ofMinutes(30);
  private static final Duration FARTHEST = Duration.ofDays(7);
  private static final int POINTS = 48;

  private final History history;
  private final Words words;

  DayPlots(History history, Words words) {
    this.history = history;
    this.words = words;
  }

  DayPlot plot(ChannelReport channel, Optional<Course> course, Instant now) {
    Instant resets = channel.dayResets();
    Instant began =
        (resets != null && resets.isAfter(now) ? resets : now)
            .minus(A_DAY)
            .truncatedTo(ChronoUnit.MINUTES);
    List<DayPlot.Line> lines = new ArrayList<>();
    long spent = past(channel, began, now, lines);
    course.ifPresent(one -> new Expected(one, now, spent, lines).add());
    return new DayPlot(channel.plan().daily(), words.zone(), sentence(channel, now), lines);
  }

  private String sentence(ChannelReport channel, Instant now) {
    Instant done = channel.done();
    return done == null
        ? channel.codesWaiting() == 0 ? "No code waits." : "Nobody can tell when all is answered."
        : "All that waits would be answered %s (%s)."
            .formatted(words.clock(done, now), words.moment(done, now).away());
  }

  private long past(ChannelReport channel, Instant began, Instant now, List<DayPlot.Line> lines) {
    long spent = 0;
    lines.add(line(began, false, 0, now));
    for (CallTally tally : history.tally(channel.channel(), began, STEP)) {
      if (tally.start().isAfter(last(lines))) {
        lines.add(line(tally.start(), false, spent, now));
      }
      spent += tally.tokens();
      lines.add(line(Collections.min(List.of(tally.start().plus(STEP), now)), false, spent, now));
    }
    if (now.isAfter(last(lines))) {
      lines.add(line(now, false, spent, now));
    }
    return spent;
  }

  private static Instant last(List<DayPlot.Line> lines) {
    return Instant.ofEpochSecond(lines.get(lines.size() - 1).at());
  }

  private DayPlot.Line line(Instant at, boolean expected, long spent, Instant now) {
    return new DayPlot.Line(
        at.getEpochSecond(), words.clock(at, now), expected, spent, Words.number(spent));
  }

  /** Follows the calls to come, and tells of a few of them. */
  private final class Expected implements Forecast.Calls {

    private final Course course;
    private final Instant now;
    private final List<DayPlot.Line> lines;
    private final Instant end;
    private final Duration step;
    private final boolean counted;
    private Instant resets;
    private Instant next;
    private long spent;

    Expected(Course course, Instant now, long spent, List<DayPlot.Line> lines) {
      this.course = course;
      this.now = now;
      this.spent = spent;
      this.lines = lines;
      this.resets = course.resets();
      this.counted = course.forecast().day().left() != Long.MAX_VALUE;
      Instant done = course.forecast().done(course.codes());
      Instant farthest = now.plus(FARTHEST);
      this.end = done.isBefore(farthest) ? done : farthest;
      this.step = Duration.between(now, end).dividedBy(POINTS);
      this.next = now;
    }

    void add() {
      course.forecast().done(course.codes(), this);
      lines.add(line(end, true, spent, now));
    }

    @Override
    public void made(Instant at, int codes, int tokens) {
      if (at.isAfter(end)) {
        return;
      }
      while (counted && !resets.isAfter(at)) {
        lines.add(line(resets, true, spent, now));
        spent = 0;
        lines.add(line(resets.plusSeconds(1), true, 0, now));
        resets = resets.plus(A_DAY);
      }
      if (!at.isBefore(next)) {
        lines.add(line(at, true, spent, now));
        next = at.plus(step);
      }
      spent += tokens;
    }
  }
}
