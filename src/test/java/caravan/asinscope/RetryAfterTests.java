package caravan.asinscope;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RetryAfterTests {

  private static final Clock CLOCK = Clock.fixed(Samples.NOW, ZoneOffset.UTC);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Too many requests. Please try again in 3 seconds            | PT3S
          Daily limit reached. Please try again in 127 minutes         | PT127M
          Daily limit reached. Please try again in 90 seconds          | PT90S
          Daily limit reached. Please try again in 5 hours             | PT5H
          Daily limit reached. Please try again in 1 hour and 5 minutes| PT1H5M
          Daily limit reached. Please try again in 1 minute            | PT1M
          Daily limit reached. Please try again in an hour             | PT1H
          Try again in 1 hour, 5 minutes, 7 seconds.                   | PT1H5M7S
          TRY AGAIN IN 2 HOURS                                         | PT2H
          Please wait 3 seconds before trying again                    | PT3S
          Retry after 1500 ms                                          | PT1.5S
          Limit resets in 1h 5m                                        | PT1H5M
          try again in 2.5 seconds                                     | PT2.5S
          try again in 1,200 seconds                                   | PT20M
          try again in 0 seconds                                       | PT0S
          try again in -5 seconds                                      | PT0S
          try again in 3 days                                          | PT48H
          try again in 1e30 seconds                                    | PT48H
          Available: 0 products. Try again in 36 seconds               | PT36S
          Please try again in 2h7m30s                                  | PT2H7M30S
          Rate limit reached. Please try again in 0m9s.                | PT9S
          Please try again in 1m30.5s.                                 | PT1M30.5S
          Retry after 00:00:08                                         | PT8S
          Try again in 01:02:03.5                                      | PT1H2M3.5S
          Try again in 23:59:59 hours                                  | PT23H59M59S
          Daily limit. Resets at 2026-03-01T12:00:30Z                  | PT30S
          Resets at 2026-03-02T00:00:00.500+01:00                      | PT11H0.5S
          Retry after 2026-03-01 13:00:00 UTC                          | PT1H
          Please wait until 2026-03-01T12:05                           | PT5M
          Resets at 2036-03-01T00:00:00Z                               | PT48H
          """)
  void the_words_name_the_wait(String words, Duration wait) {
    assertThat(RetryAfter.inWords(words, CLOCK)).contains(wait);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Too many requests",
        "Too Many Requests: 30 products in 60 seconds allowed",
        "Try again later",
        "Try again in 36",
        "Try again in 36 parsecs",
        "Try again tomorrow",
        "Try again at 00:00:00",
        "Resets at 2026-03-01T11:59:59Z",
        "Resets at 2026-02-31T00:00:00Z",
        "Retry after 12:75:00",
        "Required: 10 products, Available: 0 products"
      })
  void other_words_name_none(String words) {
    assertThat(RetryAfter.inWords(words, CLOCK)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Please try again in 3 seconds          | PT3S
          Retry after 2h7m30s                    | PT2H7M30S
          Please wait at least 00:00:08          | PT8S
          Try again after 2026-03-01T12:01:00Z   | PT1M
          retrying in about 9 s                  | PT9S
          """)
  void the_words_of_a_wait_name_one_anywhere(String words, Duration wait) {
    assertThat(RetryAfter.plainlyInWords(words, CLOCK)).contains(wait);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "history is only available for 90 days",
        "Not available within 2 hours of release",
        "retry with a product that is older than 90 days",
        "again a product without 30 days of history",
        "Sales of the last 7 days are missing",
        "resets in 5 seconds"
      })
  void words_of_time_without_the_words_of_a_wait_name_none(String words) {
    assertThat(RetryAfter.plainlyInWords(words, CLOCK)).isEmpty();
  }

  @Test
  void thirty_zeros_are_the_longest_wait() {
    String digits = "1" + "0".repeat(30);
    assertThat(RetryAfter.inWords("Try again in " + digits + " hours", CLOCK))
        .contains(RetryAfter.LONGEST);
    assertThat(RetryAfter.inWords("Try again in " + "9".repeat(399) + " hours", CLOCK))
        .contains(RetryAfter.LONGEST);
    assertThat(RetryAfter.inHeader(digits, CLOCK)).contains(RetryAfter.LONGEST);
  }

  @Property(tries = 300)
  void any_wait_is_read_as_it_was_written(
      @ForAll @IntRange(max = 47) int hours,
      @ForAll @IntRange(max = 59) int minutes,
      @ForAll @IntRange(max = 59) int seconds) {
    String words = "Try again in %d hours, %d minutes and %d seconds.";
    assertThat(RetryAfter.inWords(words.formatted(hours, minutes, seconds), CLOCK))
        .contains(Duration.ofHours(hours).plusMinutes(minutes).plusSeconds(seconds));
  }

  @Property(tries = 300)
  void no_words_ask_for_less_than_nothing_or_more_than_two_days(
      @ForAll String before, @ForAll double number, @ForAll String after) {
    String words = before + " try again in " + number + " hours " + after;
    RetryAfter.inWords(words, CLOCK).ifPresent(RetryAfterTests::isWithinTwoDays);
    RetryAfter.inHeader(before, CLOCK).ifPresent(RetryAfterTests::isWithinTwoDays);
  }

  @Property(tries = 300)
  void a_span_is_the_same_in_every_form(
      @ForAll @IntRange(max = 47) int hours,
      @ForAll @IntRange(max = 59) int minutes,
      @ForAll @IntRange(max = 59) int seconds) {
    Duration wait = Duration.ofHours(hours).plusMinutes(minutes).plusSeconds(seconds);
    for (String form : new String[] {"%dh%dm%ds", "%dh %dm %ds", "%02d:%02d:%02d"}) {
      String words = "Try again in " + form.formatted(hours, minutes, seconds);
      assertThat(RetryAfter.inWords(words, CLOCK)).as(words).contains(wait);
      assertThat(RetryAfter.plainlyInWords(words, CLOCK)).as(words).contains(wait);
    }
  }

  private static void isWithinTwoDays(Duration wait) {
    assertThat(wait).isBetween(Duration.ZERO, RetryAfter.LONGEST);
  }

  @Test
  void long_words_are_read_in_no_time() {
    String words = "wait an one ".repeat(300) + "1,000,000 s, ".repeat(100);
    assertThat(RetryAfter.inWords(words, CLOCK)).contains(RetryAfter.LONGEST);
  }

  @ParameterizedTest
  @CsvSource({"Daily limit reached,true", "1000 products per day,true", "3 seconds,false"})
  void the_word_daily_tells_the_days_limit(String words, boolean daily) {
    assertThat(RetryAfter.daily(words)).isEqualTo(daily);
  }

  @ParameterizedTest
  @CsvSource({
    "7,PT7S",
    "' 120 ',PT2M",
    "0,PT0S",
    "-3,PT0S",
    "999999,PT48H",
    "7.5,PT7.5S",
    "0.25,PT0.25S"
  })
  void a_header_names_seconds(String header, Duration wait) {
    assertThat(RetryAfter.inHeader(header, CLOCK)).contains(wait);
  }

  @ParameterizedTest
  @CsvSource({"PT90S,PT90S", "PT0S,PT0S", "-PT1H,PT0S", "P9000D,PT48H"})
  void a_header_names_a_date(Duration from, Duration wait) {
    ZonedDateTime until = Samples.NOW.plus(from).atZone(ZoneOffset.UTC);
    String header = DateTimeFormatter.RFC_1123_DATE_TIME.format(until);
    assertThat(RetryAfter.inHeader(header, CLOCK)).contains(wait);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Sun, 01 Mar 2026 12:00:30 GMT",
        "Sunday, 01-Mar-26 12:00:30 GMT",
        "Sun Mar  1 12:00:30 2026",
        "2026-03-01T12:00:30Z"
      })
  void a_header_names_a_date_in_any_form(String header) {
    assertThat(RetryAfter.inHeader(header, CLOCK)).contains(Duration.ofSeconds(30));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "soon", "1.5.2", "Sun, 99 Mar 2026 12:00:00 GMT", "12:00"})
  void another_header_names_nothing(String header) {
    assertThat(RetryAfter.inHeader(header, CLOCK)).isEqualTo(Optional.empty());
  }

  @Test
  void a_missing_header_names_nothing() {
    assertThat(RetryAfter.inHeader(null, CLOCK)).isEqualTo(Optional.empty());
  }
}
