package caravan.results;

import caravan.codes.Outcome;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What was delivered.
 *
 * @param rows rows of the list by what became of them, every outcome named
 * @param aside the files by the places where they stand or are to stand, in the order in which they
 *     get their names
 */
public record WrittenFiles(Map<Outcome, Long> rows, AsideFiles aside) {

  public WrittenFiles {
    rows = Map.copyOf(rows);
  }

  /** Where they stand, or are to stand. */
  public List<Path> files() {
    return aside.places();
  }

  /** All rows of the list. */
  public long total() {
    return rows.values().stream().mapToLong(Long::longValue).sum();
  }

  /** For people: {@code 1,003 rows, 1,000 found, 3 invalid}. */
  public String words() {
    long total = total();
    StringBuilder words = new StringBuilder("%,d row%s".formatted(total, total == 1 ? "" : "s"));
    for (Outcome outcome : Outcome.values()) {
      long its = rows.getOrDefault(outcome, 0L);
      if (its > 0) {
        words.append(", %,d %s".formatted(its, outcome.word().replace('_', ' ')));
      }
    }
    return words.toString();
  }
}
