package caravan.status;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Numbers, spans and times of day within sentences. */
public final class Phrases {

  private static final Duration A_DAY = Duration.ofDays(1);
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);
  private static final String ENDS = ".!?\u2026\u3002\uff01\uff1f";

  private Phrases() {}

  /** 150,000. */
  public static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** 1 row, 2 rows. */
  public static String count(long number, String one) {
    return number(number) + " " + one + (number == 1 ? "" : "s");
  }

  /** 45 s, 127 min, 7 h 12 min, 5 days: a countdown, of which begun seconds are whole ones. */
  public static String span(Duration span) {
    long seconds = Math.max(0, span.plusMillis(999).toSeconds());
    if (seconds < 120) {
      return seconds + " s";
    }
    long minutes = (seconds + 30) / 60;
    if (minutes < 180) {
      return minutes + " min";
    }
    long hours = minutes / 60;
    return hours < 72
        ? hours + " h" + (minutes % 60 == 0 ? "" : " " + minutes % 60 + " min")
        : (hours + 12) / 24 + " days";
  }

  /** 02:00; with its date where it is a day away or more. */
  static String time(Instant at, Instant now, ZoneId zone) {
    boolean far = Duration.between(now, at).abs().compareTo(A_DAY) >= 0;
    return at.atZone(zone).format(far ? DATE : TIME);
  }

  /** 02:00 (in 7 h 12 min). */
  public static String until(Instant at, Instant now, ZoneId zone) {
    return time(at, now, zone) + " (in " + span(Duration.between(now, at)) + ")";
  }

  /** As a sentence that another may follow. */
  static String ended(String words) {
    String text = words.strip();
    return text.isEmpty() || ENDS.indexOf(text.charAt(text.length() - 1)) < 0 ? text + "." : text;
  }

  /** Without the full stop that may stand at its end. */
  static String unended(String words) {
    String text = words.strip();
    return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
  }
}
