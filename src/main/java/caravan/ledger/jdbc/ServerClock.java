package caravan.ledger.jdbc;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jdbi.v3.core.Handle;

/**
 * The database server's time, counted on between two looks at it: behind it by no more than an
 * answer takes. It goes back only where the server's was set back.
 */
final class ServerClock implements InstantSource {

  /** An answer that took no longer is believed; else what was known stays. */
  private static final long SOON = TimeUnit.MILLISECONDS.toNanos(10);

  /** More than two machines that count on are apart after a moment. */
  private static final long A_STEP = TimeUnit.MILLISECONDS.toNanos(250);

  /** What to add to the own clock's nanoseconds. */
  private volatile long ahead;

  private final Clock own;

  private volatile boolean known;
  private final AtomicLong latest = new AtomicLong();

  /**
   * A clock that knows nothing of the server's yet.
   *
   * @param own counts evenly on, whatever the time is
   */
  ServerClock(Clock own) {
    this.own = own;
  }

  /** Looks at the server's time. */
  void set(Handle handle) {
    long before = nanos(own.instant());
    long millis = Storage.number(handle, "select clock_millis()");
    long after = nanos(own.instant());
    long now = TimeUnit.MILLISECONDS.toNanos(millis) - after;
    boolean step = !known || Math.abs(now - ahead) > A_STEP + after - before;
    if (step || after - before < SOON) {
      ahead = now;
      known = true;
    }
    if (step) {
      latest.set(Long.MIN_VALUE);
    }
  }

  @Override
  public Instant instant() {
    long nanos = latest.accumulateAndGet(nanos(own.instant()) + ahead, Math::max);
    return Instant.EPOCH.plus(Duration.ofNanos(nanos));
  }

  private static long nanos(Instant moment) {
    return TimeUnit.SECONDS.toNanos(moment.getEpochSecond()) + moment.getNano();
  }
}
