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
    /** The same, in lines that stand in quotation marks as a whole. */
    WRAPPED,
    /** Bars at both ends of each line. */
    BARS,
    /** Columns stand at fixed places. */
    FIXED,
    /** Objects of JSON within objects are taken apart: their values are cells. */
    NESTED,
    /** The same, and of the arrays in a row the one that names codes: its objects are rows. */
    EXPANDED,
    /** An object of JSON that holds the columns, each an array or an object of its cells. */
    COLUMNS,
    /** An object of JSON that holds the rows, each under its key. */
    KEYED,
    /** An object of JSON that holds arrays of codes, each under its name. */
    LISTS,
    /** An array of JSON whose elements are arrays, each a row. */
    ROWS,
    /** A field a line, its name in front; several lines are a row. */
    FIELDS
  }

  public static final TextDialect PLAIN = new TextDialect(Kind.PLAIN, ',', false, List.of());
  static final TextDialect FIELDS = new TextDialect(Kind.FIELDS, ',', false, List.of());
  static final TextDialect BARS = new TextDialect(Kind.BARS, '|', false, List.of());

  /** The ways to take JSON apart whose codes lie deeper than in the values of its objects. */
  public static final List<TextDialect> DEEPER = List.of(json(Kind.NESTED), json(Kind.EXPANDED));

  public static TextDialect delimited(char delimiter, boolean quoted) {
    return new TextDialect(Kind.DELIMITED, delimiter, quoted, List.of());
  }

  static TextDialect fixed(List<Integer> stops) {
    return new TextDialect(Kind.FIXED, ',', false, List.copyOf(stops));
  }

  static TextDialect json(Kind kind) {
    return new TextDialect(kind, ',', false, List.of());
  }

  /** The same, in lines that stand in quotation marks as a whole. */
  TextDialect wrapped() {
    return new TextDialect(Kind.WRAPPED, delimiter, quoted, stops);
  }

  /** The same, where quotation marks are characters like others. */
  public TextDialect unquoted() {
    return new TextDialect(kind, delimiter, false, stops);
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
      case NESTED -> "objects within objects taken apart";
      case EXPANDED -> "a row for each object of an array within objects";
      case COLUMNS -> "an array or object for each column";
      case KEYED -> "an object for each row, under its key";
      case ROWS -> "an array for each row";
      case FIELDS -> "a field a line";
      case LISTS -> "arrays of codes, each under its name";
      case WRAPPED -> named(delimiter) + " in lines that stand in quotes";
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
