package caravan.web.page;

import java.util.List;

/**
 * The tokens of the day, as they were spent and as they are expected to be, as the table that the
 * plot is drawn from.
 *
 * @param daily what a day has; 0 if no limit is known
 * @param zone of the moments, by its identifier
 * @param words what is expected, in a sentence
 * @param lines the earliest first
 */
public record DayPlot(long daily, String zone, String words, List<Line> lines) {

  /**
   * A moment.
   *
   * @param at seconds since 1970
   * @param expected whether it is yet to come
   * @param spent tokens of its day until then
   */
  public record Line(long at, String when, boolean expected, long spent, String tokens) {}
}
