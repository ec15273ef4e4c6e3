package caravan.web.page;

import caravan.codes.Channel;
import caravan.ledger.CallTally;
import caravan.ledger.ChannelRest;
import caravan.ledger.History;
import caravan.pace.Plan;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/** Puts together how quickly a channel spent its tokens. */
final class SpeedPlots {

  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final History history;
  private final Words words;

  SpeedPlots(History history, Words words) {
    this.history = history;
    this.words = words;
  }

  SpeedPlot plot(Channel channel, Plan plan, PlotSpan span, Instant now) {
    long step = span.step().toSeconds();
    Instant to = Instant.ofEpochSecond(Math.floorDiv(now.getEpochSecond(), step) * step + step);
    Instant from = to.minus(span.length());
    return new SpeedPlot(
        Arrays.stream(PlotSpan.values()).map(one -> tab(one, span)).toList(),
        from.getEpochSecond(),
        to.getEpochSecond(),
        step,
        plan.limited() ? plan.rate() * 60_000.0 / plan.window().toMillis() : 0,
        words.zone(),
        reversed(
            history.tally(channel, from, span.step()).stream()
                .map(tally -> line(tally, span.step(), now))
                .toList()),
        reversed(
            history.rests(channel, from).stream()
                .filter(rest -> rest.began().isBefore(now))
                .map(rest -> rest(rest, now))
                .toList()));
  }

  private static ListView.Tab tab(PlotSpan one, PlotSpan shown) {
    return new ListView.Tab(
        Words.span(one.length()), "", new Link().with("span", one.word()).text(), one == shown);
  }

  private static <T> List<T> reversed(List<T> lines) {
    List<T> all = lines.stream().collect(Collectors.toList());
    Collections.reverse(all);
    return all;
  }

  private SpeedPlot.Line line(CallTally tally, Duration step, Instant now) {
    Duration passed = Duration.between(tally.start(), now);
    Duration length = passed.compareTo(step) < 0 ? passed : step;
    double minutes = Math.max(1, length.toMillis() / (double) MINUTE.toMillis());
    double speed = tally.tokens() / minutes;
    return new SpeedPlot.Line(
        tally.start().getEpochSecond(),
        words.clock(tally.start(), now),
        speed,
        Words.number(Math.round(speed)),
        Words.number(tally.tokens()),
        Words.number(tally.calls()),
        Words.number(tally.codes()),
        tally.limited(),
        Words.number(tally.limited()),
        Words.number(tally.troubled() - tally.limited()));
  }

  private SpeedPlot.RestLine rest(ChannelRest rest, Instant now) {
    boolean over = !rest.until().isAfter(now);
    Instant until = over ? rest.until() : now;
    return new SpeedPlot.RestLine(
        rest.began().getEpochSecond(),
        until.getEpochSecond(),
        words.clock(rest.began(), now),
        over ? words.clock(until, now) : "now",
        RestWords.why(rest.kind()));
  }
}
