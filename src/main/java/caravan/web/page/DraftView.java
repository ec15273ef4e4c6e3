package caravan.web.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lists that somebody brought, before anything is spent on them.
 *
 * @param lists in a few words
 * @param sentence what they cost and when they would be done
 * @param until how long they are kept
 * @param together all of them; none where there is only one
 * @param days how the day stands of each channel that would be asked
 * @param button what starts them; empty if none of them can be
 */
public record DraftView(
    Frame frame,
    String id,
    int revision,
    long tokens,
    String lists,
    String sentence,
    Moment until,
    List<Card> cards,
    List<ListView.Fact> together,
    List<String> days,
    List<EndingLine> endings,
    String button) {

  /**
   * One of them.
   *
   * @param quote null where it can't be read
   * @param fault why it can't; empty if it can
   * @param columns that can be said to hold the codes; none where that has to be typed
   * @param column what was said so
   */
  public record Card(
      int number,
      String name,
      @Nullable QuoteView quote,
      String fault,
      List<QuoteView.Option> columns,
      String column,
      List<QuoteView.Option> marketplaces) {}

  /** When they would be done, were they so urgent, and what that does to others. */
  public record EndingLine(String value, String label, String done, String others, boolean first) {}
}
