package caravan.lists.cells;

/** How sure it is that a cell holds the code that was read in it. */
public enum Proof {
  /** The check digit is right, or it is an ASIN that can be nothing else. */
  RIGHT,
  /** The shape is right, and there is no check digit to tell. */
  SHAPE,
  /** The shape is right and the check digit wrong. */
  WRONG,
  /** A case of something, not the piece. */
  CASE,
  /** Nothing, or a word for it. */
  EMPTY,
  /** Words without a number: a section's name, a total. */
  WORDS,
  /** Something else. */
  NONE;

  boolean code() {
    return this == RIGHT || this == SHAPE || this == WRONG;
  }
}
