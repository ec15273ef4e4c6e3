package caravan.sandbox;

import java.math.BigInteger;
import java.util.Locale;

/** The arithmetic by which codes name each other, so that no data file is needed. */
final class CodeArithmetic {

  /** How many ASINs begin with B0: 36 to the power of 8. */
  static final long ASINS = 2_821_109_907_456L;

  /** How many EANs there are, check digit aside. */
  static final long BODIES = 1_000_000_000_000L;

  // an affine permutation of the ASINs: the factor has no divisor in common with 36
  private static final long FACTOR = 2_718_281;
  private static final long OFFSET = 1_414_213_562_373L;
  private static final long INVERSE =
      BigInteger.valueOf(FACTOR).modInverse(BigInteger.valueOf(ASINS)).longValueExact();
  private static final String ZEROS = "000000000000";

  private CodeArithmetic() {}

  /** The ASIN of a number below {@link #ASINS}; each number has its own. */
  static String asin(long number) {
    return "B0" + base36((number * FACTOR + OFFSET) % ASINS);
  }

  /** The number of an ASIN that begins with B0. */
  static long number(String asin) {
    long scrambled = Long.parseLong(asin.substring(2), 36) - OFFSET;
    return timesInverse(Math.floorMod(scrambled, ASINS));
  }

  /** Eight letters and digits for any number. */
  static String base36(long number) {
    return pad(Long.toString(Math.floorMod(number, ASINS), 36).toUpperCase(Locale.ROOT), 8);
  }

  /** The 13 digits of the EAN with that body, the first 12 of them. */
  static String ean(long body) {
    String twelve = pad(Long.toString(body), 12);
    return twelve + checkDigit(twelve);
  }

  /** Whether the last of 13 digits is the check digit of the others. */
  static boolean checks(String ean) {
    return ean.charAt(12) == checkDigit(ean.substring(0, 12));
  }

  /**
   * A number that looks random and is always the same for the same text and salt; never negative.
   */
  static long hash(String text, long salt) {
    long h = 0xcbf29ce484222325L ^ salt * 0x9e3779b97f4a7c15L;
    for (int i = 0; i < text.length(); i++) {
      h = (h ^ text.charAt(i)) * 0x100000001b3L;
    }
    return hash(h);
  }

  /** The same for a number. */
  static long hash(long number, long salt) {
    return hash(number + salt * 0x9e3779b97f4a7c15L);
  }

  private static long hash(long seed) {
    long h = seed;
    h = (h ^ h >>> 30) * 0xbf58476d1ce4e5b9L;
    h = (h ^ h >>> 27) * 0x94d049bb133111ebL;
    return (h ^ h >>> 31) >>> 1;
  }

  private static long timesInverse(long number) {
    // in two halves of 21 bits: the whole product has 83
    long high = number * (INVERSE >>> 21) % ASINS;
    return ((high << 21) % ASINS + number * (INVERSE & 0x1fffff) % ASINS) % ASINS;
  }

  private static char checkDigit(String twelve) {
    int sum = 0;
    for (int i = 0; i < 12; i++) {
      sum += (twelve.charAt(i) - '0') * (i % 2 == 0 ? 1 : 3);
    }
    return (char) ('0' + (10 - sum % 10) % 10);
  }

  private static String pad(String text, int length) {
    return ZEROS.substring(0, length - text.length()) + text;
  }
}
