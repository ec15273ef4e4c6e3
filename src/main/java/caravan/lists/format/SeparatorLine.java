package caravan.lists.format;

import java.util.Locale;

/** The line {@code sep=;} with which Excel is told the delimiter. */
final class SeparatorLine {

  private static final String START = "sep=";
  private static final String DELIMITERS = ",;\t|:^~";

  private SeparatorLine() {}

  static boolean is(String line) {
    return line.length() <= START.length() + 1
        && line.toLowerCase(Locale.ROOT).startsWith(START)
        && DELIMITERS.indexOf(delimiter(line)) >= 0;
  }

  /** The delimiter that the line names. */
  static char delimiter(String line) {
    return line.length() > START.length() ? line.charAt(START.length()) : ',';
  }
}
