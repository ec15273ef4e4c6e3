package caravan.lists.columns;

import caravan.lists.cells.CellWord;
import caravan.lists.cells.CodeParser;
import caravan.lists.cells.SourceRecord;
import java.util.List;

/** How most lines of a list of words and codes are written. */
public enum LineHabit {
  /** They differ, or there are too few to tell. */
  NONE,
  /** The code comes first; what a line calls its number in front of it is something else. */
  CODE_FIRST,
  /** Some are marketplaces, each that of the codes below it. */
  MARKETS,
  /** Two codes, of which one is a carton's; nobody knows of a lone one which it is. */
  TWO_CODES;

  private static final double NEARLY_ALL = 0.8;
  private static final double MOST = 0.5;

  /** The habit of these lines. */
  static LineHabit of(List<SourceRecord> lines) {
    return markets(lines) ? MARKETS : written(lines);
  }

  /**
   * Whether marketplaces stand over codes: one comes first, and few without codes below; of a long
   * list only some of the lines are seen.
   */
  private static boolean markets(List<SourceRecord> lines) {
    boolean open = false;
    boolean clear = false;
    int markets = 0;
    int bare = 0;
    for (SourceRecord line : lines) {
      String text = line.cell(0);
      boolean market = MarketLine.of(text).isPresent();
      boolean code = !market && codes(text) > 0;
      if (code && markets == 0) {
        return false;
      }
      markets += market ? 1 : 0;
      bare += market && open ? 1 : 0;
      clear |= market && MarketLine.clear(text);
      open = market || (open && !code);
    }
    bare += open ? 1 : 0;
    return bare * 2 < markets && (markets > 1 || clear);
  }

  private static LineHabit written(List<SourceRecord> lines) {
    int coded = 0;
    int first = 0;
    int two = 0;
    for (SourceRecord line : lines) {
      String text = line.cell(0);
      int codes = codes(text);
      coded += codes > 0 ? 1 : 0;
      boolean untold = FreeText.one(text).isEmpty() && FreeText.several(text).isEmpty();
      two += codes == 2 && untold ? 1 : 0;
      first += codes > 0 && !fronted(text) ? 1 : 0;
    }
    if (coded < CodeColumns.FEW) {
      return NONE;
    }
    if (two > MOST * coded) {
      return TWO_CODES;
    }
    return first >= NEARLY_ALL * coded ? CODE_FIRST : NONE;
  }

  /** How many different codes the line holds, whatever it calls them. */
  static int codes(String line) {
    return (int)
        FreeText.tokens(line).stream()
            .map(FreeText::code)
            .filter(FreeText::sure)
            .distinct()
            .count();
  }

  /** Whether words that name no code stand in front of the first number of the line. */
  static boolean fronted(String line) {
    List<String> tokens = FreeText.tokens(line);
    for (int i = 0; i < tokens.size(); i++) {
      String code = FreeText.code(tokens.get(i));
      if (FreeText.sure(code)) {
        return !CodeParser.unmistakable(code)
            && !FreeText.labelled(tokens.get(i))
            && !tokens.subList(0, i).stream().allMatch(LineHabit::harmless);
      }
    }
    return false;
  }

  /** Whether it says only how many there are, or that a code follows: "3 Stück EAN". */
  private static boolean harmless(String token) {
    Heading heading = Heading.of(token);
    boolean known = !heading.meanings().isEmpty() && heading.rank() != Heading.Rank.OTHER;
    return known || FreeText.QUANTITY.matcher(token).matches() || CellWord.unit(token).isPresent();
  }
}
