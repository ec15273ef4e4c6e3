package caravan.lists.columns;

import caravan.lists.Excerpt;
import caravan.lists.UnreadableListException;
import caravan.lists.cells.CellCleaner;
import caravan.lists.cells.Digits;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** How columns are named in messages, and by people: by their heading, or their number from 1. */
record ColumnNames(List<String> names) {

  private static final int MOST = 8;

  /** A heading in quotation marks, with its number where others have it too. */
  String label(int index) {
    String name = CellCleaner.strip(names.get(index));
    boolean shared =
        Collections.frequency(names.stream().map(CellCleaner::strip).toList(), name) > 1;
    String quoted = "'" + Excerpt.shortened(name) + "'";
    return shared ? quoted + " (column " + (index + 1) + ")" : quoted;
  }

  /** Several, with commas between them. */
  String labels(IntStream indexes) {
    return indexes.limit(MOST).mapToObj(this::label).collect(Collectors.joining(", "));
  }

  /**
   * The column that a person named by its heading or its number.
   *
   * @throws UnreadableListException if there is none
   */
  int find(String wanted) {
    String bare = CellCleaner.strip(wanted);
    for (int i = 0; i < names.size(); i++) {
      if (CellCleaner.strip(names.get(i)).equalsIgnoreCase(bare)) {
        return i;
      }
    }
    if (Digits.only(bare) && bare.length() < 6) {
      int number = Integer.parseInt(bare);
      if (number >= 1 && number <= names.size()) {
        return number - 1;
      }
    }
    throw new UnreadableListException(
        "the list has no column '%s'; it has %s"
            .formatted(Excerpt.shortened(wanted), Excerpt.words(String.join(", ", names))));
  }
}
