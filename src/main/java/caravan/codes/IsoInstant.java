package caravan.codes;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;

/**
 * Moments as programs read them: ISO 8601 in UTC, always to three decimals ({@code
 * 2026-03-01T12:00:00.000Z}), so that one shape reads them all and their texts sort as they do.
 */
public final class IsoInstant {

  private static final int DECIMALS = 3;

  private static final DateTimeFormatter FORM =
      new DateTimeFormatterBuilder().appendInstant(DECIMALS).toFormatter();

  private IsoInstant() {}

  /** The moment, what is beyond the millisecond cut off. */
  public static String text(Instant moment) {
    return FORM.format(moment);
  }
}
