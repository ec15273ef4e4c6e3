package caravan.lists.columns;

import caravan.lists.cells.CellWord;
import caravan.lists.cells.SourceRecord;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Finds the columns that say something of the codes beside them: whether they are pieces or cases,
 * and of what kind a line is.
 */
final class Companions {

  /** What can stand over units: "Einheit", "Verpackung", "Niveau", and "Typ" too. */
  private static final Set<Meaning> UNITS =
      EnumSet.of(Meaning.UNIT, Meaning.PACK, Meaning.LEVEL, Meaning.TYPE);

  private static final Pattern KIND = Pattern.compile("[A-Z0-9]{1,4}");
  private static final int WIDE = 4;

  private final List<String> names;
  private final List<Heading> headings;
  private final List<SourceRecord> rows;

  Companions(List<String> names, List<Heading> headings, List<SourceRecord> rows) {
    this.names = names;
    this.headings = headings;
    this.rows = rows;
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
