package caravan.lists.cells;

import java.util.regex.Pattern;
import org.apache.commons.validator.routines.checkdigit.CheckDigit;
import org.apache.commons.validator.routines.checkdigit.ISBN10CheckDigit;
import org.apache.commons.validator.routines.checkdigit.ModulusTenCheckDigit;

/** The arithmetic of numbers: check digits, the expansion of a UPC-E, zeros in front. */
public final class Digits {

  private static final CheckDigit GTIN = new ModulusTenCheckDigit(new int[] {1, 3}, true);
  private static final String ZEROS = "00000000000000";
  private static final String COUNTED = "1234567890123";
  private static final int PLACEHOLDER = 12;

  private static final int ISSN_LENGTH = 9;
  private static final Pattern ISSN = Pattern.compile("[0-9]{4}-[0-9]{3}[0-9Xx]");

  private Digits() {}

  /** Whether the text is one or more digits and nothing else. */
  public static boolean only(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < '0' || c > '9') {
        return false;
      }
    }
    return !text.isEmpty();
  }

  /** Whether the last digit is the right one for a UPC, EAN or GTIN; zeros before don't matter. */
  public static boolean right(String gtin) {
    return GTIN.isValid(gtin);
  }

  /** Whether it is one digit again and again, or counts up from one, be its check digit right. */
  static boolean placeholder(String digits) {
    int length = digits.length();
    return length >= PLACEHOLDER
        && (digits.chars().allMatch(c -> c == digits.charAt(0))
            || COUNTED.startsWith(digits.substring(0, length - 1)));
  }

  /** The number with its check digit behind it. */
  public static String completed(String digits) {
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int weight = (digits.length() - i) % 2 == 1 ? 3 : 1;
      sum += weight * (digits.charAt(i) - '0');
    }
    return digits + (10 - sum % 10) % 10;
  }

  /**
   * Whether a GTIN is of those that shops and libraries give to their own things, which name
   * another thing everywhere else: prefixes 02, 04 and 2 of 13 digits; and of coupons, 05.
   */
  public static boolean restricted(String thirteen) {
    return thirteen.charAt(0) == '2'
        || (thirteen.charAt(0) == '0' && "245".indexOf(thirteen.charAt(1)) >= 0);
  }

  /** The number without the zeros in front. */
  public static String significant(String digits) {
    int from = 0;
    while (from < digits.length() - 1 && digits.charAt(from) == '0') {
      from++;
    }
    return digits.substring(from);
  }

  /** Whether it is an ISSN as they are written, 1234-5679, and its check digit is right. */
  static boolean rightIssn(String text) {
    if (text.length() != ISSN_LENGTH || !ISSN.matcher(text).matches()) {
      return false;
    }
    int sum = 0;
    for (int i = 0; i < 7; i++) {
      sum += (8 - i) * (text.charAt(i < 4 ? i : i + 1) - '0');
    }
    char last = text.charAt(8);
    return (sum + (last == 'X' || last == 'x' ? 10 : last - '0')) % 11 == 0;
  }

  /** Whether the tenth character is the right one for an ISBN-10. */
  public static boolean rightIsbn(String isbn) {
    return isbn.length() == 10 && ISBN10CheckDigit.ISBN10_CHECK_DIGIT.isValid(isbn);
  }

  /** The number with zeros in front, that many digits long. */
  public static String padded(String digits, int length) {
    return ZEROS.substring(0, length - digits.length()) + digits;
  }

  public static boolean allZeros(String digits) {
    return digits.chars().allMatch(c -> c == '0');
  }

  /**
   * The UPC-A that a UPC-E of 8 digits (number system 0 or 1, six digits, check digit) stands for,
   * by the rule of the GS1 General Specifications.
   */
  static String expanded(String upce) {
    String body = upce.substring(1, 7);
    String middle =
        switch (body.charAt(5)) {
          case '0', '1', '2' ->
              body.substring(0, 2) + body.charAt(5) + "0000" + body.substring(2, 5);
          case '3' -> body.substring(0, 3) + "00000" + body.substring(3, 5);
          case '4' -> body.substring(0, 4) + "00000" + body.charAt(4);
          default -> body.substring(0, 5) + "0000" + body.charAt(5);
        };
    return upce.charAt(0) + middle + upce.charAt(7);
  }
}
