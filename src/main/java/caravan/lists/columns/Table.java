package caravan.lists.columns;

import caravan.codes.Choice;
import caravan.codes.Domain;
import caravan.lists.CheckDigit;
import caravan.lists.Excerpt;
import caravan.lists.UnreadableListException;
import caravan.lists.cells.CellCleaner;
import caravan.lists.cells.CodeParser;
import caravan.lists.cells.ColumnKind;
import caravan.lists.cells.ColumnKinds;
import caravan.lists.cells.Digits;
import caravan.lists.cells.ProofCounts;
import caravan.lists.cells.SourceRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Decides what the columns of a table mean, from the first records of it. */
public final class Table {

  /**
   * What was decided.
   *
   * @param certain whether a heading names codes and nothing else
   * @param doubts why a person should be asked, a sentence each
   * @param passedOver columns that hold codes too, and why they were not taken
   * @param ranked the columns that might hold codes, the best first
   * @param share how many of the records hold a code where the layout looks for it, from 0 to 1
   * @param market where all rows are asked that don't say it, as the list itself has it
   */
  public record Analysis(
      Layout layout,
      boolean certain,
      List<Doubt> doubts,
      List<String> passedOver,
      List<Integer> ranked,
      double share,
      Optional<ListMarket> market) {

    public static Analysis of(Layout layout, double share) {
      return new Analysis(layout, false, List.of(), List.of(), List.of(0), share, Optional.empty());
    }

    private Analysis under(List<SourceRecord> titles) {
      Optional<ListMarket> named = market.or(() -> ListMarket.ofTitles(titles, layout.asins()));
      return new Analysis(layout, certain, doubts, passedOver, ranked, share, named);
    }

    private Analysis inDoubt(Doubt doubt) {
      List<Doubt> all = new ArrayList<>(doubts);
      all.add(doubt);
      return new Analysis(layout, certain, all, passedOver, ranked, share, market);
    }

    /** The same, read by that layout. */
    public Analysis withLayout(Layout other) {
      return new Analysis(other, certain, doubts, passedOver, ranked, share, market);
    }
  }

  private static final int MEASURED = 500;

  private static final Doubt ON_ITS_SIDE =
      new Doubt(
          Doubt.Kind.TABLE,
          "the table lies on its side: a line begins with the name of the codes and goes on with"
              + " codes; each of its columns is read as a row");

  private final Choice choice;
  private final Domain domain;

  /**
   * @param domain of rows that name none
   */
  public Table(Choice choice, Domain domain) {
    this.choice = choice;
    this.domain = domain;
  }

  /** The layout of a table that may have a header, and titles over it. */
  public Analysis analyse(List<SourceRecord> sample) {
    HeaderLine lines = new HeaderLine(sample);
    int header = lines.index();
    List<SourceRecord> rows = sample.subList(header + 1, sample.size());
    List<String> first = header < 0 ? List.of() : sample.get(header).cells();
    int width = HeaderLine.width(sample.subList(Math.max(0, header), sample.size()));
    List<String> names = widened(first, width);
    List<String> said = header < 1 ? names : GroupLine.above(sample.get(header - 1), names);
    said = header < 0 || rows.isEmpty() ? said : GroupLine.below(rows.get(0), said);
    return analyse(header + 1, names, said, rows, lines.below(header, names.size()), header >= 0)
        .under(sample.subList(0, Math.max(0, header)));
  }

  /** Whether these lines are those of a table that lies on its side, each product in a column. */
  public boolean lies(List<SourceRecord> sample) {
    String column = choice.column();
    return SideTable.is(sample)
        && !new Table(Choice.AS_READ, domain).analyse(sample).certain()
        && (column == null
            || numbered(column)
            || sample.stream().anyMatch(line -> column.equalsIgnoreCase(first(line))));
  }

  /**
   * Whether a column is named by its number: that of the turned table, which a person was shown.
   */
  private static boolean numbered(String column) {
    return Digits.only(column) || Layout.nameless(column);
  }

  private static String first(SourceRecord line) {
    return CellCleaner.strip(line.cell(0));
  }

  /** The layout of such a table, by its columns. */
  public Analysis turned(List<SourceRecord> columns) {
    Analysis analysis = analyse(columns);
    return choice.column() == null ? analysis.inDoubt(ON_ITS_SIDE) : analysis;
  }

  /** The layout of values that the format itself names. */
  public Analysis analyse(List<String> names, List<SourceRecord> sample) {
    if (names.equals(List.of(Layout.PLAIN))) {
      return plain(sample);
    }
    List<String> said = KeyPath.besideCodes(names);
    Analysis named = analyse(0, names, said, sample, ColumnProfile.of(sample, names.size()), true);
    int bare = names.indexOf(Layout.PLAIN); // codes that stand alone among objects
    List<CodeColumn> codes = new ArrayList<>(named.layout().codes());
    if (bare >= 0 && codes.stream().noneMatch(c -> c.index() == bare)) {
      codes.add(CodeColumn.of(bare, Layout.PLAIN, ColumnKind.NONE));
    }
    return named.withLayout(named.layout().withCodes(codes));
  }

  /** The layout of a list of one code a line, where a lone header word may stand on top. */
  public Analysis plain(List<SourceRecord> sample) {
    String column = choice.column();
    if (column != null && !column.equals("1") && !column.equalsIgnoreCase(Layout.PLAIN)) {
      throw new UnreadableListException(
          "the list has no column '%s'; it has %s"
              .formatted(Excerpt.shortened(column), Layout.PLAIN));
    }
    CodeParser codeParser = new CodeParser(CheckDigit.WARN);
    String first = sample.get(0).cell(0);
    Heading heading = Heading.of(CellCleaner.bare(first));
    boolean header =
        heading.hint() != ColumnKind.NONE
            && !codeParser.possible(first)
            && !CodeParser.holds(first);
    ColumnKind columnKind = choice.type() == null ? heading.hint() : ColumnKinds.of(choice.type());
    Layout layout =
        Layout.plain(
            header ? 1 : 0, header || choice.type() != null ? columnKind : ColumnKind.NONE);
    if (choice.noCheckDigit()) {
      layout =
          layout.withCodes(layout.codes().stream().map(CodeColumn::withoutCheckDigit).toList());
    }
    List<SourceRecord> rows = sample.subList(layout.above(), sample.size());
    layout = layout.withHabit(LineHabit.of(rows));
    return Analysis.of(layout, share(layout, rows));
  }

  private Analysis analyse(
      int above,
      List<String> names,
      List<String> said,
      List<SourceRecord> rows,
      List<ColumnProfile> profiles,
      boolean header) {
    List<Heading> headings =
        said.stream().map(n -> header ? Heading.of(CellCleaner.strip(n)) : Heading.SILENT).toList();
    CodeColumns columns = new CodeColumns(new Columns(names, headings, profiles, rows), domain);
    CodeColumns.Chosen chosen = columns.choose(choice);
    Companions beside = new Companions(names, headings, rows);
    TypeColumn types = new TypeColumn(headings, rows);
    List<CodeColumn> codes =
        chosen.codes().stream().map(column -> chosenBy(types.typed(column))).toList();
    codes = new WholeColumn(rows).judge(codes);
    MarketplaceColumn marketplace = new MarketplaceColumn(names, headings, rows, header);
    int marketplaces = marketplace.index(codes);
    boolean one = names.size() == 1;
    Layout layout =
        new Layout(above, names, codes, marketplaces, beside.unit(), beside.kind(), one)
            .withHabit(one ? LineHabit.of(rows) : LineHabit.NONE);
    double share = share(layout, rows);
    if (choice.column() != null && share == 0) {
      throw new UnreadableListException(columns.withoutCodes(choice.column()));
    }
    List<Doubt> doubts = new ArrayList<>();
    if (chosen.doubt() != null) {
      doubts.add(chosen.doubt());
    }
    if (marketplaces < 0 && choice.domain() == null) {
      marketplace.doubt(domain).ifPresent(doubts::add);
    }
    if (choice.column() == null) {
      new OtherTables(names, headings, rows, layout, chosen.certain())
          .doubt()
          .ifPresent(doubts::add);
    }
    Optional<ListMarket> market =
        codes.isEmpty() ? Optional.empty() : ListMarket.ofHeading(codes.get(0).name());
    return new Analysis(
        layout, chosen.certain(), doubts, chosen.passedOver(), chosen.ranked(), share, market);
  }

  private CodeColumn chosenBy(CodeColumn column) {
    CodeColumn typed =
        choice.type() == null
            ? column
            : column.withType(-1).withHint(ColumnKinds.of(choice.type()));
    return choice.noCheckDigit() ? typed.withoutCheckDigit() : typed;
  }

  /** Codes count whatever their marketplace: it says nothing of how the list is to be read. */
  private static double share(Layout layout, List<SourceRecord> rows) {
    RowParser maker =
        new RowParser(layout.withoutDomain(), Domain.COM, CheckDigit.WARN, new ProofCounts());
    long codes =
        rows.stream()
            .limit(MEASURED)
            .filter(
                row ->
                    layout.hasCodes()
                        && maker.rows(1, row, 0).stream().anyMatch(r -> r.code() != null))
            .count();
    return rows.isEmpty() ? 0 : (double) codes / Math.min(MEASURED, rows.size());
  }

  /** In how many columns most cells are codes; dates and the like are none beside better ones. */
  public static long codeColumns(List<SourceRecord> sample) {
    List<ColumnProfile> profiles = ColumnProfile.of(sample, HeaderLine.width(sample));
    long sure = profiles.stream().filter(p -> p.mostlyRight() && p.strong() > 0).count();
    return sure > 0 ? sure : profiles.stream().filter(ColumnProfile::mostly).count();
  }

  /** The names as they stand, and {@code column_N} for those that are missing or blank. */
  public static List<String> widened(List<String> names, int width) {
    return IntStream.range(0, Math.max(width, names.size()))
        .mapToObj(
            i ->
                i < names.size() && !CellCleaner.blank(names.get(i))
                    ? names.get(i)
                    : Layout.nameless(i))
        .toList();
  }
}
