package caravan.web.page;

import caravan.desk.Draft;
import caravan.desk.DraftDesk;
import caravan.desk.DraftList;
import caravan.desk.DraftQuote;
import caravan.desk.ListQuote;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** Lists that somebody brought, with their price. */
public final class DraftPage {

  private final Prices prices;
  private final Words words;

  /** Shows what these know. */
  public DraftPage(Prices prices, Words words) {
    this.prices = prices;
    this.words = words;
  }

  /** The screen of that price. */
  public DraftView view(Frames frames, DraftQuote quote) {
    Draft draft = quote.draft();
    Instant now = quote.at();
    String names = names(draft);
    boolean several = quote.readable().size() > 1;
    return new DraftView(
        frames.frame("Price of " + names, "now", "", now),
        draft.id(),
        draft.revision(),
        quote.price().total(),
        names,
        sentence(quote, now),
        words.moment(draft.since().plus(DraftDesk.KEPT), now),
        quote.lists().stream().map(DraftPage::card).toList(),
        several ? QuoteViews.counts(quote.sum(), quote.price()) : List.of(),
        prices.days(quote.price(), now),
        quote.endings().stream().map(ending -> prices.line(ending, now)).toList(),
        button(quote));
  }

  /** The names of its lists, the first of them where there are many. */
  static String names(Draft draft) {
    List<DraftList> lists = draft.lists();
    String first = lists.stream().limit(3).map(DraftList::name).collect(Collectors.joining(", "));
    return lists.size() > 3 ? first + " and " + (lists.size() - 3) + " more" : first;
  }

  private String sentence(DraftQuote quote, Instant now) {
    if (quote.readable().isEmpty()) {
      return "Nothing here can be read as a list.";
    }
    String done = prices.normally(quote.endings(), now);
    String end = done.isEmpty() ? "" : ", " + done + " if it is started now";
    return "%s%s. Nothing is spent until you start it.".formatted(tokens(quote), end);
  }

  private static String button(DraftQuote quote) {
    int lists = quote.readable().size();
    return lists == 0 ? "" : "Start %s · %s".formatted(Words.count(lists, "list"), tokens(quote));
  }

  private static String tokens(DraftQuote quote) {
    return QuoteViews.tokens(quote.price().total(), quote.guessed());
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
}
