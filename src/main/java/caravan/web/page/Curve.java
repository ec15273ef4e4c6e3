package caravan.web.page;

import caravan.ledger.CallTally;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * A small curve without axes, beside which its numbers stand in words.
 *
 * @param points as an SVG polyline has them, in a field of 120 to 24
 * @param words what it shows
 */
public record Curve(String points, String words) {

  static final int MINUTES = 60;
  private static final int WIDTH = 120;
  private static final int HEIGHT = 24;

  static Curve of(List<CallTally> tally, Instant since) {
    long[] tokens = new long[MINUTES];
    for (CallTally span : tally) {
      int minute = (int) Duration.between(since, span.start()).toMinutes();
      tokens[Math.max(0, Math.min(MINUTES - 1, minute))] += span.tokens();
    }
    long most = 0;
    long all = 0;
    for (long one : tokens) {
      most = Math.max(most, one);
      all += one;
    }
    StringBuilder points = new StringBuilder();
    for (int minute = 0; minute < MINUTES; minute++) {
      double x = minute * (double) WIDTH / (MINUTES - 1);
      double y = HEIGHT - 1 - (most == 0 ? 0 : tokens[minute] * (HEIGHT - 2.0) / most);
      points.append(String.format(Locale.ROOT, "%.1f,%.1f ", x, y));
    }
    return new Curve(
        points.toString().strip(),
        "last hour: %s, at most %s a minute"
            .formatted(Words.count(all, "token"), Words.number(most)));
  }
}
