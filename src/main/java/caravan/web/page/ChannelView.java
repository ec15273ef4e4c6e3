package caravan.web.page;

import java.util.List;

/**
 * One channel.
 *
 * @param facts its plan and how quickly it answers
 * @param acts what people did with it, the last first
 * @param hours its calls, an hour a line, the last one first
 */
public record ChannelView(
    Frame frame,
    ChannelCard card,
    List<ListView.Fact> facts,
    List<Hour> hours,
    List<ActLine> acts) {

  /** The calls of an hour, in words. */
  public record Hour(
      String start, String calls, String codes, String tokens, String limited, String troubled) {}
}
