package caravan.road;

import caravan.codes.Lane;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Whether a part-filled batch waits for company: only while lists are coming in. For files that are
 * still being written it waits no longer than the linger time; for those that are complete and are
 * being read, which is a matter of moments, ten times that. For lists that a person named it waits
 * until all of them are in.
 */
public final class Company {

  private static final int READING = 10;

  private final Arrivals arrivals;
  private final Duration linger;
  private final Map<Lane, Instant> since = new ConcurrentHashMap<>();

  public Company(Arrivals arrivals, Duration linger) {
    this.arrivals = arrivals;
    this.linger = linger;
  }

  boolean awaited(Lane lane, Instant now) {
    if (arrivals.named()) {
      return true;
    }
    Duration patience = patience();
    if (patience.isZero()) {
      return false;
    }
    Instant first = since.computeIfAbsent(lane, l -> now);
    return first.plus(patience).isAfter(now);
  }

  private Duration patience() {
    if (arrivals.reading()) {
      return linger.multipliedBy(READING);
    }
    return arrivals.settling() ? linger : Duration.ZERO;
  }

  void left(Lane lane) {
    since.remove(lane);
  }
}
