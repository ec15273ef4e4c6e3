package caravan.codes;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One row of a list: what its owner wrote, and what was made of it.
 *
 * @param number counts from 1; blank lines, comments and the header are not rows
 * @param cells the row's own cells as they stood, in the order of {@link ListHead#columns()}
 * @param input the code's cell as it stood (a plain list's line)
 * @param code the code to ask for; null if the row holds none
 * @param domain the marketplace to ask; null if it can't be served, then the code is null too
 * @param note why the row is invalid, or a warning; empty if there is nothing to say
 */
public record Row(
    long number,
    List<String> cells,
    String input,
    @Nullable ProductCode code,
    @Nullable Domain domain,
    String note) {

  public Row {
    cells = List.copyOf(cells);
  }

  /** A row that can't be asked for, and why. */
  public static Row invalid(long number, List<String> cells, String input, String reason) {
    return new Row(number, cells, input, null, null, reason);
  }

  /** Whether the row holds a code that can be asked for. */
  public boolean valid() {
    return code != null && domain != null;
  }
}
