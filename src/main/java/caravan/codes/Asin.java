package caravan.codes;

/**
 * An Amazon Standard Identification Number: ten upper-case letters and digits. Either it begins
 * with a B, or it is an ISBN-10 (nine digits and a digit or X).
 */
public record Asin(String text) implements ProductCode {

  private static final int LENGTH = 10;

  public Asin {
    if (!fits(text)) {
      throw new IllegalArgumentException("'" + text + "' has not the shape of an ASIN");
    }
  }

  /** Whether the text, already upper case, has the shape of an ASIN. */
  public static boolean fits(String text) {
    if (text.length() != LENGTH) {
      return false;
    }
    boolean book = digit(text.charAt(0));
    for (int i = 1; i < LENGTH - 1; i++) {
      char c = text.charAt(i);
      if (!digit(c) && (book || c < 'A' || c > 'Z')) {
        return false;
      }
    }
    char last = text.charAt(LENGTH - 1);
    return book
        ? digit(last) || last == 'X'
        : text.charAt(0) == 'B' && (digit(last) || (last >= 'A' && last <= 'Z'));
  }

  private static boolean digit(char c) {
    return c >= '0' && c <= '9';
  }

  @Override
  public CodeType type() {
    return CodeType.ASIN;
  }

  @Override
  public String product() {
    return text;
  }
}
