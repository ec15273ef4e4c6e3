package caravan.lists;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Notices codes that stand where the layout does not look: a second table, a transposed one. */
final class OtherTables {

  private final List<String> names;
  private final List<Line> rows;
  private final Layout layout;
  private final Recogniser recogniser = new Recogniser(CheckDigit.WARN);

  OtherTables(List<String> names, List<Line> rows, Layout layout) {
    this.names = names;
    this.rows = rows;
    this.layout = layout;
  }

  /** Why a person should be asked; empty if all codes stand in one table. */
  Optional<Doubt> doubt() {
    return beside()
        .or(this::below)
        .or(this::transposed)
        .map(words -> new Doubt(Doubt.Kind.TABLE, words));
  }

  /** A column of the same heading behind an empty column, with other codes. */
  private Optional<String> beside() {
    for (CodeColumn code : layout.codes()) {
      String name = Tidy.strip(code.name());
      for (int i = code.index() + 2; i < names.size(); i++) {
        if (Tidy.strip(names.get(i)).equalsIgnoreCase(name)
            && gap(code.index(), i)
            && codes(i) > 0) {
          return Optional.of(
              ("a second table stands beside the first: column %d is called '%s' as well,"
                      + " and holds %,d codes")
                  .formatted(i + 1, Quoted.shortened(name), codes(i)));
        }
      }
    }
    return Optional.empty();
  }

  private boolean gap(int from, int to) {
    return IntStream.range(from + 1, to)
        .anyMatch(i -> rows.stream().allMatch(row -> Tidy.blank(row.cell(i))));
  }

  private long codes(int column) {
    return rows.stream().filter(row -> Recogniser.likely(row.cell(column))).count();
  }

  /** Another line of headings further down, which names another column for the codes. */
  private Optional<String> below() {
    if (!layout.header() || layout.codes().isEmpty()) {
      return Optional.empty();
    }
    List<Integer> taken = layout.codes().stream().map(CodeColumn::index).toList();
    for (int r = 1; r < rows.size(); r++) {
      Line row = rows.get(r);
      for (int i = 0; i < row.cells().size(); i++) {
        if (!taken.contains(i) && exact(row.cell(i)) && rest(r, i) > 0) {
          return Optional.of(
              "a second table begins in line %,d of the list, with the heading '%s'"
                  .formatted(r + 1 + layout.above(), Quoted.shortened(row.cell(i))));
        }
      }
    }
    return Optional.empty();
  }

  private static boolean exact(String cell) {
    return cell.length() < 40 && !Tidy.blank(cell) && Heading.of(Tidy.strip(cell)).certain();
  }

  private long rest(int from, int column) {
    return rows.subList(from + 1, rows.size()).stream()
        .filter(row -> Recogniser.likely(row.cell(column)))
        .count();
  }

  /** A line that begins with the name of codes and goes on with codes. */
  private Optional<String> transposed() {
    boolean found = rows.stream().anyMatch(row -> row.cells().size() > 3 && lying(row));
    boolean header = !found && lying(Line.of(names));
    return found || header
        ? Optional.of(
            "the table lies on its side: a line begins with the name of the codes and goes on with"
                + " codes; turn it (copy, paste transposed) and drop it again")
        : Optional.empty();
  }

  private boolean lying(Line row) {
    long codes = row.cells().stream().skip(1).filter(Recogniser::likely).count();
    long filled = row.cells().stream().skip(1).filter(cell -> !Tidy.blank(cell)).count();
    return codes > 2
        && codes * 2 > filled
        && exact(row.cell(0))
        && !recogniser.possible(row.cell(0));
  }
}
