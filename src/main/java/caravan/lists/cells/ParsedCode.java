package caravan.lists.cells;

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
public record ParsedCode(@Nullable ProductCode code, String marketplace, String note, Proof proof) {

  /** A code that its check digit, or its shape alone, proves. */
  static ParsedCode valid(ProductCode code, String note) {
    boolean shapeOnly = code instanceof Asin asin && !asin.text().startsWith("B0");
    return new ParsedCode(code, "", note, shapeOnly ? Proof.SHAPE : Proof.RIGHT);
  }

  public static ParsedCode invalid(String reason) {
    return new ParsedCode(null, "", reason, Proof.NONE);
  }

  /** The same code, asked on the marketplace that its line names. */
  public ParsedCode from(String linkMarketplace) {
    return new ParsedCode(code, linkMarketplace, note, proof);
  }

  public ParsedCode proven(Proof other) {
    return new ParsedCode(code, marketplace, note, other);
  }

  ParsedCode noting(String more) {
    return more.isEmpty()
        ? this
        : new ParsedCode(code, marketplace, note.isEmpty() ? more : note + "; " + more, proof);
  }
}
