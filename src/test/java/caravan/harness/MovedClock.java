package caravan.harness;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that a test moves. */
public final class MovedClock extends Clock {

  public static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

  private volatile Instant now;

  /** One that stands at {@link #START}. */
  public MovedClock() {
    this(START);
  }

  public MovedClock(Instant now) {
    this.now = now;
  }

  public void move(Duration span) {
    now = now.plus(span);
  }

  public void moveMillis(long millis) {
    now = now.plusMillis(millis);
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("a moved clock has no other zone");
  }
}
