package caravan.ledger;

import caravan.codes.Channel;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.OptionalInt;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** What is known of each channel: whether it is parked, and what its day has left. */
final class ChannelBook {

  /** A row of the table. */
  record State(
      @Nullable Park park,
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
        .map(ChannelBook::state)
        .one();
  }

  private static State state(ResultSet row, StatementContext context) throws SQLException {
    Instant until = ListBook.moment(row, "parked_until");
    Park park =
        until == null
            ? null
            : new Park(
                Park.Kind.read(row.getString("park_kind")), until, row.getString("park_words"));
    int largest = row.getInt("largest");
    return new State(
        park,
        number(row, "probe"),
        row.getInt("failures"),
        largest == 0 ? OptionalInt.empty() : OptionalInt.of(largest),
        number(row, "day_left"),
        ListBook.moment(row, "day_resets"),
        ListBook.moment(row, "day_heard"),
        row.getLong("day_call"));
  }

  private static @Nullable Long number(ResultSet row, String column) throws SQLException {
    long value = row.getLong(column);
    return row.wasNull() ? null : value;
  }

  void park(Handle handle, Channel channel, Park park, Instant now) {
    handle.execute(
        """
        update channel set parked_until = ?, parked_at = ?, park_kind = ?, park_words = ?,
          probe = null, failures = failures + ? where name = ?""",
        park.until().toEpochMilli(),
        now.toEpochMilli(),
        park.kind().word(),
        park.words(),
        park.kind() == Park.Kind.OUTAGE ? 1 : 0,
        channel.word());
  }

  /** A call from before the park brought a longer pause. */
  void extend(Handle handle, Channel channel, Park park) {
    handle.execute(
        "update channel set parked_until = ?, park_kind = ?, park_words = ? where name = ?",
        park.until().toEpochMilli(),
        park.kind().word(),
        park.words(),
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
  void shift(Handle handle, Instant now) {
    long at = now.toEpochMilli();
    handle.execute(
        "update channel set parked_until = ? + parked_until - parked_at, parked_at = ? where parked_at > ?",
        at,
        at,
        at);
    handle.execute(
        "update channel set day_resets = ? + day_resets - day_heard, day_heard = ? where day_heard > ?",
        at,
        at,
        at);
  }

  void noProbes(Handle handle) {
    handle.execute("update channel set probe = null");
  }

  void largest(Handle handle, Channel channel, int codes) {
    handle.execute("update channel set largest = ? where name = ?", codes, channel.word());
  }

  /**
   * Believes the server on what the day has left. Of two answers that were under way together the
   * lower number counts, because nobody knows which of them the server counted last.
   */
  void heard(Handle handle, Channel channel, CallBook.Sent call, Heard heard, Instant now) {
    State before = read(handle, channel);
    if (heard.left() == null) {
      return;
    }
    boolean overlapping =
        before.dayLeft() != null
            && before.dayHeard() != null
            && call.at().isBefore(before.dayHeard())
            && (before.dayResets() == null || before.dayResets().isAfter(now));
    if (overlapping && before.dayLeft() != null && before.dayLeft() <= heard.left()) {
      return;
    }
    handle.execute(
        "update channel set day_left = ?, day_resets = ?, day_heard = ?, day_call = ? where name = ?",
        heard.left(),
        heard.resets() == null ? null : heard.resets().toEpochMilli(),
        now.toEpochMilli(),
        Math.max(call.id(), before.dayCall()),
        channel.word());
  }
}
