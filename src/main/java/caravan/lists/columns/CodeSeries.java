package caravan.lists.columns;

import caravan.lists.cells.AmazonLink;
import caravan.lists.cells.CellCleaner;
import caravan.lists.cells.CodeParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Several codes in one line: with commas or blanks between them, joined by words or bars as a
 * search is ({@code B0… OR B0…}), or as programs write them down ({@code asins = ["B0…", "B0…"]}).
 */
final class CodeSeries {

  private static final Pattern LIST = Pattern.compile("[^,;\\s]+(?:\\s*[,;]\\s*|\\s+)[^,;\\s].*");
  private static final Pattern COMMAS = Pattern.compile("[,;\\s]+");

  /** What programs and searches put between codes. */
  private static final Pattern SEAMS = Pattern.compile("[\\s,;|/&\"'`\u2018-\u201f]+");

  /** What stands around all of them; within, brackets say whose a code is. */
  private static final Pattern AROUND = Pattern.compile("^[\\s^(\\[{<\"'`]+|[\\s$)\\]}>,;.\"'`]+$");

  private static final String JOINTS = "|/&\"'([{";

  /** A name and what opens its values: {@code asins = [}, {@code ean IN (}; or {@code [7]}. */
  private static final Pattern FRAME =
      Pattern.compile(
          "\\[[0-9]{1,5}\\]\\s+|([\\p{L}\\p{N}_ .$-]{0,80}?)\\s*(?:(?::=|=>|=|:)\\s*[\\[({]?|[\\[({])\\s*");

  private static final Pattern NAMES = Pattern.compile("[\\s.$-]+");

  private static final Set<String> BOTH = Set.of("and", "und", "et", "y", "e", "en");

  /** One of two is a choice, of many a search. */
  private static final Set<String> EITHER = Set.of("or", "oder", "ou");

  private static final int FEW = 3;

  private CodeSeries() {}

  /** The codes of a line that is nothing but several of them, as they stood; empty for others. */
  static List<String> of(String line) {
    String text = CellCleaner.strip(line);
    if (!seamed(text) || AmazonLink.toSeveral(text)) {
      return List.of();
    }
    List<String> bare = LIST.matcher(text).matches() ? codes(text, COMMAS, 2) : List.of();
    return bare.isEmpty() && text.length() <= FreeText.LONGEST ? joined(text) : bare;
  }

  /** Most lines are one code: that is seen sooner than by a pattern. */
  private static boolean seamed(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == ',' || c == ';' || Character.isWhitespace(c) || JOINTS.indexOf(c) >= 0) {
        return true;
      }
    }
    return false;
  }

  private static List<String> joined(String text) {
    Matcher frame = FRAME.matcher(text);
    boolean framed = frame.lookingAt() && !CodeParser.holds(frame.group());
    if (framed && NAMES.splitAsStream(frame.group()).anyMatch(CodeSeries::others)) {
      return List.of();
    }
    boolean commas = text.indexOf(',') >= 0 || text.indexOf(';') >= 0;
    boolean numbered = framed && frame.group(1) == null;
    String inner = AROUND.matcher(framed ? text.substring(frame.end()) : text).replaceAll("");
    List<String> codes = codes(inner, SEAMS, commas || numbered ? 2 : FEW);
    return framed && called(frame) && !codes.stream().allMatch(CodeSeries::asin)
        ? List.of()
        : codes;
  }

  /** Whether words that name no code stand in front: numbers behind them can be anything. */
  private static boolean called(Matcher frame) {
    String name = frame.group(1);
    return name != null
        && !name.isBlank()
        && frame.group().indexOf('=') < 0
        && !Heading.of(name).names();
  }

  private static boolean asin(String piece) {
    return CodeParser.unmistakable(FreeText.code(piece));
  }

  /** Whether the name in front says that the codes are not the list's own. */
  private static boolean others(String word) {
    return Heading.of(word).rank() == Heading.Rank.OTHER || LineWord.find(word).isPresent();
  }

  /** The pieces if all are codes, but for the words that join them, and enough. */
  private static List<String> codes(String text, Pattern seams, int fewest) {
    List<String> codes = new ArrayList<>();
    int least = fewest;
    for (String piece : seams.split(text, -1)) {
      String word = piece.toLowerCase(Locale.ROOT);
      least = EITHER.contains(word) ? Math.max(least, FEW) : least;
      boolean joint = piece.isEmpty() || BOTH.contains(word) || EITHER.contains(word);
      if (!joint && !FreeText.sure(FreeText.code(piece))) {
        return List.of();
      }
      if (!joint) {
        codes.add(piece);
      }
    }
    return codes.size() < least ? List.of() : codes;
  }
}
