package caravan.desk;

import caravan.lists.UnreadableListException;
import caravan.road.intake.Estimate;
import caravan.status.Endings;
import caravan.status.Price;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/** Prices drafts as a whole. What took long is believed for a while, but for a start. */
final class DraftQuotes {

  private static final int WORTH = 10;

  private record Believed(DraftQuote quote, Instant until) {}

  private final DraftFolder folder;
  private final Quotes quotes;
  private final Endings endings;
  private final Clock clock;
  private final Map<String, Believed> believed = new ConcurrentHashMap<>();

  DraftQuotes(DraftFolder folder, Quotes quotes, Endings endings, Clock clock) {
    this.folder = folder;
    this.quotes = quotes;
    this.endings = endings;
    this.clock = clock;
  }

  /** The price, at most some moments old. */
  DraftQuote quote(Draft draft) {
    Believed last = believed.get(draft.id());
    return last != null
            && last.quote().draft().equals(draft)
            && last.until().isAfter(clock.instant())
        ? last.quote()
        : fresh(draft);
  }

  /** The price at this moment. */
  DraftQuote fresh(Draft draft) {
    Instant began = clock.instant();
    Quotes.Together together = quotes.together();
    List<DraftQuote.OfList> lists = new ArrayList<>();
    Estimate sum = Estimate.NOTHING;
    for (DraftList list : draft.lists()) {
      DraftQuote.OfList one = quote(draft, list, together);
      lists.add(one);
      sum = one.quote() == null ? sum : sum.plus(one.quote().estimate());
    }
    Price price = quotes.price(sum);
    Instant now = clock.instant();
    DraftQuote quote =
        new DraftQuote(
            draft,
            lists,
            sum,
            price,
            endings.of(
                lists.stream()
                    .map(DraftQuote.OfList::quote)
                    .filter(Objects::nonNull)
                    .map(one -> one.estimate().asked())
                    .toList(),
                price,
                now),
            now);
    Instant until = now.plus(Duration.between(began, clock.instant()).multipliedBy(WORTH));
    believed.put(draft.id(), new Believed(quote, until));
    return quote;
  }

  private DraftQuote.OfList quote(Draft draft, DraftList list, Quotes.Together together) {
    try {
      return new DraftQuote.OfList(
          list,
          together.quote(folder.file(draft, list), list.folder(), list.name(), list.choice()),
          "");
    } catch (UnreadableListException e) {
      return new DraftQuote.OfList(list, null, e.reason());
    } catch (UncheckedIOException e) {
      return new DraftQuote.OfList(list, null, "it can't be read now: " + e.getMessage());
    }
  }

  /** The draft is gone. */
  void forget(String draft) {
    believed.remove(draft);
  }
}
