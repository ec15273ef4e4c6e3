package caravan.sandbox;

import java.time.Duration;

/**
 * What the server allows a channel.
 *
 * @param rate tokens a window; 0 = no short limit
 * @param window at least 1 ms
 * @param daily tokens a day; 0 = no daily limit
 * @param counting how the tokens of a window are counted
 * @param bucket tokens that the bucket holds; 0 = as many as {@code rate}
 */
public record RateLimit(long rate, Duration window, long daily, LimiterKind counting, long bucket) {

  /** What {@code dailyTokensLeft} says where there is no daily limit. */
  static final long PLENTY = 999_999_999;

  private static final Duration MINUTE = Duration.ofMinutes(1);

  public RateLimit {
    if (rate < 0 || daily < 0 || bucket < 0) {
      throw new IllegalArgumentException(
          "rate " + rate + ", daily " + daily + ", bucket " + bucket + ": none may be negative");
    }
    if (window.toMillis() < 1) {
      throw new IllegalArgumentException("window " + window + ": at least 1 ms");
    }
  }

  /** The Circana trial as documented: 30 a minute, 1,000 a day. */
  public static RateLimit trial() {
    return perMinute(30, 1_000);
  }

  /** The full Circana subscription as documented: 500 a minute, 150,000 a day. */
  public static RateLimit full() {
    return perMinute(500, 150_000);
  }

  /** No limit at all. */
  public static RateLimit unlimited() {
    return perMinute(0, 0);
  }

  /** So many tokens a minute and a day, counted by sliding window; 0 = no such limit. */
  public static RateLimit perMinute(long rate, long daily) {
    return new RateLimit(rate, MINUTE, daily, LimiterKind.SLIDING, 0);
  }

  public RateLimit withRate(long rate, Duration window) {
    return new RateLimit(rate, window, daily, counting, bucket);
  }

  public RateLimit withDaily(long daily) {
    return new RateLimit(rate, window, daily, counting, bucket);
  }

  public RateLimit counting(LimiterKind counting) {
    return new RateLimit(rate, window, daily, counting, bucket);
  }

  /** Counted by a bucket that holds so many tokens, fewer than a window's worth perhaps. */
  public RateLimit bucket(long tokens) {
    return new RateLimit(rate, window, daily, LimiterKind.BUCKET, tokens);
  }

  long capacity() {
    return counting == LimiterKind.BUCKET && bucket > 0 ? bucket : rate;
  }
}
