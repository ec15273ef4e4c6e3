package caravan.lists.columns;

/**
 * Why a person should say whether a list is understood.
 *
 * @param words a sentence without its full stop
 */
public record Doubt(Kind kind, String words) {

  /** What is in doubt. */
  public enum Kind {
    /** Codes stand where nobody looks for them: a second table, a transposed one. */
    TABLE,
    /** Rows may be hidden in others. */
    ROWS,
    /** The codes belong to something else than the product of the row. */
    COLUMN,
    /** Where the rows are to be asked is said in words that name no marketplace. */
    MARKETPLACE,
    /** Two columns are as good as each other. */
    TIE,
    /** No heading speaks, and the shape is not enough. */
    SHAPE,
    /** A number in a sentence may be a code or not. */
    TEXT,
    /** A number is called in front what the others of its list are not. */
    CALLED,
    /** The characters can be read in two ways. */
    ENCODING,
    /** Too many check digits are wrong. */
    CHECK_DIGITS,
    /** Too many cells hold no code. */
    CELLS,
    /** The kind that a column names is not that of the codes. */
    TYPES;

    /** Whether it holds whatever the headings say. */
    public boolean always() {
      return this == TABLE
          || this == ROWS
          || this == COLUMN
          || this == MARKETPLACE
          || this == CALLED;
    }

    /** Whether it is a share, which says nothing where there are few. */
    public boolean share() {
      return this == SHAPE || this == CHECK_DIGITS || this == CELLS || this == TYPES;
    }
  }
}
