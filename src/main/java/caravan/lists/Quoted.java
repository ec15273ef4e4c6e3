package caravan.lists;

/** A piece of a list as a message shows it. */
final class Quoted {

  private static final int LONGEST = 60;

  private Quoted() {}

  /** The text on one line and cut to what a message can bear. */
  static String shortened(String text) {
    StringBuilder line = new StringBuilder();
    text.codePoints()
        .limit(LONGEST)
        .map(c -> Character.isISOControl(c) ? ' ' : c)
        .forEach(line::appendCodePoint);
    return text.codePointCount(0, text.length()) > LONGEST ? line + "…" : line.toString();
  }
}
