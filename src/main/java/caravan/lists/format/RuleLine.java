package caravan.lists.format;

import caravan.lists.cells.CellCleaner;
import java.util.List;
import java.util.regex.Pattern;

/** A line of dashes, as programs print it under headings and people under a table. */
final class RuleLine {

  private static final Pattern RULE =
      Pattern.compile(
          "(?=.*[-=_\u2500\u2501\u2550]{3})[\\s|+:]*+[-=_\u2500-\u257f][-=_|+:\\s\u2500-\u257f]*+");

  /** What such a line can begin with; no other is copied to be looked at. */
  private static final String BEGINNINGS =
      " \t\f\u000b|+:-=_\u2500\u2550\u250c\u251c\u2514\u2554\u2560\u255a\u256d\u2570\u255e\u2552\u2558\u250f\u2521\u2517\u2523";

  private static final String DASHES = "-=_:\u2500\u2550";

  private RuleLine() {}

  /**
   * Whether the line, whose cells are separated so and which is not empty, is nothing but dashes.
   */
  static boolean is(String line, char delimiter) {
    char first = line.charAt(0);
    boolean possible = first == delimiter || BEGINNINGS.indexOf(first) >= 0;
    return possible && RULE.matcher(line.replace(delimiter, ' ')).matches();
  }

  /** Whether the cells of a line are nothing but dashes. */
  static boolean is(List<String> cells) {
    String first = CellCleaner.strip(cells.get(0));
    boolean possible = first.isEmpty() || DASHES.indexOf(first.charAt(0)) >= 0;
    return possible && RULE.matcher(String.join(" ", cells)).matches();
  }
}
