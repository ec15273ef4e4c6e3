package caravan.codes;

import java.util.Optional;

/**
 * A barcode in the forms in which other people's data has it. Only a number that is known to be a
 * UPC has the forms of one: 9 to 12 significant digits, the last of which is the right check digit.
 * Numbers of 8 significant digits and less are EAN-8s, as GS1 gives out no UPC that could be taken
 * for one.
 *
 * @param gtin14 14 digits
 */
public record Barcode(String gtin14) {

  private static final int LENGTH = 14;
  private static final String NONE = "";

  public Barcode {
    if (gtin14.length() != LENGTH || !digits(gtin14)) {
      throw new IllegalArgumentException("'" + gtin14 + "' is not 14 digits");
    }
  }

  /**
   * The barcode that a text of 8, 12, 13 or 14 digits is, blanks around it aside, whatever its
   * check digit; empty for any other text, and for nothing but zeros.
   */
  public static Optional<Barcode> find(String text) {
    String digits = text.strip();
    boolean fits =
        switch (digits.length()) {
          case 8, 12, 13, LENGTH -> digits(digits);
          default -> false;
        };
    return fits && significant(digits) > 0
        ? Optional.of(new Barcode(Gtin.fourteen(digits)))
        : Optional.empty();
  }

  /** 13 digits; empty for a case, a pallet or their like (a GTIN-14 with indicator 1 to 9). */
  public String ean13() {
    return gtin14.charAt(0) == '0' ? gtin14.substring(1) : NONE;
  }

  /** 12 digits; empty if it is no UPC. */
  public String upc12() {
    return upc() ? gtin14.substring(2) : NONE;
  }

  /** The UPC without its check digit, 11 digits; empty if it is no UPC. */
  public String upc11() {
    return upc() ? gtin14.substring(2, LENGTH - 1) : NONE;
  }

  /**
   * The UPC as Circana and IRI write it, system, generation (always 01), vendor and item: {@code
   * 00-01-18200-00834}; empty if it is no UPC.
   */
  public String upcGrouped() {
    return upc()
        ? "0"
            + gtin14.charAt(2)
            + "-01-"
            + gtin14.substring(3, 8)
            + "-"
            + gtin14.substring(8, LENGTH - 1)
        : NONE;
  }

  private boolean upc() {
    int significant = significant(gtin14);
    return significant > 8 && significant <= 12 && checks();
  }

  /** Whether the last digit is the right check digit. */
  private boolean checks() {
    int sum = 0;
    for (int at = 0; at < LENGTH; at++) {
      sum += (gtin14.charAt(at) - '0') * (at % 2 == 0 ? 3 : 1);
    }
    return sum % 10 == 0;
  }

  /** How many digits there are without the zeros in front. */
  private static int significant(String digits) {
    int zeros = 0;
    while (zeros < digits.length() && digits.charAt(zeros) == '0') {
      zeros++;
    }
    return digits.length() - zeros;
  }

  private static boolean digits(String text) {
    for (int at = 0; at < text.length(); at++) {
      if (text.charAt(at) < '0' || text.charAt(at) > '9') {
        return false;
      }
    }
    return true;
  }
}
