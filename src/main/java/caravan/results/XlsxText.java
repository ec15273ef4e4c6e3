package caravan.results;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text as a cell of an XLSX sheet can hold it (ECMA-376 part 1, ST_Xstring): at most 32,767
 * characters; what XML can't carry is written {@code _x0007_}, and so is what only looks like it.
 */
final class XlsxText {

  static final int LONGEST = 32_767;

  private static final Pattern ESCAPES =
      Pattern.compile("[\\x00-\\x08\\x0B-\\x1F\\uFFFE\\uFFFF]|_(?=x[0-9A-Fa-f]{4}_)");

  private XlsxText() {}

  static boolean tooLong(String cell) {
    return cell.length() > LONGEST;
  }

  /** The beginning of a cell that is too long, and never half a character. */
  static String cut(String cell) {
    int end = Character.isHighSurrogate(cell.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
    return cell.substring(0, end);
  }

  static String escape(String cell) {
    Matcher matcher = ESCAPES.matcher(cell);
    return matcher.find()
        ? matcher.replaceAll(found -> String.format("_x%04X_", (int) found.group().charAt(0)))
        : cell;
  }

  /** Whether a plain cell would lose blanks or line ends at its edges. */
  static boolean hasEdges(String cell) {
    return cell.charAt(0) <= ' ' || cell.charAt(cell.length() - 1) <= ' ';
  }
}
