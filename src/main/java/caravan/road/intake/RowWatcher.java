package caravan.road.intake;

import caravan.codes.Row;
import caravan.ledger.Entry;

/** Is told of the rows of a list whose cost is estimated, in their order. */
public interface RowWatcher {

  /** A row, and the lane in which its code would be asked for; none where it is invalid. */
  default void read(Entry entry) {}

  /** A row whose code would be asked for. */
  default void asked(Row row) {}
}
