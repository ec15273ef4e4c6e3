package caravan.lists.cells;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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
  CARTON,
  /** Who sends the goods. */
  FULFILMENT;

  private static final Vocabulary<CellWord> WORDS = Vocabulary.read("cells.txt", CellWord.class);
  private static final Pattern COUNTED =
      Pattern.compile(
          "(?:[0-9]{1,4}[ x-]*)?+(\\p{L}++)[ ./(x*-]*+(?:(?:of|a|\u00e0|zu|von|de|per)[ x]*+)?+"
              + "[0-9]{0,4}[ )]*+",
          Pattern.CASE_INSENSITIVE);
  private static final int LONGEST = 40;
  private static final int LONGEST_ZEROS = 14;

  /** The second halves of the letters that flags are written with. */
  private static final char FLAG_A = '\uDDE6';

  private static final char FLAG_Z = '\uDDFF';

  /** What a cell of that one word means; empty if it is none of these words. */
  public static Optional<CellWord> find(String cell) {
    return cell.length() > LONGEST ? Optional.empty() : WORDS.find(Vocabulary.fold(cell));
  }

  /** The unit that the cell names, be it with how many it holds: {@code CTN12, Case of 12}. */
  public static Optional<CellWord> unit(String cell) {
    Optional<CellWord> whole = find(cell);
    Matcher counted = COUNTED.matcher(CellCleaner.strip(cell));
    return (whole.isPresent() || cell.length() > LONGEST || !counted.matches()
            ? whole
            : WORDS.find(Vocabulary.fold(counted.group(1))))
        .filter(word -> word == PIECE || word == CARTON);
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
      if ((c >= '1' && c <= '9') || (c >= FLAG_A && c <= FLAG_Z)) {
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
      case NOTHING, FOREIGN, PIECE, CARTON, FULFILMENT -> ColumnKind.NONE;
    };
  }
}
