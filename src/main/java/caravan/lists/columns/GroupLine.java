package caravan.lists.columns;

import caravan.lists.cells.CellCleaner;
import caravan.lists.cells.CellWord;
import caravan.lists.cells.SourceRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * The line beside a header that tells columns of the same name from each other: {@code Each | Case}
 * over {@code UPC | UPC}, {@code piece | case} under them or under one {@code UPC} that reaches
 * over both, and the names once more in another language.
 */
final class GroupLine {

  private GroupLine() {}

  /** The names, those that name codes and come twice with the name of their group in front. */
  static List<String> above(SourceRecord line, List<String> names) {
    long groups = line.cells().stream().filter(cell -> !CellCleaner.blank(cell)).count();
    if (groups < 2 || line.cells().size() > names.size()) {
      return names;
    }
    if (again(line, names)) {
      return IntStream.range(0, names.size())
          .mapToObj(i -> CellCleaner.strip(line.cell(i)) + " " + name(names, i))
          .toList();
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

  /** Each column has a name of its own there too, and the same ones are said to hold numbers. */
  private static boolean again(SourceRecord line, List<String> names) {
    int codes = 0;
    int numbers = 0;
    for (int i = 0; i < names.size(); i++) {
      if (names.get(i).equals(Layout.nameless(i)) != CellCleaner.blank(line.cell(i))) {
        return false;
      }
      Heading here = Heading.of(name(names, i));
      Heading there = Heading.of(CellCleaner.strip(line.cell(i)));
      codes += here.names() && there.names() ? 1 : 0;
      numbers += numbered(here) && numbered(there) ? 1 : 0;
    }
    return codes > 0 && numbers > 1;
  }

  private static boolean numbered(Heading heading) {
    return heading.names() || heading.ofOthers();
  }

  /** The same, told by a line that goes on with the header. */
  static List<String> below(SourceRecord line, List<String> names) {
    List<String> said = new ArrayList<>(names);
    int group = 0;
    for (int i = 0; i < names.size(); i++) {
      group = names.get(i).equals(Layout.nameless(i)) ? group : i;
      if (Heading.of(name(names, group)).names() && (group < i || several(line, names, i))) {
        String cell = CellCleaner.strip(line.cell(i));
        if (cell.isEmpty() || cell.chars().anyMatch(Character::isDigit) || CellWord.nothing(cell)) {
          return names;
        }
        said.set(i, name(names, group) + " " + cell);
      }
    }
    return said;
  }

  /** Whether there are more columns of that name, or more below it. */
  private static boolean several(SourceRecord line, List<String> names, int at) {
    boolean wide = at + 1 < names.size() && names.get(at + 1).equals(Layout.nameless(at + 1));
    return twice(names, at) || (wide && !CellCleaner.blank(line.cell(at + 1)));
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
