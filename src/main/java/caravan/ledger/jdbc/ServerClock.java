package caravan.ledger.jdbc;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jdbi.v3.core.Handle;

/**
 * The database server's time, counted on between looks at it: behind it by no more than its last
 * word took to come here, and never ahead of it but by what the clocks drift apart between two
 * looks. It goes back only where the server's was set back.
 */
final class ServerClock implements InstantSource {

  /** What came so soon is believed to that; else what was known stays, within what can be. */
  private static final long SOON = TimeUnit.MILLISECONDS.toNanos(10);

  /** More than two machines that count on are apart after a moment. */
  private static final long A_STEP = TimeUnit.MILLISECONDS.toNanos(250);

  private static final long A_MILLISECOND = TimeUnit.MILLISECONDS.toNanos(1);

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
    Instant asked = own.instant();
    set(asked, Storage.number(handle, "select clock_millis()"));
  }

  /** What the own clock says, to be remembered until the server has answered. */
  Instant asking() {
    return own.instant();
  }

  /**
   * The server has just told its time. However long that took, it was so late when it told, and is
   * later now.
   *
   * @param asked what the own clock said before it was asked
   * @param millis since 1970
   */
  synchronized void set(Instant asked, long millis) {
    long before = nanos(asked);
    long after = nanos(own.instant());
    long least = TimeUnit.MILLISECONDS.toNanos(millis) - after;
    long most = TimeUnit.MILLISECONDS.toNanos(millis) + A_MILLISECOND - before;
    boolean setBack = known && ahead > most + A_STEP;
    if (!known || setBack || after - before < SOON) {
      ahead = least;
    } else {
      ahead = Math.max(least, Math.min(ahead, most));
    }
    if (!known || setBack) {
      latest.set(Long.MIN_VALUE);
    }
    known = true;
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
