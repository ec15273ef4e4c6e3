package caravan.lists.format;

import java.util.List;

/**
 * How a text is divided into records and cells.
 *
 * @param delimiter what stands between cells; {@code ','} where nothing does
 * @param quoted whether quotation marks hold a cell together
 * @param stops where the columns begin, if they are fixed
 */
public record TextDialect(Kind kind, char delimiter, boolean quoted, List<Integer> stops) {

  /** The ways to divide a text. */
  public enum Kind {
    /** A line is a code, or words with one. */
    PLAIN,
    /** Cells are delimited by a character. */
    DELIMITED,
    /** Bars at both ends of each line. */
    BARS,
    /** Columns stand at fixed places. */
    FIXED
  }

  public static final TextDialect PLAIN = new TextDialect(Kind.PLAIN, ',', false, List.of());
  static final TextDialect BARS = new TextDialect(Kind.BARS, '|', false, List.of());

  public static TextDialect delimited(char delimiter, boolean quoted) {
    return new TextDialect(Kind.DELIMITED, delimiter, quoted, List.of());
  }

  static TextDialect fixed(List<Integer> stops) {
    return new TextDialect(Kind.FIXED, ',', false, List.copyOf(stops));
  }

  public boolean plain() {
    return kind == Kind.PLAIN;
  }

  /** In a person's words: {@code semicolons, quoted}. */
  public String words() {
    return switch (kind) {
      case PLAIN -> "a line each";
      case BARS -> "bars at both ends";
      case FIXED -> "fixed columns";
      case DELIMITED -> named(delimiter) + (quoted ? "" : ", unquoted");
    };
  }

  private static String named(char delimiter) {
    return switch (delimiter) {
      case ',' -> "commas";
      case ';' -> "semicolons";
      case '\t' -> "tabs";
      case '|' -> "bars";
      default -> "'" + delimiter + "'";
    };
  }
}
