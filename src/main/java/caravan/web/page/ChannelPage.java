package caravan.web.page;

import caravan.codes.Channel;
import caravan.ledger.CallTally;
import caravan.ledger.Overview;
import caravan.pace.Plan;
import caravan.status.ChannelReport;
import caravan.status.Report;
import caravan.status.Reports;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** One channel in numbers. */
public final class ChannelPage {

  private static final Duration HOUR = Duration.ofHours(1);
  private static final int HOURS = 24;
  private static final int ANSWERS = 500;

  private final Overview overview;
  private final Reports reports;
  private final Words words;
  private final ChannelCards cards;

  /** Shows what these know. */
  public ChannelPage(Overview overview, Reports reports, Words words) {
    this.overview = overview;
    this.reports = reports;
    this.words = words;
    this.cards = new ChannelCards(overview, words);
  }

  /** The screen at this moment; empty if there is no such channel. */
  public Optional<ChannelView> view(Frames frames, String name) {
    Report report = reports.report();
    return report.channels().stream()
        .filter(channel -> channel.channel().word().equals(name))
        .findFirst()
        .map(channel -> view(frames, channel, report.at()));
  }

  private ChannelView view(Frames frames, ChannelReport channel, Instant now) {
    String name = channel.channel().word();
    return new ChannelView(
        frames.frame("Channel " + name, "channel " + name, "channels/" + name, now),
        cards.card(channel, now),
        facts(channel),
        hours(channel.channel(), now),
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
              "half within %s, 95 of 100 within %s (the last %s)"
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

  private List<ChannelView.Hour> hours(Channel channel, Instant now) {
    Instant since = now.truncatedTo(ChronoUnit.HOURS).minus(HOUR.multipliedBy(HOURS - 1));
    List<ChannelView.Hour> hours = new ArrayList<>();
    for (CallTally tally : overview.tally(channel, since, HOUR)) {
      hours.add(
          new ChannelView.Hour(
              words.clock(tally.start(), now),
              Words.number(tally.calls()),
              Words.number(tally.codes()),
              Words.number(tally.tokens()),
              Words.number(tally.limited()),
              Words.number(tally.troubled() - tally.limited())));
    }
    Collections.reverse(hours);
    return hours;
  }
}
