package caravan.codes;

/** A code of a well-formed shape, as it is sent to the API. */
public sealed interface ProductCode permits Asin, Gtin {

  /** The type under which the API is asked for it. */
  CodeType type();

  /** The code as it is sent and shown, normalised. */
  String text();

  /** What it names: equal for all forms of one number (a UPC, its EAN, its GTIN-14). */
  String product();

  /**
   * The code that was written down as that type and text; throws IllegalArgumentException if it is
   * none.
   */
  static ProductCode read(CodeType type, String text) {
    return type == CodeType.ASIN ? new Asin(text) : new Gtin(type, text);
  }
}
