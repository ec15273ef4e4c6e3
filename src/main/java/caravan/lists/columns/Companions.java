package caravan.lists.columns;

import caravan.codes.Domain;
import caravan.lists.cells.CellCleaner;
import caravan.lists.cells.CellWord;
import caravan.lists.cells.Marketplaces;
import caravan.lists.cells.SourceRecord;
import caravan.lists.cells.Vocabulary;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Finds the columns that say something of the codes beside them: their marketplace, whether they
 * are pieces or cases.
 */
final class Companions {

  private static final int CODE = 3;

  /** Names of a country that are as short as codes of countries. */
  private static final Set<String> SHORT_NAMES = Set.of("usa", "com", "abd", "uae");

  /** What names a marketplace and nothing else, whatever the heading. */
  private static final Pattern MARKETPLACE =
      Pattern.compile(
          "(?i).*amazon.*|[a-z]{2}[-_][a-z]{2}|co\\.(?:uk|jp)|com\\.(?:au|mx)|A[0-9A-Z]{12,13}|-[a-z]{2}");

  /** What can stand over units: "Einheit", "Verpackung", "Niveau", and "Typ" too. */
  private static final Set<Meaning> UNITS =
      EnumSet.of(Meaning.UNIT, Meaning.PACK, Meaning.LEVEL, Meaning.TYPE);

  private static final Pattern KIND = Pattern.compile("[A-Z0-9]{1,4}");
  private static final int WIDE = 4;

  private final List<String> names;
  private final List<Heading> headings;
  private final List<SourceRecord> rows;
  private final boolean header;

  Companions(List<String> names, List<Heading> headings, List<SourceRecord> rows, boolean header) {
    this.names = names;
    this.headings = headings;
    this.rows = rows;
    this.header = header;
  }

  /** The column of marketplaces: by its heading, or because its cells name nothing else. */
  int domain(List<CodeColumn> codes) {
    List<Integer> taken = codes.stream().map(CodeColumn::index).toList();
    Predicate<Integer> free =
        i ->
            !taken.contains(i)
                && !headings.get(i).has(Meaning.ELSEWHERE)
                && headings.get(i).rank() != Heading.Rank.OTHER;
    Predicate<Integer> country =
        i -> headings.get(i).has(Meaning.COUNTRY) || (!header && served(i));
    return first(i -> headings.get(i).domain() && served(i))
        .or(() -> first(i -> headings.get(i).domain() && speaks(i)))
        .or(() -> first(free.and(country).and(i -> mostly(i, Marketplaces::known))))
        .or(() -> first(free.and(i -> mostly(i, Companions::marketplace))))
        .or(() -> first(free.and(i -> mostly(i, Companions::named) && served(i))))
        .orElse(-1);
  }

  /** Whether some row can be asked: a column that no heading explains has to bear it out. */
  private boolean served(int column) {
    return rows.stream().anyMatch(row -> Marketplaces.find(row.cell(column)).isPresent());
  }

  /** What its rows say there. */
  private List<String> filled(int column) {
    return rows.stream().map(row -> row.cell(column)).filter(c -> !CellWord.nothing(c)).toList();
  }

  /** Whether its cells can be marketplaces: one that is not served has to be told. */
  private boolean speaks(int column) {
    List<String> cells = filled(column);
    return cells.isEmpty() || cells.stream().anyMatch(c -> !fulfilment(c) && speaks(c));
  }

  private static boolean speaks(String cell) {
    return Marketplaces.known(cell) || MARKETPLACE.matcher(cell).matches() || cell.length() < CODE;
  }

  /**
   * Whether a heading promises marketplaces, and nothing below it names one; or whether most
   * countries of a column are marketplaces, none of them the list's own.
   *
   * @param own where rows are asked that say nothing of it
   */
  Optional<Doubt> unknownMarketplace(Domain own) {
    return first(i -> headings.get(i).domain() && !speaks(i) && !mostly(i, Companions::fulfilment))
        .map(i -> doubt("nothing in column %s names a marketplace", i))
        .or(
            () ->
                first(i -> countries(i, own))
                    .map(i -> doubt("column %s names marketplaces, and other countries", i)));
  }

  /** Who sends the goods, or that it is Amazon at all, names no marketplace of its. */
  private static boolean fulfilment(String cell) {
    return CellWord.find(cell).filter(word -> word == CellWord.FULFILMENT).isPresent();
  }

  private Doubt doubt(String words, int column) {
    return new Doubt(Doubt.Kind.MARKETPLACE, words.formatted(new ColumnNames(names).label(column)));
  }

  private boolean countries(int column, Domain own) {
    Heading heading = headings.get(column);
    List<String> cells = filled(column);
    return heading.has(Meaning.COUNTRY)
        && !heading.has(Meaning.ELSEWHERE)
        && heading.rank() != Heading.Rank.OTHER
        && served(column)
        && cells.stream().filter(Marketplaces::known).count() * 2 >= cells.size()
        && cells.stream().map(Marketplaces::find).noneMatch(Optional.of(own)::equals);
  }

  /** A country by its name, and not by a few letters that can be anything. */
  private static boolean named(String cell) {
    String name = CellCleaner.strip(cell);
    boolean letters = name.length() <= CODE && !Vocabulary.ideographic(name);
    return (!letters || SHORT_NAMES.contains(name.toLowerCase(Locale.ROOT)))
        && Marketplaces.known(name);
  }

  private static boolean marketplace(String cell) {
    return MARKETPLACE.matcher(CellCleaner.strip(cell)).matches() && Marketplaces.known(cell);
  }

  /** The column that tells pieces from cases; negative if there is none. */
  int unit() {
    SalesUnits salesUnits = new SalesUnits(names, headings, rows);
    ArticleLevels levels = new ArticleLevels(names.size(), rows);
    Predicate<Integer> units =
        i ->
            mostly(i, Companions::unit)
                && any(i, CellWord.PIECE)
                && any(i, CellWord.CARTON)
                && !salesUnits.in(i);
    return first(i -> UNITS.stream().anyMatch(headings.get(i)::has) && units.test(i))
        .or(() -> first(i -> units.test(i) && levels.in(i)))
        .orElse(-1);
  }

  /**
   * What the first column says in the rows of a feed whose lines have a kind each (head, item,
   * end); empty if it is no such feed.
   */
  String kind() {
    Map<String, Long> kinds =
        rows.stream()
            .map(row -> row.cell(0))
            .collect(Collectors.groupingBy(kind -> kind, Collectors.counting()));
    Map.Entry<String, Long> most =
        kinds.entrySet().stream().max(Map.Entry.comparingByValue()).orElse(null);
    if (most == null
        || names.size() < WIDE
        || most.getValue() * 2 < rows.size()
        || !kinds.keySet().stream().allMatch(kind -> KIND.matcher(kind).matches())) {
      return "";
    }
    boolean others = rows.stream().anyMatch(row -> otherKind(row, most.getKey(), names.size()));
    return others ? most.getKey() : "";
  }

  /** Whether the line is of another kind than rows are, and has not half of their cells. */
  static boolean otherKind(SourceRecord row, String kind, int width) {
    return !row.cell(0).equals(kind) && row.cells().size() * 2 <= width;
  }

  private static boolean unit(String cell) {
    return CellWord.unit(cell).isPresent();
  }

  private boolean any(int column, CellWord word) {
    return rows.stream()
        .anyMatch(row -> CellWord.unit(row.cell(column)).filter(w -> w == word).isPresent());
  }

  private Optional<Integer> first(Predicate<Integer> wanted) {
    return IntStream.range(0, names.size()).boxed().filter(wanted).findFirst();
  }

  private boolean mostly(int column, Predicate<String> wanted) {
    return NearlyAll.cells(rows, column, wanted);
  }
}
