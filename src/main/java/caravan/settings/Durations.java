package caravan.settings;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Durations as people type them: {@code 500ms}, {@code 60s}, {@code 2m}, {@code 1h30m}, {@code
 * 30d}, or as ISO 8601 has them, {@code PT1M}. A number without a unit is refused.
 */
public final class Durations {

  private static final Map<String, Duration> UNITS =
      Map.of(
          "ms", Duration.ofMillis(1),
          "s", Duration.ofSeconds(1),
          "m", Duration.ofMinutes(1),
          "h", Duration.ofHours(1),
          "d", Duration.ofDays(1));
  private static final String PART = "([0-9]{1,9}) *(ms|s|m|h|d) *";
  private static final Pattern ONE = Pattern.compile(PART);
  private static final Pattern ALL = Pattern.compile("(?:" + PART + ")+");

  private Durations() {}

  /** Reads a duration of that range, both ends included. */
  static Function<String, Duration> between(Duration least, Duration most) {
    return text -> {
      Duration value = read(text);
      if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
        throw new IllegalArgumentException("must be from " + show(least) + " to " + show(most));
      }
      return value;
    };
  }

  /** The duration that a text names; throws IllegalArgumentException if it names none. */
  public static Duration read(String text) {
    String lower = text.strip().toLowerCase(Locale.ROOT);
    if (ALL.matcher(lower).matches()) {
      return sum(lower);
    }
    try {
      return Duration.parse(text.strip());
    } catch (DateTimeException | ArithmeticException e) {
      throw new IllegalArgumentException(
          "must be a number with its unit (ms, s, m, h or d), such as 500ms, 60s, 10m or 30d", e);
    }
  }

  /** The duration that a text names; empty if it names none. */
  public static Optional<Duration> find(String text) {
    try {
      return Optional.of(read(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Duration sum(String lower) {
    Duration sum = Duration.ZERO;
    for (Matcher part = ONE.matcher(lower); part.find(); ) {
      Duration unit = UNITS.getOrDefault(part.group(2), Duration.ZERO);
      sum = sum.plus(unit.multipliedBy(Long.parseLong(part.group(1))));
    }
    return sum;
  }

  /** The shortest text that {@link #read} understands, to the millisecond. */
  public static String show(Duration value) {
    long millis = value.toMillis();
    for (String unit : new String[] {"d", "h", "m", "s"}) {
      long one = UNITS.getOrDefault(unit, Duration.ZERO).toMillis();
      if (millis % one == 0 && (millis > 0 || unit.equals("s"))) {
        return millis / one + unit;
      }
    }
    return millis + "ms";
  }
}
