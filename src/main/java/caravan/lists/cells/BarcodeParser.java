package caravan.lists.cells;

import caravan.codes.Asin;
import caravan.codes.CodeType;
import caravan.codes.Gtin;
import caravan.lists.CheckDigit;

/** Tells which product code a number is, by its length, its header and its check digit. */
public final class BarcodeParser {

  private static final String LENGTHS =
      "%d digits: a UPC has 12, an EAN 8 or 13, a book's ASIN (ISBN-10) 10";

  private final CheckDigit checkDigit;

  BarcodeParser(CheckDigit checkDigit) {
    this.checkDigit = checkDigit;
  }

  /** The code that a text of digits is in a column with that hint. */
  ParsedCode read(String digits, ColumnKind columnKind) {
    if (Digits.allZeros(digits)) {
      return ParsedCode.invalid("nothing but zeros").proven(Proof.EMPTY);
    }
    if (Digits.placeholder(digits)) {
      return ParsedCode.invalid("typed where there was no code").proven(Proof.EMPTY);
    }
    if (rounded(digits)) {
      return ParsedCode.invalid(
          "rounded by a spreadsheet: it ends in 000000 and its check digit is wrong;"
              + " format the column as text and save again");
    }
    return columnKind.tenDigits() && digits.length() <= 10
        ? book(digits)
        : barcode(digits, columnKind);
  }

  private ParsedCode barcode(String digits, ColumnKind columnKind) {
    return switch (digits.length()) {
      case 6, 7 -> columnKind == ColumnKind.EAN8 ? restored(digits, CodeType.EAN, 8) : odd(digits);
      case 8 -> columnKind == ColumnKind.UPC ? upcE(digits) : checked(CodeType.EAN, digits);
      case 10 -> ten(digits, columnKind);
      case 11 -> eleven(digits, columnKind);
      case 12 -> underAsin(digits, columnKind, twelve(digits, columnKind));
      case 13 -> underAsin(digits, columnKind, checked(CodeType.EAN, digits));
      case 14 -> underAsin(digits, columnKind, fourteen(digits));
      default -> odd(digits);
    };
  }

  private static boolean rounded(String digits) {
    return digits.length() >= 12 && digits.endsWith("000000") && !Digits.right(digits);
  }

  private ParsedCode twelve(String digits, ColumnKind columnKind) {
    return columnKind == ColumnKind.EAN || columnKind == ColumnKind.EAN8
        ? checked(CodeType.EAN, "0" + digits)
        : checked(CodeType.UPC, digits);
  }

  private ParsedCode fourteen(String digits) {
    char indicator = digits.charAt(0);
    return indicator == '0'
        ? checked(CodeType.EAN, digits.substring(1))
        : ParsedCode.invalid("a GTIN-14 with indicator " + indicator + " is a case, not a product")
            .proven(Digits.right(digits) ? Proof.CASE : Proof.NONE);
  }

  private ParsedCode eleven(String digits, ColumnKind columnKind) {
    return switch (columnKind) {
      case EAN -> restored(digits, CodeType.EAN, 13);
      case UPC, GTIN, CODE, NONE -> restored(digits, CodeType.UPC, 12);
      case ASIN, ISBN, EAN8 -> odd(digits);
    };
  }

  private ParsedCode ten(String digits, ColumnKind columnKind) {
    if (columnKind == ColumnKind.UPC) {
      return restored(digits, CodeType.UPC, 12);
    }
    return columnKind == ColumnKind.EAN
            || columnKind == ColumnKind.EAN8
            || !Digits.rightIsbn(digits)
        ? odd(digits)
        : isbn(digits);
  }

  private ParsedCode book(String digits) {
    if (digits.length() == 10) {
      return isbn(digits);
    }
    String padded = digits.length() < 8 ? "" : Digits.padded(digits, 10);
    return Digits.rightIsbn(padded)
        ? ParsedCode.valid(new Asin(padded), putBack(digits))
        : ParsedCode.invalid(LENGTHS.formatted(digits.length()) + lost(digits, 10));
  }

  /** An ISBN-10 as the ASIN of its book. */
  ParsedCode isbn(String text) {
    return judged(ParsedCode.valid(new Asin(text), ""), Digits.rightIsbn(text), text);
  }

  private ParsedCode upcE(String digits) {
    return digits.charAt(0) > '1'
        ? ParsedCode.invalid("8 digits under a upc header are a UPC-E, which begins with 0 or 1")
        : checked(CodeType.UPC, Digits.expanded(digits))
            .noting("expanded from the UPC-E " + digits);
  }

  /** A number of that length can't be an ASIN; it is taken for a barcode where it proves to be. */
  private static ParsedCode underAsin(String digits, ColumnKind columnKind, ParsedCode parsedCode) {
    if (columnKind != ColumnKind.ASIN || parsedCode.code() == null) {
      return parsedCode;
    }
    return Digits.right(digits)
        ? parsedCode.noting("a barcode in a column of asins")
        : ParsedCode.invalid(
            digits.length() + " digits in a column of asins: an ASIN has 10 characters");
  }

  private static ParsedCode restored(String digits, CodeType type, int length) {
    return Digits.right(digits)
        ? ParsedCode.valid(new Gtin(type, Digits.padded(digits, length)), putBack(digits))
        : ParsedCode.invalid(LENGTHS.formatted(digits.length()) + lost(digits, length))
            .proven(Proof.WRONG);
  }

  /** The code that those digits are together with their check digit, which was not written. */
  ParsedCode completed(String digits) {
    String significant = Digits.significant(digits);
    if (significant.length() < 6 || significant.length() > 12 || digits.length() > 14) {
      return ParsedCode.invalid(
          "%d digits: without its check digit a UPC has 11, an EAN 12".formatted(digits.length()));
    }
    boolean upc = significant.length() < 12;
    String whole = Digits.completed(Digits.padded(significant, upc ? 11 : 12));
    return ParsedCode.valid(
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

  private static ParsedCode odd(String digits) {
    return ParsedCode.invalid(LENGTHS.formatted(digits.length()));
  }

  private ParsedCode checked(CodeType type, String digits) {
    return judged(ParsedCode.valid(new Gtin(type, digits), ""), Digits.right(digits), digits);
  }

  private ParsedCode judged(ParsedCode parsedCode, boolean right, String text) {
    if (right) {
      return parsedCode.proven(Proof.RIGHT);
    }
    String warning = "the check digit of " + text + " is wrong";
    ParsedCode judged =
        checkDigit == CheckDigit.WARN ? parsedCode.noting(warning) : ParsedCode.invalid(warning);
    return judged.proven(Proof.WRONG);
  }

  /** What an unmistakable number has in common with other forms of it: an ISBN with its EAN. */
  static String core(String text) {
    boolean isbn = text.length() == 10 && Digits.rightIsbn(text);
    String whole = isbn ? "978" + text : Digits.only(text) ? Digits.significant(text) : text;
    return whole.startsWith("978") ? whole.substring(0, whole.length() - 1) : whole;
  }

  /** Whether the text is a number that its length and check digit prove to be a product code. */
  public static boolean unmistakable(String text) {
    return switch (text.length()) {
      case 8, 12, 13, 14 -> Digits.only(text) && Digits.right(text) && !Digits.allZeros(text);
      case 11 -> Digits.only(text) && Digits.right(text);
      case 10 -> Digits.rightIsbn(text);
      default -> false;
    };
  }
}
