package caravan.road;

import caravan.codes.Lane;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Whether a part-filled batch waits for company: only while lists are coming in, and no longer than
 * the linger time since it could have left.
 */
public final class Company {

  private final Arrivals arrivals;
  private final Duration linger;
  private final Map<Lane, Instant> since = new ConcurrentHashMap<>();

  public Company(Arrivals arrivals, Duration linger) {
    this.arrivals = arrivals;
    this.linger = linger;
  }

  boolean awaited(Lane lane, Instant now) {
    if (!arrivals.coming()) {
      return false;
    }
    Instant first = since.computeIfAbsent(lane, l -> now);
    return first.plus(linger).isAfter(now);
  }

  void left(Lane lane) {
    since.remove(lane);
  }
}
