package caravan.web.page;

import caravan.codes.Choice;
import caravan.codes.CodeType;
import caravan.desk.HeldQuote;
import caravan.desk.ListQuote;
import caravan.ledger.Held;
import caravan.status.Reports;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A list that waits for a person's word, with its price. */
public final class HeldPage {

  private final Prices prices;
  private final Words words;

  /** Shows what these know. */
  public HeldPage(Prices prices, Words words) {
    this.prices = prices;
    this.words = words;
  }

  /** The screen of that price, were the list read so. */
  public HeldView view(Frames frames, HeldQuote quoted, Choice said) {
    Held held = quoted.held();
    Instant now = quoted.at();
    ListQuote quote = quoted.quote();
    return new HeldView(
        frames.frame("Held: " + held.path(), "now", "", now),
        held.id(),
        held.path(),
        held.place(),
        Reports.why(held),
        words.moment(held.since(), now),
        held.word() == Held.Word.NONE,
        quote == null ? null : QuoteViews.of(quote).without(held.reason()),
        quoted.fault(),
        quote == null ? List.of() : QuoteViews.columns(quote, text(said.column())),
        QuoteViews.marketplaces(said.domain() == null ? "" : said.domain().word()),
        said(said),
        quote == null ? List.of() : prices.days(quote.price(), now),
        prices.normally(quoted.endings(), now),
        quote == null ? 0 : quote.price().total(),
        quote == null
            ? ""
            : "Release · " + QuoteViews.tokens(quote.price().total(), quote.guessed()),
        "held/" + held.id() + link(said),
        held.release(),
        held.discard());
  }

  private static String link(Choice said) {
    HeldView.Said words = said(said);
    return new Link()
        .with("column", words.column())
        .with("domain", words.domain())
        .with("type", words.type())
        .with("sheet", words.sheet())
        .with("noCheckDigit", words.noCheckDigit() ? "true" : "")
        .text();
  }

  private static HeldView.Said said(Choice said) {
    CodeType type = said.type();
    return new HeldView.Said(
        text(said.column()),
        said.domain() == null ? "" : said.domain().word(),
        type == null ? "" : type.word(),
        text(said.sheet()),
        said.noCheckDigit());
  }

  private static String text(@Nullable String said) {
    return said == null ? "" : said;
  }
}
