package caravan.web.page;

import caravan.codes.IsoInstant;
import caravan.status.Phrases;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Numbers and moments as people read them, every moment in one zone. */
public final class Words {

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ENGLISH);
  private static final DateTimeFormatter YEAR =
      DateTimeFormatter.ofPattern("d MMM yyyy HH:mm", Locale.ENGLISH);
  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

  private final ZoneId zone;

  /**
   * @param zone of all moments
   */
  public Words(ZoneId zone) {
    this.zone = zone;
  }

  /** The identifier of that zone. */
  public String zone() {
    return zone.getId();
  }

  /** 150,000. */
  public static String number(long number) {
    return Phrases.number(number);
  }

  /** 1 row, 2 rows. */
  public static String count(long number, String one) {
    return Phrases.count(number, one);
  }

  /** 512 bytes, 48 KB, 1.2 GB; a thousand of each is one of the next. */
  public static String size(long bytes) {
    String[] units = {"bytes", "KB", "MB", "GB", "TB"};
    double size = bytes;
    int unit = 0;
    while (size >= 999.5 && unit < units.length - 1) {
      size /= 1_000;
      unit++;
    }
    String digits = unit > 0 && size < 10 ? "%.1f %s" : "%.0f %s";
    return String.format(Locale.ROOT, digits, size, units[unit]);
  }

  /** 45 s, 12 min, 3 h 20 min, 5 days. */
  public static String span(Duration span) {
    return Phrases.span(span);
  }

  /** 1.3 s, 250 ms. */
  public static String took(Duration took) {
    return took.toMillis() < 1_000
        ? took.toMillis() + " ms"
        : String.format(Locale.ROOT, "%,.1f s", took.toMillis() / 1_000.0);
  }

  /** A moment as it is seen at another one; null where there is none. */
  public @Nullable Moment find(@Nullable Instant at, Instant now) {
    return at == null ? null : moment(at, now);
  }

  /** A moment as it is seen at another one. */
  public Moment moment(Instant at, Instant now) {
    Duration away = Duration.between(now, at);
    String words = away.isNegative() ? span(away.abs()) + " ago" : "in " + span(away);
    return new Moment(IsoInstant.text(at), clock(at, now), words);
  }

  /** 14:20, with the day where it is another one, and the offset where that is another one. */
  public String clock(Instant at, Instant now) {
    ZonedDateTime then = at.atZone(zone);
    ZonedDateTime today = now.atZone(zone);
    DateTimeFormatter format =
        then.toLocalDate().equals(today.toLocalDate())
            ? TIME
            : then.getYear() == today.getYear() ? DAY : YEAR;
    return then.format(format)
        + (then.getOffset().equals(today.getOffset()) ? "" : " " + offset(then.getOffset()));
  }

  /** 14:20:07, of a moment whose day is known otherwise. */
  public String seconds(Instant at) {
    return at.atZone(zone).format(SECONDS);
  }

  /** All times are those of Central European Time, Europe/Berlin (UTC+01:00). */
  public String sentence(Instant now) {
    String offset = offset(now.atZone(zone).getOffset());
    String name = zone.getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    String id = zone.getId();
    if (zone.normalized() instanceof ZoneOffset) {
      return "All times are in " + offset + ".";
    }
    return "All times are those of " + name + ", " + id + " (now " + offset + ").";
  }

  private static String offset(ZoneOffset offset) {
    return offset.equals(ZoneOffset.UTC) ? "UTC" : "UTC" + offset.getId();
  }
}
