package caravan.lists.columns;

import caravan.lists.cells.BarcodeParser;
import caravan.lists.cells.CellCleaner;
import caravan.lists.cells.CodeParser;
import caravan.lists.cells.Digits;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds codes in lines of words, as people write mails, chats and notes. */
public final class FreeText {

  private static final Pattern BETWEEN = Pattern.compile("[\\s,;()\\[\\]|<>\"]+");
  private static final Pattern AROUND =
      Pattern.compile("^[^\\p{L}\\p{N}+]+|(?<![:])[^\\p{L}\\p{N}:]+$");
  private static final int LONGEST = 4096;
  private static final Pattern LIST = Pattern.compile("[^,;\\s]+(?:\\s*[,;]\\s*|\\s+)[^,;\\s].*");

  private static final Pattern QUANTITY =
      Pattern.compile(
          "[0-9]{1,5}(?:[xX\u00d7])?|[xX]|(?:st|stk|szt|ks|uds?|pcs?|pz|pi\u00e8ces?|adet|units?|ea)",
          Pattern.CASE_INSENSITIVE);

  /** So many words before a number can say that it is none of a product. */
  private static final int WORDS_BEFORE = 3;

  private FreeText() {}

  /** The codes of a line that is nothing but several of them, as they stood; empty for others. */
  static List<String> several(String line) {
    String text = CellCleaner.strip(line);
    if (line.length() > LONGEST || !separated(text) || !LIST.matcher(text).matches()) {
      return List.of();
    }
    List<String> pieces = new ArrayList<>();
    for (String piece : line.split("[,;\\s]+", -1)) {
      if (!piece.isEmpty()) {
        if (!sure(code(piece))) {
          return List.of();
        }
        pieces.add(piece);
      }
    }
    return pieces;
  }

  /** Most lines are one code: that is seen sooner than by a pattern. */
  private static boolean separated(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == ',' || c == ';' || Character.isWhitespace(c)) {
        return true;
      }
    }
    return false;
  }

  private static List<String> tokens(String line) {
    List<String> tokens = new ArrayList<>();
    if (line.length() > LONGEST) {
      return tokens;
    }
    for (String token : BETWEEN.split(CellCleaner.narrow(line), -1)) {
      String bare = AROUND.matcher(token).replaceAll("");
      if (!bare.isEmpty()) {
        tokens.add(bare);
      }
    }
    return tokens;
  }

  /** The one unmistakable code of a line; empty if there is none, or more than one. */
  public static Optional<String> one(String line) {
    List<String> tokens = tokens(line);
    Set<String> found = new LinkedHashSet<>();
    for (int i = 0; i < tokens.size(); i++) {
      String code = code(tokens.get(i));
      if (sure(code)
          && (CodeParser.unmistakable(code) || placed(tokens, i))
          && !denied(tokens, i)) {
        found.add(code);
      }
    }
    return found.size() == 1 ? Optional.of(found.iterator().next()) : Optional.empty();
  }

  /** Whether a number that could be a code stands in the line where nobody can tell. */
  static boolean loose(String line) {
    List<String> tokens = tokens(line);
    for (int i = 0; i < tokens.size(); i++) {
      String code = code(tokens.get(i));
      boolean number = code.length() >= 12 && sure(code) && !CodeParser.unmistakable(code);
      if (number && !placed(tokens, i) && !denied(tokens, i)) {
        return true;
      }
    }
    return false;
  }

  private static String code(String token) {
    String text = CellCleaner.joined(CellCleaner.bare(token)).toUpperCase(Locale.ROOT);
    return text.endsWith(":") ? text.substring(0, text.length() - 1) : text;
  }

  /** Short numbers prove too little among words. */
  private static boolean sure(String text) {
    return CodeParser.unmistakable(text)
        || (text.length() >= 12 && BarcodeParser.unmistakable(text))
        || (text.endsWith("X") && Digits.rightIsbn(text));
  }

  /** A number in the middle of a sentence is none, unless it is called a code. */
  private static boolean placed(List<String> tokens, int at) {
    boolean edge = begins(tokens, at) || at == tokens.size() - 1;
    return at > 0
        ? edge || tokens.get(at - 1).endsWith(":") || Heading.of(word(tokens, at - 1)).certain()
        : edge;
  }

  /** Whether there is nothing before it but a quantity. */
  private static boolean begins(List<String> tokens, int at) {
    return tokens.subList(0, at).stream().allMatch(token -> QUANTITY.matcher(token).matches());
  }

  private static boolean denied(List<String> tokens, int at) {
    for (int i = Math.max(0, at - WORDS_BEFORE); i < at; i++) {
      if (Heading.of(word(tokens, i)).rank() == Heading.Rank.OTHER) {
        return true;
      }
    }
    return false;
  }

  private static String word(List<String> tokens, int at) {
    String token = tokens.get(at);
    return token.endsWith(":") ? token.substring(0, token.length() - 1) : token;
  }
}
