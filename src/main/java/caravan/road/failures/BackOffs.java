package caravan.road.failures;

import caravan.pace.BackOff;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The back-off of a step: what could not be done is left alone for a while, longer each time, so
 * that it neither holds up the others nor keeps the machine busy.
 */
public final class BackOffs {

  /** Under which name a step carries what it is about. */
  public static final String SUBJECT = "subject";

  private static final BackOff PAUSES = new BackOff(Duration.ofSeconds(1), Duration.ofSeconds(30));
  private static final Duration FORGOTTEN = Duration.ofMinutes(5);

  private record Setback(int times, Instant until) {}

  private final Clock clock;
  private final Map<String, Setback> setbacks = new ConcurrentHashMap<>();

  public BackOffs(Clock clock) {
    this.clock = clock;
  }

  /** Whether it may be tried now. */
  public boolean due(Object subject) {
    Setback setback = setbacks.isEmpty() ? null : setbacks.get(subject.toString());
    return setback == null || !setback.until().isAfter(clock.instant());
  }

  /** How long until the next one may be tried that may not now; empty if there is none. */
  public Optional<Duration> untilNext() {
    if (setbacks.isEmpty()) {
      return Optional.empty();
    }
    Instant now = clock.instant();
    return setbacks.values().stream()
        .map(Setback::until)
        .filter(now::isBefore)
        .min(Comparator.naturalOrder())
        .map(until -> Duration.between(now, until));
  }

  /** It could not be done this time. */
  public void later(Object subject) {
    Instant now = clock.instant();
    setbacks.values().removeIf(old -> old.until().plus(FORGOTTEN).isBefore(now));
    setbacks.compute(
        subject.toString(),
        (key, before) -> {
          int times = before == null ? 1 : before.times() + 1;
          return new Setback(times, now.plus(PAUSES.pause(times, 1)));
        });
  }

  /** What stood in the way of all of them is gone: each may be tried now. */
  public void forgive() {
    setbacks.clear();
  }

  /** It was done, or there is nothing to do any more. */
  public void well(Object subject) {
    if (!setbacks.isEmpty()) {
      setbacks.remove(subject.toString());
    }
  }
}
