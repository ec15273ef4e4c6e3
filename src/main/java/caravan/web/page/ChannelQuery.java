package caravan.web.page;

import java.util.function.Function;

/**
 * What is asked of a channel's screen, as it was typed; each part empty where nothing was.
 *
 * @param span how far back to look
 * @param plan a plan by its name
 * @param rate tokens a minute
 * @param daily tokens a day
 * @param more codes besides those that wait
 * @param until when a pause ends, as a clock of the screens' zone shows it: 2026-11-03T14:20
 */
public record ChannelQuery(
    String span, String plan, String rate, String daily, String more, String until) {

  /** What a request asks for by these names. */
  public static ChannelQuery of(Function<String, String> param) {
    return new ChannelQuery(
        param.apply("span"),
        param.apply("plan"),
        param.apply("rate"),
        param.apply("daily"),
        param.apply("more"),
        param.apply("until"));
  }

  /** Nothing but how far back to look. */
  public static ChannelQuery of(String span) {
    return new ChannelQuery(span, "", "", "", "", "");
  }

  /** Whether something is supposed. */
  boolean supposes() {
    return !(plan + rate + daily + more + until).isEmpty();
  }
}
