package caravan.desk;

import caravan.codes.Choice;
import caravan.codes.Lane;
import caravan.ledger.Held;
import caravan.lists.UnreadableListException;
import caravan.road.intake.HeldLists;
import caravan.status.Endings;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Prices held lists, read in one way or another. */
public final class HeldQuotes {

  private final Path folder;
  private final Quotes quotes;
  private final Endings endings;
  private final Clock clock;

  /**
   * @param input the folder where lists are dropped
   */
  public HeldQuotes(Path input, Quotes quotes, Endings endings, Clock clock) {
    this.folder = HeldLists.folder(input);
    this.quotes = quotes;
    this.endings = endings;
    this.clock = clock;
  }

  /** What it would cost, read so. */
  public HeldQuote quote(Held held, Choice said) {
    Instant now = clock.instant();
    try {
      ListQuote quote =
          quotes
              .together()
              .quote(
                  folder.resolve(held.place()),
                  held.folder(),
                  held.name(),
                  said.equals(Choice.AS_READ) ? null : said);
      List<Map<Lane, Long>> asked = List.of(quote.estimate().asked());
      return new HeldQuote(held, quote, "", endings.of(asked, quote.price(), now), now);
    } catch (UnreadableListException e) {
      return new HeldQuote(held, null, e.reason(), List.of(), now);
    } catch (UncheckedIOException e) {
      return new HeldQuote(held, null, "it can't be read now: " + e.getMessage(), List.of(), now);
    }
  }
}
