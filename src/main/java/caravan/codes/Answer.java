package caravan.codes;

/**
 * What the API says of one code.
 *
 * @param lookup the ledger's number of the code
 * @param items the API's items that answer it, whole, as the text of a JSON array; {@code []} if
 *     none
 */
public record Answer(long lookup, String items) {

  /** The items of a code that the API does not know. */
  public static final String NONE = "[]";

  /** Whether the API knows the code. */
  public boolean found() {
    return !items.equals(NONE);
  }
}
