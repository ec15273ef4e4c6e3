package caravan.ledger;

import caravan.codes.Lane;
import caravan.codes.ProductCode;
import caravan.codes.Row;
import org.jspecify.annotations.Nullable;

/**
 * A row as it is enrolled.
 *
 * @param row what the list holds
 * @param lane where its code is asked for; null if the row is invalid
 */
public record Entry(Row row, @Nullable Lane lane) {

  /** A row whose code travels in that lane; the row must be valid. */
  public Entry {
    if (lane != null && row.code() == null) {
      throw new IllegalArgumentException("row " + row.number() + " has a lane and no code");
    }
  }

  /** The code that the row asks for; null if it asks for nothing. */
  public @Nullable ProductCode asked() {
    return lane == null ? null : row.code();
  }
}
