package caravan.lists.columns;

import caravan.lists.Excerpt;
import caravan.lists.cells.CellCleaner;
import caravan.lists.cells.CellWord;
import caravan.lists.cells.CodeParser;
import caravan.lists.cells.SourceRecord;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Notices codes that stand where the layout does not look, in a second table. */
final class OtherTables {

  private static final int SHORT = 8;

  private final List<String> names;
  private final List<Heading> headings;
  private final List<SourceRecord> rows;
  private final Layout layout;
  private final boolean certain;

  /**
   * @param certain whether a heading names the codes and nothing else
   */
  OtherTables(
      List<String> names,
      List<Heading> headings,
      List<SourceRecord> rows,
      Layout layout,
      boolean certain) {
    this.names = names;
    this.headings = headings;
    this.rows = rows;
    this.layout = layout;
    this.certain = certain;
  }

  /** Why a person should be asked; empty if all codes stand in one table. */
  Optional<Doubt> doubt() {
    return beside().or(this::below).map(words -> new Doubt(Doubt.Kind.TABLE, words));
  }

  /** Codes behind a column that is empty and has no heading. */
  private Optional<String> beside() {
    List<Integer> taken = layout.codes().stream().map(CodeColumn::index).toList();
    int left = taken.stream().mapToInt(i -> i).min().orElse(names.size());
    boolean gap = false;
    boolean again = false;
    for (int i = left + 1; i < names.size(); i++) {
      boolean empty = empty(i);
      if (empty && !gap) {
        again = again(i);
      }
      gap |= empty;
      boolean mine = taken.contains(i) && certain && !again;
      boolean other = headings.get(i).rank() == Heading.Rank.OTHER;
      long codes = gap && !empty && !mine && !other ? codes(i) : 0;
      if (codes > 1) {
        return Optional.of(
            "a second table stands beside the first: column %d, '%s', holds %,d codes"
                .formatted(i + 1, Excerpt.shortened(CellCleaner.strip(names.get(i))), codes));
      }
    }
    return Optional.empty();
  }

  /** Whether a heading of the left stands on the right of that column as well. */
  private boolean again(int gap) {
    Set<String> left = new HashSet<>();
    for (int i = 0; i < names.size(); i++) {
      String name = CellCleaner.strip(names.get(i)).toLowerCase(Locale.ROOT);
      if (i < gap) {
        left.add(name);
      } else if (left.contains(name)) {
        return true;
      }
    }
    return false;
  }

  private boolean empty(int column) {
    return names.get(column).equals(Layout.nameless(column))
        && rows.stream().allMatch(row -> CellCleaner.blank(row.cell(column)));
  }

  /** How many codes a column holds, if at least half of it is some; short ones are dates. */
  private long codes(int column) {
    long filled = rows.stream().filter(row -> !CellWord.nothing(row.cell(column))).count();
    long codes =
        rows.stream()
            .map(row -> row.cell(column))
            .filter(cell -> cell.length() > SHORT && CodeParser.likely(cell))
            .count();
    return codes * 2 >= filled ? codes : 0;
  }

  /** Another line of headings further down, which names another column for the codes. */
  private Optional<String> below() {
    if (!layout.header() || layout.codes().isEmpty()) {
      return Optional.empty();
    }
    List<Integer> taken = layout.codes().stream().map(CodeColumn::index).toList();
    for (int r = 1; r < rows.size(); r++) {
      SourceRecord row = rows.get(r);
      if (row.cells().stream().anyMatch(OtherTables::number)) {
        continue;
      }
      for (int i = 0; i < row.cells().size(); i++) {
        if (!taken.contains(i) && exact(row.cell(i)) && rest(r, i) > 0) {
          return Optional.of(
              "a second table begins in line %,d of the list, with the heading '%s'"
                  .formatted(r + 1 + layout.above(), Excerpt.shortened(row.cell(i))));
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
    return CodeParser.likely(cell);
  }

  private static boolean exact(String cell) {
    return cell.length() < 40
        && !CellCleaner.blank(cell)
        && Heading.of(CellCleaner.strip(cell)).certain();
  }

  private long rest(int from, int column) {
    return rows.subList(from + 1, rows.size()).stream()
        .filter(row -> CodeParser.likely(row.cell(column)))
        .count();
  }
}
