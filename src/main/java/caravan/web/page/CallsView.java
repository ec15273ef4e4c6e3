package caravan.web.page;

import java.util.List;

/**
 * Calls that were looked for.
 *
 * @param channel whose; empty for any
 * @param kind {@code limited}, {@code troubled}, or empty for all
 * @param channels that can be chosen
 * @param limits the last calls that met the limit; empty where only such are shown anyway
 * @param older leads to the ones before these; empty if there are none
 */
public record CallsView(
    Frame frame,
    String channel,
    String kind,
    List<String> channels,
    List<CallLine> limits,
    List<CallLine> calls,
    String older) {

  /**
   * A call, in words.
   *
   * @param asked the channel and what it was asked for: {@code circana (asin, com)}
   */
  public record CallLine(
      long id,
      String channel,
      String asked,
      Moment sent,
      String codes,
      String tokens,
      String status,
      String took,
      String said) {}
}
