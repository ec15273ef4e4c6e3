package caravan.lists.columns;

import caravan.codes.Domain;
import caravan.codes.Row;
import caravan.lists.CheckDigit;
import caravan.lists.Excerpt;
import caravan.lists.cells.AmazonLink;
import caravan.lists.cells.CellCleaner;
import caravan.lists.cells.CellWord;
import caravan.lists.cells.CodeParser;
import caravan.lists.cells.Marketplaces;
import caravan.lists.cells.ParsedCode;
import caravan.lists.cells.Proof;
import caravan.lists.cells.ProofCounts;
import caravan.lists.cells.SourceRecord;
import caravan.lists.cells.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes rows of a record: finds its code, its marketplace, and what is to be said about it. */
public final class RowParser {

  private static final String KEEPAS = "domainid";

  private final Layout layout;
  private final Domain listDomain;
  private final CodeParser codeParser;
  private final ProofCounts proofCounts;
  private final boolean numbered;
  private final MarketTally markets;
  private String section = "";
  private String span = "";
  private String lastSaid = "";
  private Optional<Domain> lastDomain = Optional.empty();

  /**
   * @param listDomain of rows that name none
   * @param proofCounts is told what was found
   */
  public RowParser(
      Layout layout, Domain listDomain, CheckDigit checkDigit, ProofCounts proofCounts) {
    this.layout = layout;
    this.listDomain = listDomain;
    this.codeParser = new CodeParser(checkDigit);
    this.proofCounts = proofCounts;
    this.markets = new MarketTally(layout);
    this.numbered =
        layout.domain() >= 0
            && layout.domain() < layout.names().size()
            && Vocabulary.fold(layout.names().get(layout.domain())).endsWith(KEEPAS);
  }

  /** The rows of that record, the first with that number, each with so many cells. */
  public List<Row> rows(long number, SourceRecord line, int width) {
    if (!line.broken().isEmpty()) {
      return List.of(Row.invalid(number, padded(List.of(), width), line.cell(0), line.broken()));
    }
    if (!layout.kind().isEmpty()
        && Companions.otherKind(line, layout.kind(), layout.names().size())) {
      String reason = "a line of another kind than the rows, '%s'";
      return List.of(
          Row.invalid(
              number,
              padded(line.cells(), width),
              line.cell(0),
              reason.formatted(Excerpt.shortened(line.cell(0)))));
    }
    if (begins(line)) {
      String reason = "a marketplace, that of the codes below it";
      return List.of(Row.invalid(number, padded(line.cells(), width), line.cell(0), reason));
    }
    if (!layout.free()) {
      return List.of(row(number, line, width));
    }
    List<String> several = FreeText.several(line.cell(0));
    if (several.isEmpty()) {
      return List.of(row(number, line, width));
    }
    List<Row> rows = new ArrayList<>(several.size());
    for (String piece : several) {
      rows.add(row(number + rows.size(), SourceRecord.of(List.of(piece)), width));
    }
    return rows;
  }

  /** Whether the line is a marketplace, where those are what the codes below them belong to. */
  public boolean begins(SourceRecord line) {
    if (layout.free()) {
      return layout.habit() == LineHabit.MARKETS && begins(MarketLine.of(line.cell(0)));
    }
    Optional<MarketBand> band =
        MarketBand.of(line).filter(b -> markets.heeds(b) || !MarketLine.comment(line.cell(0)));
    band.ifPresent(markets::take);
    if (band.isEmpty() && !section.isEmpty() && MarketBand.shop(line)) {
      return begins(Optional.of(line.cell(0)).filter(cell -> !CellCleaner.blank(cell)));
    }
    return begins(band.filter(this::heeds).map(MarketBand::market));
  }

  private boolean begins(Optional<String> market) {
    section = market.orElse(section);
    return market.isPresent();
  }

  private boolean heeds(MarketBand band) {
    return band.clear() || (layout.habit() == LineHabit.MARKETS && markets.heeds(band));
  }

  /** A line over the header: where marketplaces stand over rows it may be the first of them. */
  public void above(SourceRecord line) {
    if (layout.free()) {
      return;
    }
    Optional<MarketBand> band = MarketBand.of(line);
    band.ifPresent(markets::title);
    if (layout.habit() == LineHabit.MARKETS) {
      begins(band.filter(this::heeds).map(MarketBand::market));
    }
  }

  /** What the lines so far say of marketplaces that hold for several rows. */
  public MarketTally markets() {
    return markets;
  }

  private Row row(long number, SourceRecord line, int width) {
    List<String> cells = padded(line.cells(), width);
    CodeColumn column = layout.codes().get(0);
    ParsedCode parsedCode = reading(column, line);
    for (int i = 1; i < layout.codes().size() && parsedCode.code() == null; i++) {
      CodeColumn other = layout.codes().get(i);
      ParsedCode next = reading(other, line);
      boolean more = parsedCode.proof() == Proof.EMPTY && next.proof() != Proof.EMPTY;
      if (next.code() != null || more) {
        parsedCode = next;
        column = other;
      }
    }
    parsedCode = unlessCarton(line, parsedCode);
    String input = column.cell(line);
    proofCounts.take(parsedCode);
    String own = own(line, parsedCode.code() != null);
    if (column.type() >= 0 && parsedCode.code() != null && !agrees(column, line, input)) {
      proofCounts.disagrees();
    }
    if (parsedCode.code() == null) {
      return Row.invalid(number, cells, input, parsedCode.note());
    }
    String said = marketplace(own, parsedCode);
    Optional<Domain> domain = said.isEmpty() ? Optional.of(listDomain) : domain(said);
    return domain.isEmpty()
        ? Row.invalid(number, cells, input, Marketplaces.unserved(said))
        : new Row(number, cells, input, parsedCode.code(), domain.get(), parsedCode.note());
  }

  private ParsedCode reading(CodeColumn column, SourceRecord line) {
    Optional<ParsedCode> other = layout.free() ? WordsBehind.other(line.cell(0)) : Optional.empty();
    return other.orElseGet(() -> written(column, line));
  }

  private ParsedCode written(CodeColumn column, SourceRecord line) {
    ParsedCode parsedCode = column.read(line, codeParser);
    String text = line.cell(0);
    if (!layout.free()
        || parsedCode.code() != null
        || settled(parsedCode)
        || AmazonLink.toSeveral(text)) {
      return parsedCode;
    }
    Optional<String> one = FreeText.one(text);
    Optional<ParsedCode> odd = one.isEmpty() ? Optional.empty() : unlikeOthers(text);
    if (odd.isPresent()) {
      return odd.get();
    }
    if (one.isEmpty() && FreeText.loose(text)) {
      proofCounts.loose();
    }
    if (one.isEmpty() && FreeText.denied(text)) {
      return ParsedCode.invalid(
          "the words before the number in '%s' say that it is no product's"
              .formatted(Excerpt.shortened(text)));
    }
    return one.map(code -> codeParser.read(code, column.hint()))
        .filter(found -> found.code() != null)
        .map(found -> beside(AmazonLink.hosts(text), found))
        .orElse(parsedCode);
  }

  /** Why the one code of that line is none, judged by how the other lines are written. */
  private Optional<ParsedCode> unlikeOthers(String text) {
    if (layout.habit() == LineHabit.TWO_CODES && LineHabit.codes(text) == 1) {
      return Optional.of(
          ParsedCode.invalid("a lone number, where other lines have two: it may be a case's"));
    }
    if (layout.habit() != LineHabit.CODE_FIRST || !LineHabit.fronted(text)) {
      return Optional.empty();
    }
    proofCounts.called();
    return Optional.of(
        ParsedCode.invalid(
            "'%s': words in front of the number, unlike other lines; they may say whose it is"
                .formatted(Excerpt.shortened(text))));
  }

  /** The marketplace that stands beside a code is its own. */
  private static ParsedCode beside(Set<String> hosts, ParsedCode parsedCode) {
    return switch (hosts.size()) {
      case 0 -> parsedCode;
      case 1 -> parsedCode.from(hosts.iterator().next());
      default ->
          ParsedCode.invalid(
              "several marketplaces beside one code (%s); write a line for each"
                  .formatted(String.join(", ", hosts)));
    };
  }

  private static boolean settled(ParsedCode parsedCode) {
    return parsedCode.proof() == Proof.EMPTY || parsedCode.proof() == Proof.CASE;
  }

  private boolean agrees(CodeColumn column, SourceRecord line, String input) {
    return TypeColumn.fits(column.hint(line), input, codeParser);
  }

  private ParsedCode unlessCarton(SourceRecord line, ParsedCode parsedCode) {
    if (layout.unit() < 0 || parsedCode.code() == null) {
      return parsedCode;
    }
    String unit = line.cell(layout.unit());
    return CellWord.unit(unit).filter(word -> word == CellWord.CARTON).isPresent()
        ? ParsedCode.invalid(
                "'%s' is a case, not the piece"
                    .formatted(Excerpt.shortened(CellCleaner.strip(unit))))
            .proven(Proof.CASE)
        : parsedCode;
  }

  /** What the row itself says of its marketplace. */
  private String own(SourceRecord line, boolean code) {
    if (!code && MarketBand.lone(line)) {
      markets.other();
    }
    if (layout.domain() < 0) {
      return "";
    }
    String own = named(line.cell(layout.domain()));
    markets.row(own, code);
    boolean said = !CellCleaner.blank(own) && (code || Marketplaces.known(own));
    span = layout.spans() && said ? own : span;
    return own;
  }

  private String marketplace(String own, ParsedCode parsedCode) {
    String said = CellWord.nothing(own) ? parsedCode.marketplace() : own;
    String above = span.isEmpty() ? section : span;
    return said.isEmpty() ? above : said;
  }

  /** What the cell names, be it by a link that leads there. */
  private static String named(String cell) {
    return AmazonLink.shop(cell).orElse(cell);
  }

  private Optional<Domain> domain(String said) {
    if (!said.equals(lastSaid)) {
      lastDomain = Marketplaces.find(said);
      if (lastDomain.isEmpty() && numbered) {
        lastDomain = Marketplaces.numbered(said);
      }
      lastSaid = said;
    }
    return lastDomain;
  }

  private static List<String> padded(List<String> cells, int width) {
    if (cells.size() >= width) {
      return cells;
    }
    List<String> padded = new ArrayList<>(width);
    padded.addAll(cells);
    while (padded.size() < width) {
      padded.add("");
    }
    return padded;
  }
}
