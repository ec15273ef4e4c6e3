package caravan.lists.cells;

import java.text.Normalizer;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** Takes off a cell what people and programs put around a code. */
public final class CellCleaner {

  private static final Pattern FORMULA = Pattern.compile("=\\s*\"([^\"]*)\"");
  private static final Pattern LABEL =
      Pattern.compile(
          "(?i)(?:g:)?(?:asin|upc|ean|gtin|isbn|jan|barcode)(?:[-_]?(?:8|1[0234]|code|no|nr))?"
              + "(?:\\s*[:#=.]\\s*|\\s+)(?=\\S)");
  private static final Pattern NOUGHT = Pattern.compile("([0-9]+)[.,]0+");
  private static final Pattern LIST_MARK =
      Pattern.compile("(?:[*>\u2022\u2023\u25aa\u25cf\u25e6\u00b7]|[0-9]{1,3}[.)])\\s+(?=\\S)");
  private static final List<String> MARKS =
      List.of("```", "***", "___", "**", "__", "~~", "`", "*", "_");
  private static final int MOST_LAYERS = 4;
  private static final String BEHIND = ",;.";
  private static final String QUOTES =
      "\"'`\u00b4\u00ab\u00bb\u2018\u2019\u201a\u201b\u201c\u201d\u201e\u201f\u2039\u203a";
  private static final String APOSTROPHES = "'\u2018\u2019`\u00b4";

  private CellCleaner() {}

  /**
   * The text of a cell without what stands around it: outer blanks, a bullet or a number in front,
   * {@code ="…"}, quotes, brackets, leading apostrophes, a comma behind, a label such as "EAN:";
   * full-width and other digits and letters as plain ones.
   */
  public static String bare(String cell) {
    if (plain(cell)) {
      return cell;
    }
    String text = layers(strip(narrow(cell)), CellCleaner::unmarked);
    var formula = FORMULA.matcher(text);
    if (formula.matches()) {
      text = strip(formula.group(1));
    }
    var mark = LIST_MARK.matcher(text);
    text = mark.lookingAt() ? text.substring(mark.end()) : text;
    text = layers(text, CellCleaner::unwrapped);
    text = unquoted(text);
    var label = LABEL.matcher(text);
    return label.lookingAt() ? text.substring(label.end()) : text;
  }

  /** The bare text without the blanks and hyphens inside, and without a trailing {@code .0}. */
  public static String joined(String bare) {
    if (plain(bare)) {
      return bare;
    }
    StringBuilder kept = new StringBuilder(bare.length());
    for (int i = 0; i < bare.length(); i++) {
      char c = bare.charAt(i);
      if (!blank(c) && !hyphen(c)) {
        kept.append(c);
      }
    }
    var nought = NOUGHT.matcher(kept);
    return nought.matches() ? nought.group(1) : kept.toString();
  }

  /** Several of them may be around each other, but not as many as somebody could write. */
  private static String layers(String text, UnaryOperator<String> without) {
    String left = text;
    for (int i = 0; i < MOST_LAYERS; i++) {
      String next = without.apply(left);
      if (next.equals(left)) {
        return left;
      }
      left = next;
    }
    return left;
  }

  /** Without the marks by which Markdown sets code, bold and struck text. */
  private static String unmarked(String text) {
    for (String mark : MARKS) {
      int length = mark.length();
      if (text.length() > 2 * length && text.startsWith(mark) && text.endsWith(mark)) {
        return strip(text.substring(length, text.length() - length));
      }
    }
    return text;
  }

  /** Without apostrophes in front, and without quotation marks of any kind at both ends. */
  private static String unquoted(String quoted) {
    String text = quoted;
    while (text.length() > 1 && quote(text.charAt(0)) && quote(text.charAt(text.length() - 1))) {
      text = strip(text.substring(1, text.length() - 1));
    }
    while (!text.isEmpty() && APOSTROPHES.indexOf(text.charAt(0)) >= 0) {
      text = strip(text.substring(1));
    }
    return text;
  }

  private static boolean quote(char c) {
    return QUOTES.indexOf(c) >= 0;
  }

  private static String unwrapped(String text) {
    int to = text.length();
    while (to > 0 && BEHIND.indexOf(text.charAt(to - 1)) >= 0) {
      to--;
    }
    boolean bracketed =
        to > 1 && "([<{".indexOf(text.charAt(0)) >= 0 && ")]>}".indexOf(text.charAt(to - 1)) >= 0;
    if (to == text.length() && bracketed) {
      return strip(text.substring(1, to - 1));
    }
    return to < text.length() ? strip(text.substring(0, to)) : text;
  }

  /** The text without blanks and invisible characters at its ends. */
  public static String strip(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && blank(text.charAt(from))) {
      from++;
    }
    while (to > from && blank(text.charAt(to - 1))) {
      to--;
    }
    return text.substring(from, to);
  }

  /** Whether the text holds nothing that can be seen. */
  public static boolean blank(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (!blank(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  /** Whether the text is nothing but digits and upper-case letters. */
  static boolean plain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!((c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z'))) {
        return false;
      }
    }
    return true;
  }

  public static boolean blank(char c) {
    if (c < 127) {
      return c <= ' ';
    }
    return Character.isWhitespace(c)
        || Character.isSpaceChar(c)
        || Character.getType(c) == Character.FORMAT
        || Character.getType(c) == Character.CONTROL;
  }

  static boolean hyphen(char c) {
    return c == '-'
        || (c > 127 && (Character.getType(c) == Character.DASH_PUNCTUATION || c == 0x2212));
  }

  /** Full-width forms narrowed, and the digits of every script as 0 to 9. */
  public static String narrow(String text) {
    if (text.chars().allMatch(c -> c < 128)) {
      return text;
    }
    StringBuilder narrow = new StringBuilder(Normalizer.normalize(text, Normalizer.Form.NFKC));
    for (int i = 0; i < narrow.length(); i++) {
      if (Character.isDigit(narrow.charAt(i))) {
        narrow.setCharAt(i, Character.forDigit(Character.digit(narrow.charAt(i), 10), 10));
      }
    }
    return narrow.toString();
  }
}
