package caravan.results;

import java.util.List;

/**
 * One item of the API as the columns of a table show it; what the API left out or sent as null is
 * empty, lists are joined by a bar.
 *
 * @param more the cells of the columns that endpoints add, in their order
 */
record ItemRow(
    String asin,
    String title,
    String upc,
    String upcs,
    String ean,
    String eans,
    List<String> more) {

  /** With nothing besides. */
  ItemRow(String asin, String title, String upc, String upcs, String ean, String eans) {
    this(asin, title, upc, upcs, ean, eans, List.of());
  }

  /** That cell of further ones; empty where there is none. */
  String more(int index) {
    return index < more.size() ? more.get(index) : "";
  }
}
