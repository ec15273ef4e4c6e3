package caravan.asinscope;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How long a server wants us to wait, out of its words or its header; always 0 to 48 hours, so that
 * an absurd number can neither overflow nor stop a channel for good.
 *
 * <p>Understood are spans ({@code 3 seconds}, {@code 1 hour and 5 minutes}, {@code 2h7m30s}),
 * clocks ({@code 00:00:08}: hours, minutes, seconds) and moments ({@code 2026-11-26T00:00:00Z}; UTC
 * where no zone is named).
 */
final class RetryAfter {

  static final Duration LONGEST = Duration.ofDays(2);

  private static final String NUMBER =
      "(-?\\d{1,400}(?:,\\d{3})*(?:\\.\\d{1,9})?(?:e\\+?\\d{1,3})?|(?:an?|one)\\b)";
  private static final String UNIT =
      "(milliseconds?|millis|msecs?|ms|seconds?|secs?|s|minutes?|mins?|m|hours?|hrs?|h|days?|d)"
          + "(?![a-z_])";
  private static final String PART = NUMBER + "\\s{0,9}" + UNIT;
  private static final String SPAN = "((?:" + PART + "(?:\\s|,|and\\b){0,9})+)";
  private static final String CLOCK = "(\\d{1,3}):([0-5]\\d):([0-5]\\d(?:\\.\\d{1,9})?)(?![\\d:])";
  private static final String MOMENT =
      "(\\d{4}-\\d\\d-\\d\\d)[T ](\\d\\d:\\d\\d(?::\\d\\d(?:\\.\\d{1,9})?)?)"
          + "(?:\\s?(Z|UTC|GMT|[+-]\\d\\d:?\\d\\d))?(?![\\d:])";

  /** Groups: 1 span (2 and 3 its last part), 4 to 6 clock, 7 to 9 moment. */
  private static final String WAIT = "(?:" + SPAN + "|(?<!\\bat )" + CLOCK + "|" + MOMENT + ")";

  /** What names a wait where the server wants one for certain. */
  private static final Pattern LOOSE =
      anyCase(
          "\\b(?:again|retry|wait|resets?|resume|available|until|after)\\b[^0-9]{0,40}?(?<!\\w)"
              + WAIT);

  /** What names a wait anywhere. */
  private static final Pattern PLAIN =
      anyCase(
          "\\b(?:(?:try|trying) again|retry(?:ing)?|wait)\\b[\\s,:]{0,3}"
              + "(?:(?:in|after|for|at least|about|approximately|another|until|at)\\b\\s{0,3}){0,3}"
              + "(?<!\\w)"
              + WAIT);

  private static final Pattern ONE = anyCase(PART);
  private static final Pattern DAILY = anyCase("\\b(?:daily|per day|today|tomorrow)\\b");
  private static final Pattern SECONDS = Pattern.compile("[-+]?\\d{1,400}(?:\\.\\d{1,400})?");
  private static final List<DateTimeFormatter> DATES =
      List.of(
          DateTimeFormatter.RFC_1123_DATE_TIME,
          DateTimeFormatter.ISO_OFFSET_DATE_TIME,
          new DateTimeFormatterBuilder()
              .appendPattern("EEEE, dd-MMM-")
              .appendValueReduced(ChronoField.YEAR, 2, 2, 2000)
              .appendPattern(" HH:mm:ss z")
              .toFormatter(Locale.US),
          DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss yyyy", Locale.US)
              .withZone(ZoneOffset.UTC));

  private RetryAfter() {}

  private static Pattern anyCase(String pattern) {
    return Pattern.compile(pattern, Pattern.CASE_INSENSITIVE);
  }

  /**
   * The wait that the words of a server name that wants one: {@code Resets in 1 hour and 5
   * minutes}. A moment that is over names none.
   */
  static Optional<Duration> inWords(String words, Clock clock) {
    return wait(LOOSE, words, clock);
  }

  /**
   * The wait that words name which may be about anything: only with the words of a wait right
   * before it, {@code try again in}, {@code retry after}, {@code wait}.
   */
  static Optional<Duration> plainlyInWords(String words, Clock clock) {
    return wait(PLAIN, words, clock);
  }

  private static Optional<Duration> wait(Pattern pattern, String words, Clock clock) {
    Matcher wait = pattern.matcher(words);
    if (!wait.find()) {
      return Optional.empty();
    }
    if (wait.group(1) != null) {
      return Optional.of(span(wait.group(1)));
    }
    return wait.group(4) != null ? Optional.of(clock(wait)) : moment(wait, clock);
  }

  private static Duration span(String parts) {
    double millis = 0;
    for (Matcher part = ONE.matcher(parts); part.find(); ) {
      millis += number(part.group(1)) * unit(part.group(2).toLowerCase(Locale.ROOT));
    }
    return ofMillis(millis);
  }

  private static Duration clock(Matcher wait) {
    double seconds =
        Integer.parseInt(wait.group(4)) * 3600.0
            + Integer.parseInt(wait.group(5)) * 60.0
            + Double.parseDouble(wait.group(6));
    return ofMillis(seconds * 1000);
  }

  private static Optional<Duration> moment(Matcher wait, Clock clock) {
    try {
      LocalDateTime local = LocalDateTime.parse(wait.group(7) + "T" + wait.group(8));
      String zone = wait.group(9);
      ZoneOffset offset =
          zone == null || Character.isLetter(zone.charAt(0)) ? ZoneOffset.UTC : ZoneOffset.of(zone);
      Duration span = Duration.between(clock.instant(), local.toInstant(offset));
      return span.isNegative() || span.isZero() ? Optional.empty() : Optional.of(within(span));
    } catch (DateTimeException none) {
      return Optional.empty();
    }
  }

  /** Whether the words speak of the day's limit. */
  static boolean daily(String words) {
    return DAILY.matcher(words).find();
  }

  /**
   * The header Retry-After, seconds (also with a fraction) or a date in any of HTTP's forms; empty
   * if it is missing or neither.
   */
  static Optional<Duration> inHeader(@Nullable String retryAfter, Clock clock) {
    if (retryAfter == null) {
      return Optional.empty();
    }
    String text = retryAfter.strip();
    if (SECONDS.matcher(text).matches()) {
      return Optional.of(ofMillis(Double.parseDouble(text) * 1000));
    }
    return DATES.stream()
        .flatMap(form -> date(form, text).stream())
        .findFirst()
        .map(until -> within(Duration.between(clock.instant(), until)));
  }

  private static Optional<Instant> date(DateTimeFormatter form, String text) {
    try {
      return Optional.of(form.parse(text, Instant::from));
    } catch (DateTimeException another) {
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
