package caravan.desk;

import caravan.codes.Choice;
import caravan.ledger.Held;
import java.util.Optional;

/** Releases held lists for people who saw a price, and for no higher one. */
public final class PricedRelease {

  private final HeldDesk desk;
  private final HeldQuotes quotes;

  /** Releases at that desk what is priced by those quotes. */
  public PricedRelease(HeldDesk desk, HeldQuotes quotes) {
    this.desk = desk;
    this.quotes = quotes;
  }

  /**
   * The list is taken in, read so, unless it would cost more.
   *
   * @param list by its place or its name
   * @param seen tokens that were shown to whoever releases it
   */
  public ActResult release(String list, Choice choice, long seen, String who, String note) {
    return desk.release(list, choice, held -> dearer(held, choice, seen), who, note);
  }

  /** That it costs more now; empty if it does not, or can't be read so. */
  private Optional<ActResult> dearer(Held held, Choice choice, long seen) {
    return Optional.ofNullable(quotes.quote(held, choice).quote())
        .map(quote -> quote.price().total())
        .filter(tokens -> tokens > seen)
        .map(tokens -> ActResult.dearer(seen, tokens, "Nothing was released"));
  }
}
