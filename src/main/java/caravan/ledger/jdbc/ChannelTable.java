package caravan.ledger.jdbc;

import caravan.codes.Channel;
import caravan.ledger.Pause;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalInt;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** What is known of each channel: whether it is paused, and what its day has left. */
final class ChannelTable {

  /** A row of the table. */
  record State(
      @Nullable Pause pause,
      @Nullable Instant pausedAt,
      @Nullable Long probe,
      int failures,
      OptionalInt largest,
      @Nullable Long dayLeft,
      @Nullable Instant dayResets,
      @Nullable Instant dayHeard,
      long dayCall) {}

  State read(Handle handle, Channel channel) {
    return handle
        .select("select * from channel where name = ?", channel.word())
        .map(ChannelTable::state)
        .one();
  }

  private static State state(ResultSet row, StatementContext context) throws SQLException {
    Instant until = Timestamps.read(row, "parked_until");
    Pause pause =
        until == null
            ? null
            : new Pause(
                Pause.Kind.read(row.getString("park_kind")), until, row.getString("park_words"));
    int largest = row.getInt("largest");
    return new State(
        pause,
        Timestamps.read(row, "parked_at"),
        number(row, "probe"),
        row.getInt("failures"),
        largest == 0 ? OptionalInt.empty() : OptionalInt.of(largest),
        number(row, "day_left"),
        Timestamps.read(row, "day_resets"),
        Timestamps.read(row, "day_heard"),
        row.getLong("day_call"));
  }

  private static @Nullable Long number(ResultSet row, String column) throws SQLException {
    long value = row.getLong(column);
    return row.wasNull() ? null : value;
  }

  void pause(Handle handle, Channel channel, Pause pause, Instant now) {
    handle.execute(
        """
        update channel set parked_until = ?, parked_at = ?, park_kind = ?, park_words = ?,
          probe = null, failures = failures + ? where name = ?""",
        pause.until().toEpochMilli(),
        now.toEpochMilli(),
        pause.kind().word(),
        pause.words(),
        pause.kind() == Pause.Kind.OUTAGE ? 1 : 0,
        channel.word());
  }

  /** A call from before the pause brought a longer pause. */
  void extend(Handle handle, Channel channel, Pause pause, Instant now) {
    handle.execute(
        "update channel set parked_until = ?, parked_at = ?, park_kind = ?, park_words = ?"
            + " where name = ?",
        pause.until().toEpochMilli(),
        now.toEpochMilli(),
        pause.kind().word(),
        pause.words(),
        channel.word());
  }

  void probe(Handle handle, Channel channel, long call) {
    handle.execute("update channel set probe = ? where name = ?", call, channel.word());
  }

  void open(Handle handle, Channel channel) {
    handle.execute(
        """
        update channel set parked_until = null, parked_at = null, park_kind = null,
          park_words = null, probe = null, failures = 0 where name = ?""",
        channel.word());
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
    handle.execute(
        "update channel set day_resets = ? + day_resets - day_heard, day_heard = ?"
            + " where name = ? and day_heard > ?",
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
            + " day_resets = day_resets + ?, day_heard = day_heard + ? where name = ?",
        by,
        by,
        by,
        by,
        channel.word());
  }

  /** Whether the server spoke at a moment that is yet to come: then the clock went back. */
  boolean ahead(Handle handle, Channel channel, Instant now) {
    State state = read(handle, channel);
    return (state.dayHeard() != null && state.dayHeard().isAfter(now))
        || (state.pausedAt() != null && state.pausedAt().isAfter(now));
  }

  void noProbe(Handle handle, Channel channel) {
    handle.execute("update channel set probe = null where name = ?", channel.word());
  }

  void largest(Handle handle, Channel channel, int codes) {
    handle.execute("update channel set largest = ? where name = ?", codes, channel.word());
  }

  /** What the server said of its day, in answer to that call. */
  void day(
      Handle handle, Channel channel, long call, long left, @Nullable Instant resets, Instant now) {
    handle.execute(
        "update channel set day_left = ?, day_resets = ?, day_heard = ?, day_call = ? where name = ?",
        left,
        resets == null ? null : resets.toEpochMilli(),
        now.toEpochMilli(),
        call,
        channel.word());
  }
}
