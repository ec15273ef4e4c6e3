package caravan.cli;

import caravan.pace.Plan;
import caravan.settings.Durations;
import caravan.settings.Settings;
import caravan.status.Phrases;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Collectors;

/** Numbers, moments and plans as people read them. */
final class HumanText {

  private static final Duration A_DAY = Duration.ofDays(1);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

  private HumanText() {}

  /** 150,000. */
  static String number(long number) {
    return Phrases.number(number);
  }

  /** 1 row, 2 rows. */
  static String count(long number, String one) {
    return Phrases.count(number, one);
  }

  /** 512 bytes, 48 KB, 1.2 GB; a thousand of each is one of the next. */
  static String size(long bytes) {
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

  /** A moment in local time, with how far away it is: {@code 14:03:22 (in 2 min)}. */
  static String moment(Instant at, Instant now) {
    Duration away = Duration.between(now, at);
    DateTimeFormatter format = away.abs().compareTo(A_DAY) < 0 ? TIME : DATE;
    String clock = at.atZone(ZoneId.systemDefault()).format(format);
    return clock
        + (away.isNegative() ? " (" + span(away.abs()) + " ago)" : " (in " + span(away) + ")");
  }

  /** 45 s, 12 min, 3 h 20 min, 5 days. */
  static String span(Duration span) {
    long seconds = Math.max(0, span.plusMillis(500).toSeconds());
    if (seconds < 120) {
      return seconds + " s";
    }
    long minutes = (seconds + 30) / 60;
    if (minutes < 120) {
      return minutes + " min";
    }
    long hours = minutes / 60;
    return hours < 72
        ? hours + " h" + (minutes % 60 == 0 ? "" : " " + minutes % 60 + " min")
        : (hours + 12) / 24 + " days";
  }

  /** circana 30 tokens in 60s, 1,000 a day. */
  static String channels(Settings settings) {
    return settings.channels().values().stream()
        .map(one -> one.channel() + " " + (one.on() ? plan(one.plan()) : "off (no key)"))
        .collect(Collectors.joining("; "));
  }

  static String plan(Plan plan) {
    String window =
        plan.limited()
            ? number(plan.rate()) + " tokens in " + Durations.show(plan.window())
            : "no known limit of a window";
    return window + (plan.daily() > 0 ? ", " + number(plan.daily()) + " a day" : "");
  }
}
