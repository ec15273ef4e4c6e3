package caravan.lists;

import java.util.List;

/**
 * What the columns of a list mean.
 *
 * @param header whether the first record is the header and not a row
 * @param names of the columns known so far
 * @param codes the columns that codes are taken from, in the order in which they are tried
 * @param domain the index of the column of marketplaces; negative if there is none
 */
record Layout(boolean header, List<String> names, List<CodeColumn> codes, int domain) {

  /** The column of a list of one code a line. */
  static final String PLAIN = "input";

  Layout {
    names = List.copyOf(names);
    codes = List.copyOf(codes);
  }

  /** A list of one code a line. */
  static Layout plain(boolean header, Hint hint) {
    return new Layout(header, List.of(PLAIN), List.of(new CodeColumn(0, PLAIN, hint)), -1);
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
