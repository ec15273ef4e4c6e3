package caravan.ledger.jdbc;

import caravan.codes.Channel;
import java.time.Duration;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/** The moments of calls, which follow a clock that was set. */
final class CallClock {

  /**
   * Whether a call seems to weigh longer than until that moment, or to have ended in the future:
   * then the clock went back.
   */
  boolean ahead(Handle handle, Channel channel, Instant latest, Instant now) {
    return handle
        .select(
            "select 1 from call where channel = ? and counts_until > ?"
                + " union all select 1 from call where channel = ? and ended > ? limit 1",
            channel.word(),
            latest.toEpochMilli(),
            channel.word(),
            Timestamps.latest(now))
        .mapTo(Integer.class)
        .findFirst()
        .isPresent();
  }

  /** No call weighs longer than that, and what ended in the future ended now. */
  void shift(Handle handle, Channel channel, Instant latest, Instant now) {
    handle.execute(
        "update call set counts_until = ? where channel = ? and counts_until > ?",
        latest.toEpochMilli(),
        channel.word(),
        latest.toEpochMilli());
    handle.execute(
        "update call set ended = ?, sent = case when sent > ? then ? else sent end"
            + " where channel = ? and ended > ?",
        now.toEpochMilli(),
        now.toEpochMilli(),
        now.toEpochMilli(),
        channel.word(),
        Timestamps.latest(now));
  }

  /**
   * The clock was set: what was written down before it is as long ago as it was.
   *
   * @param weight by how much the end of what weighs on the window moves
   */
  void move(Handle handle, Channel channel, Duration set, Duration weight) {
    handle.execute(
        "update call set sent = sent + ?, ended = ended + ?, counts_until = counts_until + ?"
            + " where channel = ?",
        set.toMillis(),
        set.toMillis(),
        weight.toMillis(),
        channel.word());
  }

  /**
   * What weighed on the window at the last moment that the channel knows weighs on as long as it
   * would have from then on, less the time that surely passed.
   */
  void weighAgain(Handle handle, Channel channel, Duration passed, Instant now) {
    long known =
        Storage.number(
            handle,
            "select coalesce(max(case when ended > sent then ended else sent end), 0) from call"
                + " where channel = ?",
            channel.word());
    long since = now.minus(passed).toEpochMilli();
    handle.execute(
        "update call set counts_until = counts_until + ?"
            + " where channel = ? and counts_until > ? and ? > 0",
        since - known,
        channel.word(),
        known + passed.toMillis(),
        since - known);
  }
}
