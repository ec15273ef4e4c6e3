package caravan.lists;

/** What a wrong check digit does to a row. */
public enum CheckDigit {
  /** It is noted on the row; the code is asked for all the same. */
  WARN,
  /** The row is invalid. */
  REJECT
}
