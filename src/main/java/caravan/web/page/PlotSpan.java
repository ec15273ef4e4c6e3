package caravan.web.page;

import java.time.Duration;
import java.util.Arrays;

/** How far back a plot looks, and how long one step of it is. */
enum PlotSpan {
  HOUR("1h", Duration.ofHours(1), Duration.ofMinutes(1)),
  SIX_HOURS("6h", Duration.ofHours(6), Duration.ofMinutes(5)),
  DAY("24h", Duration.ofHours(24), Duration.ofMinutes(15)),
  WEEK("7d", Duration.ofDays(7), Duration.ofHours(2));

  private final String word;
  private final Duration length;
  private final Duration step;

  PlotSpan(String word, Duration length, Duration step) {
    this.word = word;
    this.length = length;
    this.step = step;
  }

  /** The one of that word; the hour for any other. */
  static PlotSpan of(String word) {
    return Arrays.stream(values()).filter(one -> one.word.equals(word)).findFirst().orElse(HOUR);
  }

  String word() {
    return word;
  }

  Duration length() {
    return length;
  }

  Duration step() {
    return step;
  }
}
