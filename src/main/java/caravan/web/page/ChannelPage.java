package caravan.web.page;

import caravan.asinscope.Endpoints;
import caravan.ledger.Overview;
import caravan.pace.Plan;
import caravan.status.ChannelReport;
import caravan.status.Report;
import caravan.status.Reports;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** One channel in numbers. */
public final class ChannelPage {

  private static final int ANSWERS = 500;

  private final Overview overview;
  private final Reports reports;
  private final Endpoints endpoints;
  private final Words words;
  private final ChannelCards cards;
  private final SpeedPlots speeds;
  private final DayPlots days;
  private final WhatIfs whatIfs;

  /** Shows what these know. */
  public ChannelPage(Overview overview, Reports reports, Endpoints endpoints, Words words) {
    this.overview = overview;
    this.reports = reports;
    this.endpoints = endpoints;
    this.words = words;
    this.cards = new ChannelCards(overview, words);
    this.speeds = new SpeedPlots(overview, words);
    this.days = new DayPlots(overview, words);
    this.whatIfs = new WhatIfs(reports, words);
  }

  /** The screen at this moment; empty if there is no such channel. */
  public Optional<ChannelView> view(Frames frames, String name, ChannelQuery asked) {
    Report report = reports.report();
    return find(report, name).map(channel -> view(frames, channel, asked, report.at()));
  }

  /** What of it changes, looking so far back; empty if there is no such channel. */
  public Optional<ChannelParts> parts(Frames frames, String name, String span) {
    Report report = reports.report();
    return find(report, name)
        .map(
            channel ->
                new ChannelParts(
                    frame(frames, name, PlotSpan.of(span), report.at()),
                    cards.card(channel, report.at()),
                    speed(channel, PlotSpan.of(span), report.at())));
  }

  private static Optional<ChannelReport> find(Report report, String name) {
    return report.channels().stream()
        .filter(channel -> channel.channel().word().equals(name))
        .findFirst();
  }

  private static Frame frame(Frames frames, String name, PlotSpan span, Instant now) {
    String live = "channels/" + name + "?span=" + span.word();
    return frames.frame("Channel " + name, "channel " + name, live, now);
  }

  private SpeedPlot speed(ChannelReport channel, PlotSpan span, Instant now) {
    return speeds.plot(channel.channel(), channel.plan(), span, now);
  }

  private ChannelView view(Frames frames, ChannelReport channel, ChannelQuery asked, Instant now) {
    PlotSpan span = PlotSpan.of(asked.span());
    return new ChannelView(
        frame(frames, channel.channel().word(), span, now),
        cards.card(channel, now),
        facts(channel),
        speed(channel, span, now),
        days.plot(channel, reports.course(channel.channel()), now),
        whatIfs.view(channel, endpoints.of(channel.channel()), asked, now),
        ActLines.of(overview.acts(channel.channel(), ActLines.MOST), words, now));
  }

  private List<ListView.Fact> facts(ChannelReport channel) {
    Plan plan = channel.plan();
    List<ListView.Fact> facts = new ArrayList<>();
    facts.add(
        new ListView.Fact(
            "Plan",
            plan.limited()
                ? "%s in %s".formatted(Words.count(plan.rate(), "token"), Words.span(plan.window()))
                : "no limit of a window is known"));
    facts.add(
        new ListView.Fact(
            "A day", plan.daily() > 0 ? Words.count(plan.daily(), "token") : "as the server says"));
    facts.add(new ListView.Fact("A call", "at most " + Words.count(plan.batch(), "code")));
    List<Duration> took = new ArrayList<>(overview.lastAnswers(channel.channel(), ANSWERS));
    if (!took.isEmpty()) {
      Collections.sort(took);
      facts.add(
          new ListView.Fact(
              "Answers",
              "half within %s, 95 of 100 within %s (of the last %s)"
                  .formatted(
                      Words.took(part(took, 50)),
                      Words.took(part(took, 95)),
                      Words.number(took.size()))));
    }
    return facts;
  }

  private static Duration part(List<Duration> sorted, int percent) {
    return sorted.get(Math.min(sorted.size() - 1, sorted.size() * percent / 100));
  }
}
