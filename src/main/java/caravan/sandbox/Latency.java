package caravan.sandbox;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long an answer takes: evenly between the two. */
public record Latency(Duration min, Duration max) {

  public Latency {
    if (min.isNegative() || min.compareTo(max) > 0) {
      throw new IllegalArgumentException("latency " + min + " to " + max + ": 0 <= min <= max");
    }
  }

  /** At once. */
  public static Latency none() {
    return new Latency(Duration.ZERO, Duration.ZERO);
  }

  /** So many milliseconds. */
  public static Latency ofMillis(long min, long max) {
    return new Latency(Duration.ofMillis(min), Duration.ofMillis(max));
  }

  long draw(RandomGenerator random) {
    return random.nextLong(min.toMillis(), max.toMillis() + 1);
  }
}
