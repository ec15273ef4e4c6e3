package caravan.cli;

import caravan.settings.Durations;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads a moment as people type it: a date, a moment, or how long ago it was. */
final class Since {

  private static final List<Function<String, Instant>> SHAPES =
      List.of(
          text -> LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant(),
          text -> OffsetDateTime.parse(text).toInstant(),
          text -> LocalDateTime.parse(text).toInstant(ZoneOffset.UTC));

  private Since() {}

  /**
   * The moment; what names no time zone is in UTC, as the moments in results are. Throws
   * IllegalArgumentException that says what would be right.
   */
  static Instant read(String text, Instant now) {
    String given = text.strip();
    try {
      return SHAPES.stream()
          .flatMap(shape -> shaped(shape, given).stream())
          .findFirst()
          .orElseGet(() -> inMillis(now.minus(Durations.read(given))));
    } catch (IllegalArgumentException | DateTimeException | ArithmeticException e) {
      throw new IllegalArgumentException(
          "must be a date (2026-10-01), a moment (2026-10-01T12:00:00Z), or how long ago (7d, 12h)",
          e);
    }
  }

  private static Optional<Instant> shaped(Function<String, Instant> shape, String text) {
    try {
      return Optional.of(inMillis(shape.apply(text)));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /** The ledger counts in milliseconds; a moment that can't be counted so is none. */
  private static Instant inMillis(Instant moment) {
    return Instant.ofEpochMilli(moment.toEpochMilli());
  }
}
