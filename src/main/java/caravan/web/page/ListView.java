package caravan.web.page;

import java.util.List;

/**
 * One list.
 *
 * @param summary the list as a whole
 * @param tabs its rows by what became of them
 * @param downloads what can be had of it
 * @param text what was searched
 * @param show which rows: an outcome's word, {@code open}, or empty for all
 * @param further leads to the rows after these; empty if there are none
 * @param acts what people did with it, the last first
 * @param onward whether these are not the first ones
 */
public record ListView(
    ListSummary summary,
    List<Tab> tabs,
    List<Download> downloads,
    String text,
    String show,
    List<RowLine> rows,
    String further,
    boolean onward,
    List<ActLine> acts) {

  /** Something known. */
  public record Fact(String name, String value) {}

  /** Rows of one kind: how many there are, and what leads to them. */
  public record Tab(String label, String count, String link, boolean current) {}

  /** A file that can be had, below the list's path. */
  public record Download(String link, String label, String size) {}

  /**
   * A row.
   *
   * @param outcome in words
   * @param kind the outcome's own word, or {@code open}
   * @param code as it was asked for, with its type and marketplace
   * @param product what was found
   */
  public record RowLine(
      long number,
      String input,
      String code,
      String outcome,
      String kind,
      String product,
      String note) {}
}
