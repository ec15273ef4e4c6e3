package caravan.ledger;

import caravan.codes.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * Which rows of a list are meant.
 *
 * @param text part of one of its cells or of its code, in any case; empty: any
 * @param outcome what became of it; null: anything
 * @param open only rows that have no final answer yet; then {@code outcome} is null
 * @param after rows with a greater number only
 */
public record RowFilter(String text, @Nullable Outcome outcome, boolean open, long after) {

  public RowFilter {
    if (open && outcome != null) {
      throw new IllegalArgumentException("an open row has no outcome");
    }
  }
}
