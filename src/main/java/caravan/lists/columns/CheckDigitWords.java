package caravan.lists.columns;

import java.util.regex.Pattern;

/** Headings that say that their codes have no check digit: {@code UPC (no check digit)}. */
final class CheckDigitWords {

  private static final String NO =
      "(?:no|not|without|w ?/? ?o|excl\\p{L}*+\\.?|less|minus|ohne|sans|sin|sem|senza|zonder|bez|utan|uden)";
  private static final String DIGIT =
      "(?:(?:incl\\p{L}*+\\.?|the|la|il|el|o)[ ._-]*+)*+"
          + "(?:(?:check|checksum|chk|ck|cd|cl[e\u00e9]f?)(?!\\p{L})|pr[u\u00fc]f\\p{L}*+|(?:contr|kontr)[o\u00f4]l\\p{L}*+"
          + "|d[i\u00ed]gito|cifra|cijfer|cyfr\\p{L}*+)";
  private static final String MORE =
      "(?:[ ._-]*(?:digits?|ziffer|siffra|de|di|verific\\p{L}*+|contr\\p{L}*+|kontr\\p{L}*+))*+";
  private static final Pattern SAID =
      Pattern.compile(
          "[ (\\[,/_-]*+(?<!\\p{L})" + NO + "[ ._-]*" + DIGIT + MORE + "[)\\]]*",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  /** Of a UPC with its check digit twelve are written. */
  private static final Pattern FEWER =
      Pattern.compile(
          "(?<![0-9])1[01][ -]?digits?\\b|\\bupc[ _-]?1[01](?![0-9])", Pattern.CASE_INSENSITIVE);

  private CheckDigitWords() {}

  /** Whether the heading says so. */
  static boolean none(String heading) {
    return heading.length() <= Heading.LONGEST
        && (SAID.matcher(heading).find() || FEWER.matcher(heading).find());
  }

  /** The heading without the words that say so. */
  static String without(String heading) {
    String rest = SAID.matcher(heading).replaceFirst(" ");
    return rest.isBlank() ? heading : rest;
  }
}
