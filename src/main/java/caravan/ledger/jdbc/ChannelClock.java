package caravan.ledger.jdbc;

import caravan.codes.Channel;
import java.time.Duration;
import java.time.Instant;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** What becomes of the server's waiting times where the clock is set. */
final class ChannelClock {

  private final ChannelTable channels;

  ChannelClock(ChannelTable channels) {
    this.channels = channels;
  }

  /**
   * A clock that went back since the server spoke would make its waiting times longer: they are
   * kept as long as they were.
   */
  void shift(Handle handle, Channel channel, Instant now) {
    long at = now.toEpochMilli();
    handle.execute(
        "update channel set parked_until = ? + parked_until - parked_at, parked_at = ?"
            + " where name = ? and parked_at > ?",
        at,
        at,
        channel.word(),
        at);
  }

  /** The clock was set by that much: the server's waiting times stay as long as they were. */
  void move(Handle handle, Channel channel, Duration step) {
    long by = step.toMillis();
    handle.execute(
        "update channel set parked_until = parked_until + ?, parked_at = parked_at + ?,"
            + " failing_since = failing_since + ? where name = ?",
        by,
        by,
        by,
        channel.word());
  }

  /** Whether the server spoke at a moment that is yet to come: then the clock went back. */
  boolean ahead(Handle handle, Channel channel, Instant now) {
    @Nullable Instant paused = channels.read(handle, channel).pausedAt();
    return paused != null && paused.isAfter(now);
  }
}
