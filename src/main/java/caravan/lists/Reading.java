package caravan.lists;

import caravan.codes.ProductCode;
import org.jspecify.annotations.Nullable;

/**
 * What was made of one cell.
 *
 * @param code null if the cell holds none that can be asked for
 * @param marketplace what a link says of the domain ({@code co.uk}); empty if it says nothing
 * @param note a warning, or the reason why there is no code; empty if there is nothing to say
 */
record Reading(@Nullable ProductCode code, String marketplace, String note) {

  static Reading valid(ProductCode code, String note) {
    return new Reading(code, "", note);
  }

  static Reading invalid(String reason) {
    return new Reading(null, "", reason);
  }

  Reading from(String linkMarketplace) {
    return new Reading(code, linkMarketplace, note);
  }

  Reading noting(String more) {
    return more.isEmpty()
        ? this
        : new Reading(code, marketplace, note.isEmpty() ? more : note + "; " + more);
  }
}
