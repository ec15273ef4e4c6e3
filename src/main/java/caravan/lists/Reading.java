package caravan.lists;

import caravan.codes.Asin;
import caravan.codes.ProductCode;
import org.jspecify.annotations.Nullable;

/**
 * What was made of one cell.
 *
 * @param code null if the cell holds none that can be asked for
 * @param marketplace what a link says of the domain ({@code co.uk}); empty if it says nothing
 * @param note a warning, or the reason why there is no code; empty if there is nothing to say
 * @param proof how sure it is
 */
record Reading(@Nullable ProductCode code, String marketplace, String note, Proof proof) {

  /** A code that its check digit, or its shape alone, proves. */
  static Reading valid(ProductCode code, String note) {
    boolean shapeOnly = code instanceof Asin asin && !asin.text().startsWith("B0");
    return new Reading(code, "", note, shapeOnly ? Proof.SHAPE : Proof.RIGHT);
  }

  static Reading invalid(String reason) {
    return new Reading(null, "", reason, Proof.NONE);
  }

  Reading from(String linkMarketplace) {
    return new Reading(code, linkMarketplace, note, proof);
  }

  Reading proven(Proof other) {
    return new Reading(code, marketplace, note, other);
  }

  Reading noting(String more) {
    return more.isEmpty()
        ? this
        : new Reading(code, marketplace, note.isEmpty() ? more : note + "; " + more, proof);
  }
}
