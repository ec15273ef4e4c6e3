package caravan.web.page;

import caravan.codes.Channel;
import caravan.ledger.Overview;
import caravan.ledger.Urgency;
import caravan.status.ChannelReport;
import caravan.status.Ending;
import caravan.status.Price;
import caravan.status.Reports;
import java.time.Instant;
import java.util.List;

/** Puts into words what a price does to the day, and when what it buys would be done. */
public final class Prices {

  private final Reports reports;
  private final Words words;
  private final ChannelCards channels;

  /** Tells what these know. */
  public Prices(Overview overview, Reports reports, Words words) {
    this.reports = reports;
    this.words = words;
    this.channels = new ChannelCards(overview, words);
  }

  /** How the day stands of each channel that would be asked. */
  List<String> days(Price price, Instant now) {
    return reports.report().channels().stream()
        .filter(channel -> price.tokens().containsKey(channel.channel()))
        .map(channel -> day(channel, price, now))
        .toList();
  }

  private String day(ChannelReport report, Price price, Instant now) {
    Channel channel = report.channel();
    return "%s: %s. This takes %s."
        .formatted(
            channel.word(),
            channels.card(report, now).todayWords(),
            Words.count(price.tokens().getOrDefault(channel, 0L), "token"));
  }

  /** Done 14:20, with the turns that lists have; empty where nobody can say. */
  String normally(List<Ending> endings, Instant now) {
    return Ending.done(endings, Urgency.NORMAL)
        .map(done -> "done " + words.clock(done, now))
        .orElse("");
  }

  DraftView.EndingLine line(Ending ending, Instant now) {
    Instant done = ending.done();
    Urgency urgency = ending.urgency();
    return new DraftView.EndingLine(
        urgency.word(),
        urgency == Urgency.IDLE ? "when idle" : urgency.word(),
        done == null
            ? "nobody can say when it is done"
            : "done %s (%s)".formatted(words.clock(done, now), words.moment(done, now).away()),
        others(ending),
        urgency == Urgency.NORMAL);
  }

  private static String others(Ending ending) {
    List<Ending.Delay> delays = ending.delays();
    if (delays.isEmpty()) {
      return "no other list is done later";
    }
    Ending.Delay most = delays.get(0);
    String one =
        "%s is done %s later".formatted(most.list().head().path(), Words.span(most.later()));
    return delays.size() == 1
        ? one
        : "%s are done later, %s".formatted(Words.count(delays.size(), "other list"), one);
  }
}
