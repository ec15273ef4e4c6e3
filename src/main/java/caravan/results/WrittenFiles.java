package caravan.results;

import caravan.codes.Outcome;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What was delivered.
 *
 * @param rows rows of the list by what became of them, every outcome named
 * @param files the files that stand now, in the order in which they got their names
 */
public record WrittenFiles(Map<Outcome, Long> rows, List<Path> files) {

  public WrittenFiles {
    rows = Map.copyOf(rows);
    files = List.copyOf(files);
  }

  /** All rows of the list. */
  public long total() {
    return rows.values().stream().mapToLong(Long::longValue).sum();
  }
}
