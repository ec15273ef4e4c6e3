package caravan.results;

/**
 * One item of the API as the columns of a table show it; what the API left out or sent as null is
 * empty, lists are joined by a bar.
 */
record ItemRow(String asin, String title, String upc, String upcs, String ean, String eans) {}
