package caravan.lists.columns;

import caravan.lists.cells.CellCleaner;
import caravan.lists.cells.Marketplaces;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** A line that is nothing but a marketplace: {@code amazon.de}, {@code ## Germany:}. */
public final class MarketLine {

  private static final Pattern MARKS = Pattern.compile("^[\\s#*=_>\\[-]+|[\\s#*=_:\\]-]+$");

  /** "In:", "es:" */
  private static final Pattern WORD = Pattern.compile("\\P{L}*[A-Za-z][a-z]\\P{L}*");

  private static final String COMMENT = "#";
  private static final int LONGEST = 40;

  private MarketLine() {}

  /** The marketplace that the line is; empty if it is none, or more than that. */
  public static Optional<String> of(String line) {
    if (line.length() > LONGEST || CellCleaner.blank(line)) {
      return Optional.empty();
    }
    String name = MARKS.matcher(line).replaceAll("");
    return Marketplaces.known(name) ? Optional.of(name) : Optional.empty();
  }

  /** Whether the line is a comment, and a marketplace: it is no row. */
  public static boolean comment(String line) {
    return line.startsWith(COMMENT) && of(line).isPresent();
  }

  /** Whether it names Amazon, and not a country alone. */
  static boolean amazons(String line) {
    return line.toLowerCase(Locale.ROOT).contains("amazon");
  }

  /** Whether nobody can take it for a word that only looks like a country's letters. */
  static boolean clear(String line) {
    return amazons(line)
        || (CellCleaner.strip(line).endsWith(":") && !WORD.matcher(line).matches())
        || line.startsWith(COMMENT);
  }
}
