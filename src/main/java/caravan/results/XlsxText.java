package caravan.results;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Text as a cell of an XLSX sheet can hold it (ECMA-376 part 1, ST_Xstring): at most 32,767
 * characters; what XML can't carry is written {@code _x0007_}, and so is what only looks like it.
 */
final class XlsxText {

  static final int LONGEST = 32_767;

  private static final String AND = "; ";

  /** Of the name of a column, and of all that is said of what was cut. */
  private static final int NAME = 60;

  private static final int WORDS = 1_000;

  private static final Pattern ESCAPES =
      Pattern.compile("[\\x00-\\x08\\x0B-\\x1F\\uFFFE\\uFFFF]|_(?=x[0-9A-Fa-f]{4}_)");

  private XlsxText() {}

  static boolean tooLong(String cell) {
    return cell.length() > LONGEST;
  }

  /** The beginning of a cell that is too long, and never half a character. */
  static String cut(String cell) {
    return cut(cell, LONGEST);
  }

  private static String cut(String text, int longest) {
    if (text.length() <= longest) {
      return text;
    }
    return text.substring(
        0, Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest);
  }

  /** A note that also says which columns of its row were cut; as long as a cell may be. */
  static String noted(String note, List<String> columns) {
    String named =
        columns.stream().map(column -> cut(column, NAME)).collect(Collectors.joining(", "));
    String words = cut("cut to the 32,767 characters that a cell of Excel holds: " + named, WORDS);
    return note.isEmpty() ? words : cut(note, LONGEST - WORDS - AND.length()) + AND + words;
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
