package caravan.lists.columns;

import caravan.codes.Domain;
import caravan.lists.cells.AmazonLink;
import caravan.lists.cells.CellCleaner;
import caravan.lists.cells.CellWord;
import caravan.lists.cells.Marketplaces;
import caravan.lists.cells.ParsedCode;
import caravan.lists.cells.SourceRecord;
import caravan.lists.cells.Vocabulary;
import java.util.Optional;

/**
 * What says of each row of a list on which marketplace it is asked: the row itself, else its code's
 * link, else what stands over it.
 */
final class RowMarket {

  private static final String KEEPAS = "domainid";

  private final Layout layout;
  private final MarketTally tally;
  private final boolean numbered;
  private boolean taken;
  private String section = "";
  private String last = "";
  private String lastSaid = "";
  private Optional<Domain> lastDomain = Optional.empty();

  RowMarket(Layout layout) {
    this.layout = layout;
    this.tally = new MarketTally(layout);
    this.numbered =
        layout.domain() >= 0
            && layout.domain() < layout.names().size()
            && Vocabulary.fold(layout.names().get(layout.domain())).endsWith(KEEPAS);
  }

  /** What the lines so far say of marketplaces that hold for several rows. */
  MarketTally tally() {
    return tally;
  }

  /** Whether the line is a marketplace, where those are what the codes below them belong to. */
  boolean begins(SourceRecord line) {
    if (layout.free()) {
      return banded() && begins(MarketLine.of(line.cell(0)));
    }
    Optional<MarketBand> band =
        MarketBand.of(line).filter(b -> tally.heeds(b) || !MarketLine.comment(line.cell(0)));
    band.ifPresent(tally::take);
    taken = band.isPresent();
    if (band.isEmpty() && !section.isEmpty()) {
      return begins(MarketBand.shop(line));
    }
    return begins(band.filter(this::heeds).map(MarketBand::market));
  }

  /** A line over the header: where marketplaces stand over rows it may be the first of them. */
  void above(SourceRecord line) {
    if (layout.free()) {
      return;
    }
    Optional<MarketBand> band = MarketBand.of(line);
    band.ifPresent(tally::title);
    if (banded()) {
      begins(band.filter(this::heeds).map(MarketBand::market));
    }
  }

  private boolean begins(Optional<String> market) {
    section = market.orElse(section);
    return market.isPresent();
  }

  private boolean banded() {
    return layout.habit() == LineHabit.MARKETS;
  }

  private boolean heeds(MarketBand band) {
    return band.clear() || (banded() && tally.heeds(band));
  }

  /** What says it of that row, as it stands there; empty if nothing does. */
  String of(SourceRecord line, ParsedCode parsedCode) {
    boolean code = parsedCode.code() != null;
    if (!code && !taken && MarketBand.lone(line)) {
      tally.other();
    }
    String own = layout.domain() < 0 ? "" : own(line.cell(layout.domain()), code);
    String said = own.isEmpty() ? parsedCode.marketplace() : own;
    String above = layout.spans() && !last.isEmpty() ? last : section;
    return said.isEmpty() ? above : said;
  }

  /** What the cell names, be it by a link that leads there, or as the one above it. */
  private String own(String cell, boolean code) {
    String own = AmazonLink.shop(cell).orElse(cell);
    if (MarketplaceCells.ditto(own)) {
      return last;
    }
    tally.row(own, code);
    boolean said = !CellCleaner.blank(own) && (code || Marketplaces.known(own));
    String one = CellWord.nothing(own) ? "" : own; // it says that there is none
    last = said ? one : last;
    return one;
  }

  /** The marketplace of that name; empty if none is served that is called so. */
  Optional<Domain> domain(String said) {
    if (!said.equals(lastSaid)) {
      lastDomain = Marketplaces.find(said);
      if (lastDomain.isEmpty() && numbered) {
        lastDomain = Marketplaces.numbered(said);
      }
      lastSaid = said;
    }
    return lastDomain;
  }
}
