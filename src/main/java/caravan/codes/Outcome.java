package caravan.codes;

import java.util.Locale;

/** What became of a row; every row ends with exactly one. */
public enum Outcome {
  /** The API named at least one item. */
  FOUND,
  /** The API knows no item of that code. */
  NOT_FOUND,
  /** Never sent: no code, or one that can't be asked for. */
  INVALID,
  /** The API refused this code. */
  REFUSED,
  /** Asked for, without an answer that could be read. */
  FAILED;

  /** The word in results and receipts: {@code not_found}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
