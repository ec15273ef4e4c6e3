package caravan.web.page;

import java.util.List;

/**
 * What is known of a list before anything is spent on it.
 *
 * @param guessed that not all of its rows were looked at, in a sentence; empty where all were
 * @param counts its rows by what would become of them
 * @param read how it was read
 * @param doubts what looks wrong, a sentence each
 * @param columns those that might hold the codes, the best first
 * @param first its first rows
 * @param invalid the first rows that can't be asked for
 * @param moreInvalid how many more there are, in words; empty if none
 */
public record QuoteView(
    String guessed,
    List<ListView.Fact> counts,
    List<ListView.Fact> read,
    List<String> doubts,
    List<ColumnLine> columns,
    List<PreviewLine> first,
    List<InvalidLine> invalid,
    String moreInvalid) {

  /** The same where that stands beside it already: a doubt is not told a second time. */
  QuoteView without(String told) {
    List<String> others =
        doubts.stream()
            .filter(doubt -> !told.equals(doubt.strip().replaceFirst("\\.$", "")))
            .toList();
    return new QuoteView(guessed, counts, read, others, columns, first, invalid, moreInvalid);
  }

  /** A column that might hold the codes: what speaks for it, its first cells, how they fare. */
  public record ColumnLine(String name, String why, String cells, String counts) {}

  /**
   * A row as it would be asked for.
   *
   * @param whole all of its cells
   */
  public record PreviewLine(long number, String input, String asked, String note, String whole) {}

  /** A row that can't be asked for, and why. */
  public record InvalidLine(long number, String input, String why) {}

  /** A choice: its value and what it is called. */
  public record Option(String value, String label, boolean chosen) {}
}
