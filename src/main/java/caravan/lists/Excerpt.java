package caravan.lists;

/** A piece of a list as a message shows it. */
public final class Excerpt {

  private static final int LONGEST = 60;
  private static final int LONGEST_WORDS = 200;

  private Excerpt() {}

  /** The text on one line and cut to what a message can bear. */
  public static String shortened(String text) {
    return shortened(text, LONGEST);
  }

  /** What a library says, which may be a sentence long. */
  public static String words(String text) {
    return shortened(text, LONGEST_WORDS);
  }

  private static String shortened(String text, int longest) {
    StringBuilder line = new StringBuilder();
    text.codePoints()
        .limit(longest)
        .map(c -> Character.isISOControl(c) ? ' ' : c)
        .forEach(line::appendCodePoint);
    return text.codePointCount(0, text.length()) > longest ? line + "…" : line.toString();
  }
}
