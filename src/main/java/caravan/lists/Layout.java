package caravan.lists;

import java.util.List;

/**
 * What the columns of a list mean.
 *
 * @param above how many records stand over the first row: the header, and titles over it; 0 if the
 *     first record is a row
 * @param names of the columns known so far
 * @param codes the columns that codes are taken from, in the order in which they are tried
 * @param domain the index of the column of marketplaces; negative if there is none
 */
record Layout(int above, List<String> names, List<CodeColumn> codes, int domain) {

  /** The column of a list of one code a line. */
  static final String PLAIN = "input";

  Layout {
    names = List.copyOf(names);
    codes = List.copyOf(codes);
  }

  /** A list of one code a line. */
  static Layout plain(boolean header, Hint hint) {
    return new Layout(header ? 1 : 0, List.of(PLAIN), List.of(new CodeColumn(0, PLAIN, hint)), -1);
  }

  /** The same where that many records stand over the header. */
  Layout under(int titles) {
    return new Layout(above + titles, names, codes, domain);
  }

  /** Whether the last record over the first row is a header. */
  boolean header() {
    return above > 0;
  }

  /** Whether any column holds codes; without one the list can't be read. */
  boolean hasCodes() {
    return !codes.isEmpty();
  }

  /** The name of a column that has none of its own. */
  static String nameless(int index) {
    return "column_" + (index + 1);
  }
}
