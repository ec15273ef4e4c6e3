package caravan.web.page;

import java.util.List;

/**
 * Tokens a minute over a span of time, as the table that the plot is drawn from. Moments are
 * seconds since 1970.
 *
 * @param spans what else can be looked at
 * @param step of one line, in seconds
 * @param plan tokens a minute that it allows; 0 if no limit is known
 * @param zone of the moments, by its identifier
 * @param lines the last one first; only where there was a call
 * @param rests the last one first
 */
public record SpeedPlot(
    List<ListView.Tab> spans,
    long from,
    long to,
    long step,
    double plan,
    String zone,
    List<Line> lines,
    List<RestLine> rests) {

  /** The calls of a step, in words; {@code speed} is the number that is drawn. */
  public record Line(
      long at,
      String start,
      double speed,
      String tokensAMinute,
      String tokens,
      String calls,
      String codes,
      long limitedCalls,
      String limited,
      String troubled) {}

  /** A time without calls, in words. */
  public record RestLine(long began, long until, String from, String to, String why) {}
}
