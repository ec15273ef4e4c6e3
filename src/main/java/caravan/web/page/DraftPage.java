package caravan.web.page;

import caravan.codes.Channel;
import caravan.desk.Draft;
import caravan.desk.DraftDesk;
import caravan.desk.DraftList;
import caravan.desk.DraftQuote;
import caravan.desk.ListQuote;
import caravan.ledger.Overview;
import caravan.ledger.Urgency;
import caravan.status.ChannelReport;
import caravan.status.Ending;
import caravan.status.Reports;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** Lists that somebody brought, with their price. */
public final class DraftPage {

  private final Reports reports;
  private final Words words;
  private final ChannelCards channels;

  /** Shows what these know. */
  public DraftPage(Overview overview, Reports reports, Words words) {
    this.reports = reports;
    this.words = words;
    this.channels = new ChannelCards(overview, words);
  }

  /** The screen of that price. */
  public DraftView view(Frames frames, DraftQuote quote) {
    Draft draft = quote.draft();
    Instant now = quote.at();
    String names = names(draft);
    boolean several = draft.lists().size() > 1;
    return new DraftView(
        frames.frame("Price of " + names, "now", "", now),
        draft.id(),
        draft.revision(),
        quote.price().total(),
        names,
        words.moment(draft.since().plus(DraftDesk.KEPT), now),
        quote.lists().stream().map(DraftPage::card).toList(),
        several ? QuoteViews.counts(quote.sum(), quote.price()) : List.of(),
        days(quote, now),
        quote.endings().stream().map(ending -> ending(ending, now)).toList(),
        button(quote));
  }

  /** The names of its lists, the first of them where there are many. */
  static String names(Draft draft) {
    List<DraftList> lists = draft.lists();
    String first = lists.stream().limit(3).map(DraftList::name).collect(Collectors.joining(", "));
    return lists.size() > 3 ? first + " and " + (lists.size() - 3) + " more" : first;
  }

  private static String button(DraftQuote quote) {
    int lists = quote.readable().size();
    return lists == 0
        ? ""
        : "Start %s · %s"
            .formatted(Words.count(lists, "list"), Words.count(quote.price().total(), "token"));
  }

  private static DraftView.Card card(DraftQuote.OfList one) {
    DraftList list = one.list();
    ListQuote quote = one.quote();
    return new DraftView.Card(
        list.number(),
        list.name(),
        quote == null ? null : QuoteViews.of(quote),
        one.fault(),
        quote == null ? List.of() : QuoteViews.columns(quote, list.column()),
        list.column(),
        QuoteViews.marketplaces(list.folder()));
  }

  private List<String> days(DraftQuote quote, Instant now) {
    return reports.report().channels().stream()
        .filter(channel -> quote.price().tokens().containsKey(channel.channel()))
        .map(channel -> day(channel, quote, now))
        .toList();
  }

  private String day(ChannelReport report, DraftQuote quote, Instant now) {
    Channel channel = report.channel();
    long tokens = quote.price().tokens().getOrDefault(channel, 0L);
    return "%s: %s. These lists take %s."
        .formatted(
            channel.word(), channels.card(report, now).todayWords(), Words.count(tokens, "token"));
  }

  private DraftView.EndingLine ending(Ending ending, Instant now) {
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
