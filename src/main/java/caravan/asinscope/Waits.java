package caravan.asinscope;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How long a server wants us to wait, out of its words or its header; always 0 to 48 hours, so that
 * an absurd number can neither overflow nor stop a channel for good.
 */
final class Waits {

  static final Duration LONGEST = Duration.ofDays(2);

  private static final String NUMBER =
      "(-?\\d{1,400}(?:,\\d{3})*(?:\\.\\d{1,9})?(?:e\\+?\\d{1,3})?|(?:an?|one)\\b)";
  private static final String UNIT =
      "(milliseconds?|millis|msecs?|ms|seconds?|secs?|s|minutes?|mins?|m|hours?|hrs?|h|days?|d)\\b";
  private static final String PART = NUMBER + "\\s{0,9}" + UNIT;
  private static final Pattern WAIT =
      Pattern.compile(
          "\\b(?:again|retry|wait|resets?|resume|available)\\b[^0-9]{0,40}?(?<!\\w)((?:"
              + PART
              + "(?:\\s|,|and\\b){0,9})+)",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern ONE = Pattern.compile(PART, Pattern.CASE_INSENSITIVE);
  private static final Pattern DAILY =
      Pattern.compile("\\b(?:daily|per day|today|tomorrow)\\b", Pattern.CASE_INSENSITIVE);
  private static final Pattern DIGITS = Pattern.compile("[-+]?\\d+");

  private Waits() {}

  /** The wait that the words name: {@code Try again in 1 hour and 5 minutes}. */
  static Optional<Duration> inWords(String words) {
    Matcher wait = WAIT.matcher(words);
    if (!wait.find()) {
      return Optional.empty();
    }
    double millis = 0;
    for (Matcher part = ONE.matcher(wait.group(1)); part.find(); ) {
      millis += number(part.group(1)) * unit(part.group(2).toLowerCase(Locale.ROOT));
    }
    return Optional.of(ofMillis(millis));
  }

  /** Whether the words speak of the day's limit. */
  static boolean daily(String words) {
    return DAILY.matcher(words).find();
  }

  /** The header Retry-After, seconds or an HTTP date; empty if it is missing or neither. */
  static Optional<Duration> inHeader(@Nullable String retryAfter, Clock clock) {
    if (retryAfter == null) {
      return Optional.empty();
    }
    String text = retryAfter.strip();
    if (DIGITS.matcher(text).matches()) {
      return Optional.of(ofMillis(Double.parseDouble(text) * 1000));
    }
    try {
      ZonedDateTime until = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME);
      return Optional.of(within(Duration.between(clock.instant(), until.toInstant())));
    } catch (DateTimeException neither) {
      return Optional.empty();
    }
  }

  static Duration ofMillis(double millis) {
    double longest = LONGEST.toMillis();
    return Duration.ofMillis(Math.round(Math.max(0, Math.min(millis, longest))));
  }

  private static Duration within(Duration wait) {
    if (wait.isNegative()) {
      return Duration.ZERO;
    }
    return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
  }

  private static double number(String text) {
    return Character.isLetter(text.charAt(0)) ? 1 : Double.parseDouble(text.replace(",", ""));
  }

  private static double unit(String word) {
    if (word.startsWith("ms") || word.startsWith("milli")) {
      return 1;
    }
    return switch (word.charAt(0)) {
      case 's' -> 1_000;
      case 'm' -> 60_000;
      case 'h' -> 3_600_000;
      default -> 86_400_000;
    };
  }
}
