package caravan.lists.columns;

import caravan.lists.cells.CellCleaner;
import caravan.lists.cells.CellWord;
import caravan.lists.cells.SourceRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * The line over a header that groups its columns: {@code Each | Case} over {@code UPC | UPC}. It
 * tells columns of the same name from each other.
 */
final class GroupLine {

  private GroupLine() {}

  /** The names, those that name codes and come twice with the name of their group in front. */
  static List<String> above(SourceRecord line, List<String> names) {
    long groups = line.cells().stream().filter(cell -> !CellCleaner.blank(cell)).count();
    if (groups < 2 || line.cells().size() > names.size()) {
      return names;
    }
    List<String> said = new ArrayList<>(names.size());
    String group = "";
    for (int i = 0; i < names.size(); i++) {
      group = CellCleaner.blank(line.cell(i)) ? group : CellCleaner.strip(line.cell(i));
      boolean grouped = !group.isEmpty() && Heading.of(name(names, i)).names() && twice(names, i);
      said.add(grouped ? group + " " + name(names, i) : names.get(i));
    }
    return said;
  }

  /** The same, told by a line that goes on with the header: {@code piece | case}. */
  static List<String> below(SourceRecord line, List<String> names) {
    List<String> said = new ArrayList<>(names);
    for (int i = 0; i < names.size(); i++) {
      if (Heading.of(name(names, i)).names() && twice(names, i)) {
        String cell = CellCleaner.strip(line.cell(i));
        if (cell.isEmpty() || cell.chars().anyMatch(Character::isDigit) || CellWord.nothing(cell)) {
          return names;
        }
        said.set(i, name(names, i) + " " + cell);
      }
    }
    return said;
  }

  private static boolean twice(List<String> names, int at) {
    return IntStream.range(0, names.size())
        .anyMatch(i -> i != at && lower(name(names, i)).equals(lower(name(names, at))));
  }

  private static String name(List<String> names, int at) {
    return CellCleaner.strip(names.get(at));
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
