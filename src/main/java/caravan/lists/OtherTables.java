package caravan.lists;

import java.util.List;
import java.util.Optional;

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

  /** Codes behind a column that is empty and has no heading. */
  private Optional<String> beside() {
    int left = layout.codes().stream().mapToInt(CodeColumn::index).min().orElse(names.size());
    for (int gap = left + 1; gap < names.size() - 1; gap++) {
      if (!empty(gap)) {
        continue;
      }
      for (int i = gap + 1; i < names.size(); i++) {
        boolean other = Heading.of(Tidy.strip(names.get(i))).rank() == Heading.Rank.OTHER;
        if (!other && codes(i) > 1) {
          return Optional.of(
              "a second table stands beside the first: column %d, '%s', holds %,d codes"
                  .formatted(i + 1, Quoted.shortened(Tidy.strip(names.get(i))), codes(i)));
        }
      }
    }
    return Optional.empty();
  }

  private boolean empty(int column) {
    return names.get(column).equals(Layout.nameless(column))
        && rows.stream().allMatch(row -> Tidy.blank(row.cell(column)));
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
      if (row.cells().stream().anyMatch(OtherTables::number)) {
        continue;
      }
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

  /** Headings have no long numbers, rows mostly do. */
  private static boolean number(String cell) {
    int digits = 0;
    for (int i = 0; i < cell.length(); i++) {
      digits = Character.isDigit(cell.charAt(i)) ? digits + 1 : 0;
      if (digits > 3) {
        return true;
      }
    }
    return Recogniser.likely(cell);
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
