package caravan.ledger.jdbc;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The time that all nodes go by, from when this process is one of them until it is none. */
final class NodeClock {

  private volatile @Nullable ServerClock common;

  /**
   * It is one from now on.
   *
   * @param own counts evenly on, whatever the time is
   */
  boolean begin(Clock own, Handle handle) {
    ServerClock clock = new ServerClock(own);
    clock.set(handle);
    common = clock;
    return true;
  }

  void end() {
    common = null;
  }

  boolean runs() {
    return common != null;
  }

  /** Looks at the server's time. */
  boolean look(Handle handle) {
    ServerClock clock = common;
    if (clock != null) {
      clock.set(handle);
    }
    return true;
  }

  /** What its own clock says before the server is asked for the time; where it has to know. */
  @Nullable Instant asking() {
    ServerClock clock = common;
    return clock == null ? null : clock.asking();
  }

  /** The server told its time. */
  void heard(@Nullable Instant asked, long millis) {
    ServerClock clock = common;
    if (clock != null && asked != null) {
      clock.set(asked, millis);
    }
  }

  /** As a clock; the own one where it is none of the nodes. */
  Clock or(Clock own) {
    ServerClock clock = common;
    return clock == null ? own : clock.withZone(ZoneOffset.UTC);
  }

  /** The later of that moment and now. */
  Instant notBefore(Instant moment) {
    ServerClock clock = common;
    Instant now = clock == null ? moment : clock.instant();
    return now.isAfter(moment) ? now : moment;
  }
}
