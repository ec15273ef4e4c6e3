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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes rows of a record: finds its code, its marketplace, and what is to be said about it. */
public final class RowParser {

  private final Layout layout;
  private final Domain listDomain;
  private final CodeParser codeParser;
  private final ProofCounts proofCounts;
  private final RowMarket market;

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
    this.market = new RowMarket(layout);
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
    return market.begins(line);
  }

  /** A line over the header: where marketplaces stand over rows it may be the first of them. */
  public void above(SourceRecord line) {
    market.above(line);
  }

  /** What the lines so far say of marketplaces that hold for several rows. */
  public MarketTally markets() {
    return market.tally();
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
    String said = market.of(line, parsedCode);
    if (column.type() >= 0 && parsedCode.code() != null && !agrees(column, line, input)) {
      proofCounts.disagrees();
    }
    if (parsedCode.code() == null) {
      return Row.invalid(number, cells, input, parsedCode.note());
    }
    Optional<Domain> domain = said.isEmpty() ? Optional.of(listDomain) : market.domain(said);
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
