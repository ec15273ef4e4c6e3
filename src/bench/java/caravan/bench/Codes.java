package caravan.bench;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** Lists of made-up codes: as many different ones as are asked for. */
final class Codes {

  private Codes() {}

  /** A list of ASINs, one a line; {@code from} keeps lists apart. */
  static String asins(long from, int count) {
    return lines(LongStream.range(from, from + count).mapToObj(Codes::asin));
  }

  static String asin(long number) {
    String digits = Long.toString(number, 36).toUpperCase(Locale.ROOT);
    return "B0" + "00000000".substring(digits.length()) + digits;
  }

  /** The number of such an ASIN. */
  static long number(String asin) {
    return Long.parseLong(asin.substring(2), 36);
  }

  /** A list of EANs, one a line. */
  static String eans(long from, int count) {
    return lines(LongStream.range(from, from + count).mapToObj(n -> checked("4", n, 11)));
  }

  /** A list of UPCs, one a line. */
  static String upcs(long from, int count) {
    return lines(LongStream.range(from, from + count).mapToObj(n -> checked("7", n, 10)));
  }

  private static String checked(String first, long number, int digits) {
    String body = first + String.format(Locale.ROOT, "%0" + digits + "d", number);
    int sum = 0;
    for (int i = 0; i < body.length(); i++) {
      sum += (body.charAt(body.length() - 1 - i) - '0') * (i % 2 == 0 ? 3 : 1);
    }
    return body + (10 - sum % 10) % 10;
  }

  private static String lines(java.util.stream.Stream<String> codes) {
    return codes.collect(Collectors.joining("\n", "", "\n"));
  }
}
