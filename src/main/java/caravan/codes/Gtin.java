package caravan.codes;

import java.util.regex.Pattern;

/**
 * A UPC (12 digits) or an EAN (8 or 13 digits). The check digit is not looked at here: the API's
 * own documents hold one that is wrong, so a wrong one is a warning on the row at most.
 */
public record Gtin(CodeType type, String text) implements ProductCode {

  private static final Pattern UPC = Pattern.compile("[0-9]{12}");
  private static final Pattern EAN = Pattern.compile("[0-9]{8}|[0-9]{13}");
  private static final String ZEROS = "00000000000000";

  public Gtin {
    Pattern shape =
        switch (type) {
          case UPC -> UPC;
          case EAN -> EAN;
          case ASIN -> throw new IllegalArgumentException("an ASIN is not a GTIN");
        };
    if (!shape.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "'" + text + "' has not the shape of a code of type " + type.word());
    }
  }

  @Override
  public String product() {
    return fourteen(text);
  }

  /** The 14-digit form of a number of 1 to 14 digits, in which GTINs are compared. */
  public static String fourteen(String digits) {
    return digits.length() >= 14 ? digits : ZEROS.substring(digits.length()) + digits;
  }
}
