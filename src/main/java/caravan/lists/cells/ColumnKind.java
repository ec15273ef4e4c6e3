package caravan.lists.cells;

/** What the header of a column says of the codes below it; columns are tried by their rank. */
public enum ColumnKind {
  ASIN("asin", 0),
  EAN("ean", 1),
  EAN8("ean", 1),
  ISBN("isbn", 1),
  GTIN("gtin", 1),
  UPC("upc", 2),
  /** A header such as "code", which promises a code but not which. */
  CODE("code", 3),
  /** No header, or one that says nothing. */
  NONE("by shape", 4);

  private final String word;
  private final int rank;

  ColumnKind(String word, int rank) {
    this.word = word;
    this.rank = rank;
  }

  public String word() {
    return word;
  }

  public int rank() {
    return rank;
  }

  /** Whether the header speaks of books' ISBN-10, which is the ASIN of a book. */
  boolean tenDigits() {
    return this == ASIN || this == ISBN;
  }

  /** Whether the header names barcodes, so that an ASIN below it is worth a note. */
  public boolean barcodes() {
    return this == EAN || this == EAN8 || this == ISBN || this == GTIN || this == UPC;
  }
}
