package caravan.ledger;

import java.time.Instant;

/**
 * Who does something, and when.
 *
 * @param note what the person says of it; empty if nothing
 */
public record Signature(String who, Instant at, String note) {

  public Signature {
    if (who.isBlank()) {
      throw new IllegalArgumentException("nobody is named who does it");
    }
  }
}
