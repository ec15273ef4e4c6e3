package caravan.sandbox;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The day after which daily tokens come back.
 *
 * @param length at least 1 ms; tests scale it down
 * @param began when one of the days began; null = when the sandbox started
 */
public record Day(Duration length, @Nullable Instant began) {

  public Day {
    if (length.toMillis() < 1) {
      throw new IllegalArgumentException("a day of " + length + ": at least 1 ms");
    }
  }

  /** A day of 24 hours that begins when the sandbox starts. */
  public static Day ofSandbox() {
    return new Day(Duration.ofDays(1), null);
  }

  Day from(Instant start) {
    return began == null ? new Day(length, start) : this;
  }
}
