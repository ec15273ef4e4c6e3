package caravan.web.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A list that waits for a person's word.
 *
 * @param path folder and name, as it was dropped
 * @param place by which it is named when something is said of it
 * @param why why it waits
 * @param undecided whether nothing was said of it yet
 * @param quote null where it can't be read so
 * @param fault why it can't; empty if it can
 * @param columns that can be said to hold the codes; none where that has to be typed
 * @param said what was said of how it is to be read
 * @param days how the day stands of each channel that would be asked
 * @param end when it would be done, in words
 * @param tokens what it costs
 * @param button what releases it; empty where it can't be read so
 * @param here where this screen is, read so
 * @param release the command that does the same
 * @param discard the command that discards it
 */
public record HeldView(
    Frame frame,
    long id,
    String path,
    String place,
    String why,
    Moment since,
    boolean undecided,
    @Nullable QuoteView quote,
    String fault,
    List<QuoteView.Option> columns,
    List<QuoteView.Option> marketplaces,
    Said said,
    List<String> days,
    String end,
    long tokens,
    String button,
    String here,
    String release,
    String discard) {

  /** How a person says that it is to be read; empty where that is left open. */
  public record Said(
      String column, String domain, String type, String sheet, boolean noCheckDigit) {}
}
