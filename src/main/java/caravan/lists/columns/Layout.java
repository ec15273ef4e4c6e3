package caravan.lists.columns;

import caravan.lists.cells.ColumnKind;
import caravan.lists.cells.Digits;
import java.util.List;

/**
 * What the columns of a list mean.
 *
 * @param above how many records stand over the first row: the header, and titles over it; 0 if the
 *     first record is a row
 * @param names of the columns known so far
 * @param codes the columns that codes are taken from, in the order in which they are tried
 * @param domain the index of the column of marketplaces; negative if there is none
 * @param spans whether such a marketplace is also that of the rows below that name none
 * @param unit the index of the column that tells pieces from cartons; negative if there is none
 * @param kind what the first column says in lines that are rows, where it tells them from a head
 *     and an end; empty if it does not
 * @param free whether a line may hold words beside its code, or several codes
 * @param habit how most of such lines are written; of a table, whether lines of it are marketplaces
 */
public record Layout(
    int above,
    List<String> names,
    List<CodeColumn> codes,
    int domain,
    boolean spans,
    int unit,
    String kind,
    boolean free,
    LineHabit habit) {

  /** The column of a list of one code a line. */
  public static final String PLAIN = "input";

  private static final String NAMELESS = "column_";

  public Layout {
    names = List.copyOf(names);
    codes = List.copyOf(codes);
  }

  /** Where nothing but a column, if any, says of a row where it is asked. */
  public Layout(
      int above,
      List<String> names,
      List<CodeColumn> codes,
      int domain,
      int unit,
      String kind,
      boolean free) {
    this(above, names, codes, domain, false, unit, kind, free, LineHabit.NONE);
  }

  /** A list of one code a line. */
  public static Layout plain(int above, ColumnKind columnKind) {
    return new Layout(
        above, List.of(PLAIN), List.of(CodeColumn.of(0, PLAIN, columnKind)), -1, -1, "", true);
  }

  Layout withCodes(List<CodeColumn> others) {
    return new Layout(above, names, others, domain, spans, unit, kind, free, habit);
  }

  Layout withSpans(boolean several) {
    return new Layout(above, names, codes, domain, several, unit, kind, free, habit);
  }

  Layout withHabit(LineHabit lines) {
    return new Layout(above, names, codes, domain, spans, unit, kind, free, lines);
  }

  Layout withoutDomain() {
    return new Layout(above, names, codes, -1, unit, kind, free);
  }

  /** Whether the last record over the first row is a header. */
  public boolean header() {
    return above > 0;
  }

  /** Whether any column holds codes; without one the list can't be read. */
  public boolean hasCodes() {
    return !codes.isEmpty();
  }

  /** Whether the codes are called ASINs. */
  boolean asins() {
    return hasCodes() && codes.get(0).hint() == ColumnKind.ASIN;
  }

  /** Whether the same columns mean the same. */
  public boolean sameAs(Layout other) {
    return above == other.above
        && codes.equals(other.codes)
        && domain == other.domain
        && spans == other.spans
        && unit == other.unit
        && kind.equals(other.kind)
        && habit == other.habit;
  }

  /** The name of a column that has none of its own. */
  static String nameless(int index) {
    return NAMELESS + (index + 1);
  }

  /** Whether it is such a name. */
  static boolean nameless(String name) {
    return name.startsWith(NAMELESS) && Digits.only(name.substring(NAMELESS.length()));
  }
}
