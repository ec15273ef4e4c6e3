package caravan.lists;

import java.util.Locale;

/**
 * What the end of a file's name promises.
 *
 * @param gzip whether it is packed
 * @param kind the ending before that, lower case, without the dot; empty if there is none
 */
record FileExtension(boolean gzip, String kind) {

  static FileExtension of(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    boolean gzip = lower.endsWith(".gz");
    String inner = gzip ? lower.substring(0, lower.length() - 3) : lower;
    return new FileExtension(gzip, inner.substring(inner.lastIndexOf('.') + 1));
  }

  boolean workbook() {
    return kind.equals("xlsx") || kind.equals("xlsm");
  }

  boolean json() {
    return kind.equals("json");
  }

  boolean ndjson() {
    return kind.equals("ndjson") || kind.equals("jsonl");
  }

  /**
   * Whether a table is promised; any other text is a code a line unless it proves to be a table.
   */
  boolean table() {
    return kind.equals("csv") || kind.equals("tsv") || kind.equals("tab");
  }
}
