package caravan.lists;

import caravan.codes.Asin;
import caravan.codes.CodeType;
import caravan.codes.Gtin;

/** Tells which product code a number is, by its length, its header and its check digit. */
final class Numbers {

  private static final String LENGTHS =
      "%d digits: a UPC has 12, an EAN 8 or 13, a book's ASIN (ISBN-10) 10";

  private final CheckDigit checkDigit;

  Numbers(CheckDigit checkDigit) {
    this.checkDigit = checkDigit;
  }

  /** The code that a text of digits is in a column with that hint. */
  Reading read(String digits, Hint hint) {
    if (Digits.allZeros(digits)) {
      return Reading.invalid("nothing but zeros").proven(Proof.EMPTY);
    }
    if (rounded(digits)) {
      return Reading.invalid(
          "rounded by a spreadsheet: it ends in 000000 and its check digit is wrong;"
              + " format the column as text and save again");
    }
    return hint.tenDigits() && digits.length() <= 10 ? book(digits) : barcode(digits, hint);
  }

  private Reading barcode(String digits, Hint hint) {
    return switch (digits.length()) {
      case 6, 7 -> hint == Hint.EAN8 ? restored(digits, CodeType.EAN, 8) : odd(digits);
      case 8 -> hint == Hint.UPC ? upcE(digits) : checked(CodeType.EAN, digits);
      case 10 -> ten(digits, hint);
      case 11 -> eleven(digits, hint);
      case 12 -> underAsin(digits, hint, twelve(digits, hint));
      case 13 -> underAsin(digits, hint, checked(CodeType.EAN, digits));
      case 14 -> underAsin(digits, hint, fourteen(digits));
      default -> odd(digits);
    };
  }

  private static boolean rounded(String digits) {
    return digits.length() >= 12 && digits.endsWith("000000") && !Digits.right(digits);
  }

  private Reading twelve(String digits, Hint hint) {
    return hint == Hint.EAN || hint == Hint.EAN8
        ? checked(CodeType.EAN, "0" + digits)
        : checked(CodeType.UPC, digits);
  }

  private Reading fourteen(String digits) {
    char indicator = digits.charAt(0);
    return indicator == '0'
        ? checked(CodeType.EAN, digits.substring(1))
        : Reading.invalid("a GTIN-14 with indicator " + indicator + " is a case, not a product")
            .proven(Digits.right(digits) ? Proof.CASE : Proof.NONE);
  }

  private Reading eleven(String digits, Hint hint) {
    return switch (hint) {
      case EAN -> restored(digits, CodeType.EAN, 13);
      case UPC, GTIN, CODE, NONE -> restored(digits, CodeType.UPC, 12);
      case ASIN, ISBN, EAN8 -> odd(digits);
    };
  }

  private Reading ten(String digits, Hint hint) {
    if (hint == Hint.UPC) {
      return restored(digits, CodeType.UPC, 12);
    }
    return hint == Hint.EAN || hint == Hint.EAN8 || !Digits.rightIsbn(digits)
        ? odd(digits)
        : isbn(digits);
  }

  private Reading book(String digits) {
    if (digits.length() == 10) {
      return isbn(digits);
    }
    String padded = digits.length() < 8 ? "" : Digits.padded(digits, 10);
    return Digits.rightIsbn(padded)
        ? Reading.valid(new Asin(padded), putBack(digits))
        : Reading.invalid(LENGTHS.formatted(digits.length()) + lost(digits, 10));
  }

  /** An ISBN-10 as the ASIN of its book. */
  Reading isbn(String text) {
    return judged(Reading.valid(new Asin(text), ""), Digits.rightIsbn(text), text);
  }

  private Reading upcE(String digits) {
    return digits.charAt(0) > '1'
        ? Reading.invalid("8 digits under a upc header are a UPC-E, which begins with 0 or 1")
        : checked(CodeType.UPC, Digits.expanded(digits))
            .noting("expanded from the UPC-E " + digits);
  }

  /** A number of that length can't be an ASIN; it is taken for a barcode where it proves to be. */
  private static Reading underAsin(String digits, Hint hint, Reading reading) {
    if (hint != Hint.ASIN || reading.code() == null) {
      return reading;
    }
    return Digits.right(digits)
        ? reading.noting("a barcode in a column of asins")
        : Reading.invalid(
            digits.length() + " digits in a column of asins: an ASIN has 10 characters");
  }

  private static Reading restored(String digits, CodeType type, int length) {
    return Digits.right(digits)
        ? Reading.valid(new Gtin(type, Digits.padded(digits, length)), putBack(digits))
        : Reading.invalid(LENGTHS.formatted(digits.length()) + lost(digits, length))
            .proven(Proof.WRONG);
  }

  /** The code that those digits are together with their check digit, which was not written. */
  Reading completed(String digits) {
    String significant = Digits.significant(digits);
    if (significant.length() < 6 || significant.length() > 12 || digits.length() > 14) {
      return Reading.invalid(
          "%d digits: without its check digit a UPC has 11, an EAN 12".formatted(digits.length()));
    }
    boolean upc = significant.length() < 12;
    String whole = Digits.completed(Digits.padded(significant, upc ? 11 : 12));
    return Reading.valid(
        new Gtin(upc ? CodeType.UPC : CodeType.EAN, whole),
        "the check digit %s was added".formatted(whole.substring(whole.length() - 1)));
  }

  private static String putBack(String digits) {
    return "a spreadsheet took the leading zeros off " + digits + "; put back";
  }

  private static String lost(String digits, int length) {
    int zeros = length - digits.length();
    return zeros > 2
        ? ""
        : "; with %s put back the check digit is wrong"
            .formatted(zeros == 1 ? "a leading zero" : "two leading zeros");
  }

  private static Reading odd(String digits) {
    return Reading.invalid(LENGTHS.formatted(digits.length()));
  }

  private Reading checked(CodeType type, String digits) {
    return judged(Reading.valid(new Gtin(type, digits), ""), Digits.right(digits), digits);
  }

  private Reading judged(Reading reading, boolean right, String text) {
    if (right) {
      return reading.proven(Proof.RIGHT);
    }
    String warning = "the check digit of " + text + " is wrong";
    Reading judged =
        checkDigit == CheckDigit.WARN ? reading.noting(warning) : Reading.invalid(warning);
    return judged.proven(Proof.WRONG);
  }

  /** Whether the text is a number that its length and check digit prove to be a product code. */
  static boolean unmistakable(String text) {
    return switch (text.length()) {
      case 8, 12, 13, 14 -> Digits.only(text) && Digits.right(text) && !Digits.allZeros(text);
      case 11 -> Digits.only(text) && Digits.right(text);
      case 10 -> Digits.only(text) && Digits.rightIsbn(text);
      default -> false;
    };
  }
}
