package caravan.ledger;

import java.time.Instant;
import java.util.Locale;

/**
 * Why a channel makes no calls, and until when; elsewhere called an open circuit breaker. After
 * that one call, the probe of a half-open one, finds out whether calls may be made again.
 *
 * @param words what the server said, for people
 */
public record Pause(Kind kind, Instant until, String words) {

  private static final String ENDS = ".!?\u2026\u3002\uff01\uff1f";

  /** Its words as a sentence that another one may follow, with a full stop at its end. */
  public String sentence() {
    String text = words.stripTrailing();
    return text.isEmpty() || ENDS.indexOf(text.charAt(text.length() - 1)) < 0 ? text + "." : text;
  }

  /** Whether it needs somebody who puts something right. */
  public boolean forAPerson() {
    return kind == Kind.KEY || kind == Kind.SETTINGS;
  }

  /** What paused the channel. */
  public enum Kind {
    /** The window's limit: seconds. */
    SHORT,
    /** The day's limit: until the server's next day. */
    DAILY,
    /** The server fails or can't be reached. */
    OUTAGE,
    /** The server refuses the key: waits for a person, tries once a minute. */
    KEY,
    /** The server refuses how Caravan is set up: waits for a person, tries once a minute. */
    SETTINGS,
    /** The database failed over, and may not know of the last calls: for a window. */
    FAILOVER;

    /** As the ledger writes it. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** What is written so. */
    public static Kind read(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT));
    }
  }
}
