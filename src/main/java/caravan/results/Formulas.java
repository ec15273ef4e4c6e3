package caravan.results;

/**
 * What becomes of an API's text that a spreadsheet would take for a formula. The list's own cells
 * are never changed.
 */
public enum Formulas {
  /** An apostrophe is put in front, so that it is shown and not run. */
  ESCAPE {
    @Override
    String apply(String cell) {
      return !cell.isEmpty() && STARTS.indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
    }
  },
  /** It is written as it is. */
  RAW {
    @Override
    String apply(String cell) {
      return cell;
    }
  };

  /** The last four are the full-width forms, which East Asian spreadsheets take for the same. */
  private static final String STARTS = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

  abstract String apply(String cell);
}
