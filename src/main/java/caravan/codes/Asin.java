package caravan.codes;

import java.util.regex.Pattern;

/**
 * An Amazon Standard Identification Number: ten upper-case letters and digits. Either it begins
 * with a B, or it is an ISBN-10 (nine digits and a digit or X).
 */
public record Asin(String text) implements ProductCode {

  private static final Pattern SHAPE = Pattern.compile("B[0-9A-Z]{9}|[0-9]{9}[0-9X]");

  public Asin {
    if (!fits(text)) {
      throw new IllegalArgumentException("'" + text + "' has not the shape of an ASIN");
    }
  }

  /** Whether the text, already upper case, has the shape of an ASIN. */
  public static boolean fits(String text) {
    return SHAPE.matcher(text).matches();
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
