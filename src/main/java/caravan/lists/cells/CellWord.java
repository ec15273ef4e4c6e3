package caravan.lists.cells;

import java.util.Optional;

/** What the word in a cell means; {@code cells.txt} has the words. */
public enum CellWord {
  /** There is no code. */
  NOTHING,
  /** The number of somebody else: a vendor, a customer. */
  FOREIGN,
  ASIN,
  ISBN,
  UPC,
  EAN,
  GTIN,
  /** A unit that is one piece. */
  PIECE,
  /** A unit that holds several pieces. */
  CARTON;

  private static final Vocabulary<CellWord> WORDS = Vocabulary.read("cells.txt", CellWord.class);
  private static final int LONGEST = 40;
  private static final int LONGEST_ZEROS = 14;

  /** What a cell of that one word means; empty if it is none of these words. */
  public static Optional<CellWord> find(String cell) {
    return cell.length() > LONGEST ? Optional.empty() : WORDS.find(Vocabulary.fold(cell));
  }

  /** Whether the cell is empty, or says in words, zeros or with a dash that it is. */
  public static boolean nothing(String cell) {
    if (cell.length() > LONGEST) {
      return CellCleaner.blank(cell);
    }
    int digits = 0;
    boolean marks = true;
    for (int i = 0; i < cell.length(); i++) {
      char c = cell.charAt(i);
      if (c >= '1' && c <= '9') {
        return false;
      }
      digits += c == '0' ? 1 : 0;
      marks &= !Character.isLetterOrDigit(c);
    }
    if (marks) {
      return true;
    }
    String bare = CellCleaner.strip(cell);
    if (digits == bare.length()) {
      return digits <= LONGEST_ZEROS;
    }
    return find(cell).filter(word -> word == NOTHING).isPresent();
  }

  /** The kind of code that the word of a type column names; {@code NONE} if none. */
  public ColumnKind hint() {
    return switch (this) {
      case ASIN -> ColumnKind.ASIN;
      case ISBN -> ColumnKind.ISBN;
      case UPC -> ColumnKind.UPC;
      case EAN -> ColumnKind.EAN;
      case GTIN -> ColumnKind.GTIN;
      case NOTHING, FOREIGN, PIECE, CARTON -> ColumnKind.NONE;
    };
  }
}
