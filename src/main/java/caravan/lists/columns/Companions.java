package caravan.lists.columns;

import caravan.codes.Asin;
import caravan.lists.CheckDigit;
import caravan.lists.cells.CellCleaner;
import caravan.lists.cells.CellWord;
import caravan.lists.cells.CodeParser;
import caravan.lists.cells.ColumnKind;
import caravan.lists.cells.Marketplaces;
import caravan.lists.cells.ParsedCode;
import caravan.lists.cells.SourceRecord;
import caravan.lists.cells.Vocabulary;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Finds the columns that say something of the codes beside them: their marketplace, their kind,
 * whether they are pieces or cases.
 */
final class Companions {

  private static final double NEARLY_ALL = 0.9;
  private static final double MOSTLY = 0.6;
  private static final int FIRST = 20;
  private static final int CODE = 3;

  /** What names a marketplace and nothing else, whatever the heading. */
  private static final Pattern MARKETPLACE =
      Pattern.compile(
          "(?i).*amazon.*|[a-z]{2}[-_][a-z]{2}|co\\.(?:uk|jp)|com\\.(?:au|mx)|A[0-9A-Z]{12,13}|-[a-z]{2}");

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
    Predicate<Integer> country = i -> headings.get(i).has(Meaning.COUNTRY) || !header;
    return first(i -> headings.get(i).domain() && speaks(i))
        .or(() -> first(free.and(country).and(i -> mostly(i, Companions::served))))
        .or(() -> first(free.and(i -> mostly(i, Companions::marketplace))))
        .or(() -> first(free.and(i -> mostly(i, Companions::named))))
        .orElse(-1);
  }

  /** Whether its cells can be marketplaces: one that is not served has to be told. */
  private boolean speaks(int column) {
    List<String> cells =
        rows.stream().map(row -> row.cell(column)).filter(c -> !CellWord.nothing(c)).toList();
    return cells.isEmpty()
        || cells.stream()
            .anyMatch(c -> served(c) || MARKETPLACE.matcher(c).matches() || c.length() <= CODE);
  }

  private static boolean served(String cell) {
    return Marketplaces.find(cell).isPresent();
  }

  /** A country by its name, and not by two letters that can be anything. */
  private static boolean named(String cell) {
    boolean ideographs = Vocabulary.ideographic(cell);
    return (ideographs || CellCleaner.strip(cell).length() > 2) && served(cell);
  }

  private static boolean marketplace(String cell) {
    return MARKETPLACE.matcher(CellCleaner.strip(cell)).matches() && served(cell);
  }

  /** The column that tells pieces from cases; negative if there is none. */
  int unit() {
    return first(
            i ->
                (headings.get(i).has(Meaning.UNIT) || headings.get(i).has(Meaning.TYPE))
                    && mostly(i, cell -> unit(cell))
                    && any(i, CellWord.PIECE)
                    && any(i, CellWord.CARTON))
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
    return CellWord.find(cell)
        .filter(word -> word == CellWord.PIECE || word == CellWord.CARTON)
        .isPresent();
  }

  private boolean any(int column, CellWord word) {
    return rows.stream()
        .anyMatch(row -> CellWord.find(row.cell(column)).filter(w -> w == word).isPresent());
  }

  /**
   * The column with the kind of its codes, if there is one: for those whose heading leaves it open.
   */
  CodeColumn typed(CodeColumn column) {
    ColumnKind columnKind = column.hint();
    boolean open =
        columnKind == ColumnKind.CODE
            || columnKind == ColumnKind.GTIN
            || columnKind == ColumnKind.NONE;
    if (!open || !column.parts().isEmpty()) {
      return column;
    }
    return first(i -> i != column.index() && headings.get(i).has(Meaning.TYPE) && kinds(i))
        .filter(i -> agrees(column, i))
        .map(column::withType)
        .orElse(column);
  }

  private boolean kinds(int column) {
    long filled = rows.stream().filter(row -> !CellWord.nothing(row.cell(column))).count();
    long kinds =
        rows.stream()
            .flatMap(row -> CellWord.find(row.cell(column)).stream())
            .filter(word -> word.hint() != ColumnKind.NONE || word == CellWord.FOREIGN)
            .count();
    return kinds >= MOSTLY * filled;
  }

  /** Whether the types fit most of the codes; else they belong to another column. */
  private boolean agrees(CodeColumn column, int type) {
    CodeParser codeParser = new CodeParser(CheckDigit.WARN);
    long fits = 0;
    long told = 0;
    for (SourceRecord row : rows) {
      ColumnKind said = CellWord.find(row.cell(type)).map(CellWord::hint).orElse(ColumnKind.NONE);
      if (said != ColumnKind.NONE && !CellWord.nothing(row.cell(column.index()))) {
        told++;
        fits += fits(said, row.cell(column.index()), codeParser) ? 1 : 0;
      }
    }
    return fits * 2 >= told && told > 0;
  }

  /** Whether a cell can be of the kind that the column beside it names. */
  static boolean fits(ColumnKind said, String cell, CodeParser codeParser) {
    ParsedCode parsedCode = codeParser.read(cell, said);
    if (parsedCode.code() == null) {
      return false;
    }
    boolean asin = parsedCode.code() instanceof Asin;
    return switch (said) {
      case ASIN -> asin;
      case ISBN -> true;
      case CODE, NONE -> true;
      case EAN, EAN8, GTIN, UPC -> !asin;
    };
  }

  private Optional<Integer> first(Predicate<Integer> wanted) {
    return IntStream.range(0, names.size()).boxed().filter(wanted).findFirst();
  }

  /** Whether nearly all cells are so; the first few tell where hardly any is. */
  private boolean mostly(int column, Predicate<String> wanted) {
    long filled = 0;
    long right = 0;
    for (SourceRecord row : rows) {
      String cell = row.cell(column);
      if (!CellWord.nothing(cell)) {
        filled++;
        right += wanted.test(cell) ? 1 : 0;
        if (filled == FIRST && right * 2 < filled) {
          return false;
        }
      }
    }
    return filled > 0 && right >= NEARLY_ALL * filled;
  }
}
