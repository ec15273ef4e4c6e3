package caravan.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import caravan.codes.IsoInstant;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers and moments as people read them. */
final class WordsTests {

  private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "Asia/Tokyo, 2026-11-25T12:34:00Z, 21:34",
    "Asia/Tokyo, 2026-11-25T16:00:00Z, 26 Nov 01:00",
    "America/New_York, 2026-11-25T12:34:00Z, 07:34",
    "America/New_York, 2026-11-25T04:00:00Z, 24 Nov 23:00",
    "Asia/Kolkata, 2026-11-25T12:34:00Z, 18:04",
    "UTC, 2027-01-01T00:00:00Z, 1 Jan 2027 00:00"
  })
  void a_moment_is_told_by_the_clock_of_one_zone(ZoneId zone, Instant at, String text) {
    Moment moment = new Words(zone).moment(at, NOW);
    assertThat(moment.text()).isEqualTo(text);
    assertThat(moment.iso()).isEqualTo(IsoInstant.text(at));
  }

  @Test
  void beyond_a_change_of_the_clocks_the_offset_stands_beside() {
    Words newYork = new Words(ZoneId.of("America/New_York"));
    Instant before = Instant.parse("2026-11-01T05:30:00Z");
    Instant after = Instant.parse("2026-11-01T06:30:00Z");
    assertThat(newYork.clock(before, before)).isEqualTo("01:30");
    assertThat(newYork.clock(after, before)).isEqualTo("01:30 UTC-05:00");
    assertThat(newYork.clock(after, after)).isEqualTo("01:30");
    assertThat(newYork.moment(after, before).away()).isEqualTo("in 60 min");
  }

  @Test
  void the_zone_is_told_in_words() {
    assertThat(new Words(ZoneId.of("Asia/Tokyo")).sentence(NOW))
        .isEqualTo("All times are those of Japan Time, Asia/Tokyo (now UTC+09:00).");
    assertThat(new Words(ZoneOffset.UTC).sentence(NOW)).isEqualTo("All times are in UTC.");
  }

  @Test
  void moments_that_are_past_are_told_as_such() {
    Words words = new Words(ZoneOffset.UTC);
    assertThat(words.moment(NOW.minusSeconds(45), NOW).away()).isEqualTo("45 s ago");
    assertThat(words.find(null, NOW)).isNull();
    assertThat(words.seconds(NOW)).isEqualTo("12:00:00");
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0 bytes",
    "999, 999 bytes",
    "1000, 1.0 KB",
    "48_300, 48 KB",
    "999_499, 999 KB",
    "999_600, 1.0 MB",
    "1_240_000_000, 1.2 GB",
    "5_000_000_000_000_000, 5000 TB"
  })
  void sizes_have_the_unit_that_makes_them_short(String bytes, String text) {
    assertThat(Words.size(Long.parseLong(bytes.replace("_", "")))).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"0, 0 ms", "999, 999 ms", "1000, 1.0 s", "61_250, 61.3 s"})
  void what_took_less_than_a_second_is_told_in_milliseconds(String millis, String text) {
    assertThat(Words.took(Duration.ofMillis(Long.parseLong(millis.replace("_", "")))))
        .isEqualTo(text);
  }
}
