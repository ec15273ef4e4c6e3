package caravan.codes;

/**
 * What the API says of one code.
 *
 * @param lookup the ledger's number of the code
 * @param items the API's items that answer it, whole, as the text of a JSON array; {@code []} if
 *     none
 * @param note what the row should know of an answer without items, for people; empty if nothing
 */
public record Answer(long lookup, String items, String note) {

  /** The items of a code that the API does not know. */
  public static final String NONE = "[]";

  /** An answer of which there is nothing more to say. */
  public Answer(long lookup, String items) {
    this(lookup, items, "");
  }

  /** Whether the API knows the code. */
  public boolean found() {
    return !items.equals(NONE);
  }
}
