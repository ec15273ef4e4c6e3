package caravan.lists.format;

import java.util.Locale;

/**
 * What the end of a file's name promises.
 *
 * @param gzip whether it is packed
 * @param kind the ending before that, lower case, without the dot; empty if there is none
 */
public record FileExtension(boolean gzip, String kind) {

  public static FileExtension of(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    boolean gzip = lower.endsWith(".gz");
    String inner = gzip ? lower.substring(0, lower.length() - 3) : lower;
    return new FileExtension(gzip, inner.substring(inner.lastIndexOf('.') + 1));
  }

  public boolean workbook() {
    return kind.equals("xlsx") || kind.equals("xlsm");
  }

  public boolean json() {
    return kind.equals("json");
  }

  public boolean ndjson() {
    return kind.equals("ndjson") || kind.equals("jsonl");
  }

  /**
   * Whether a table is promised; any other text is a code a line unless it proves to be a table.
   */
  public boolean table() {
    return kind.equals("csv") || kind.equals("tsv") || kind.equals("tab");
  }
}
