package caravan.wiring;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * Begins with the machine's time and then counts by itself, so that a machine whose time is set,
 * back or forth, neither opens nor closes the plan's window early.
 */
public final class SteadyClock extends Clock {

  private final Instant began;
  private final long nanosThen;
  private final ZoneId zone;

  public SteadyClock() {
    this(Instant.now(), System.nanoTime(), ZoneOffset.UTC);
  }

  private SteadyClock(Instant began, long nanosThen, ZoneId zone) {
    this.began = began;
    this.nanosThen = nanosThen;
    this.zone = zone;
  }

  @Override
  public ZoneId getZone() {
    return zone;
  }

  @Override
  public Clock withZone(ZoneId other) {
    return new SteadyClock(began, nanosThen, other);
  }

  @Override
  public Instant instant() {
    return began.plus(Duration.ofNanos(System.nanoTime() - nanosThen));
  }
}
