package caravan.ledger.jdbc;

import caravan.codes.Channel;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** What each account's day has left; channels that share an account share it. */
final class AccountTable {

  private static final String ACCOUNT = "(select account from channel where name = ?)";

  private final boolean present;

  /**
   * The table.
   *
   * @param present not where an older ledger is looked at that nobody has brought to this version's
   *     form: there each channel is its own account
   */
  AccountTable(boolean present) {
    this.present = present;
  }

  /** A row of the table: what the server said last of the day, and in answer to which call. */
  record Day(@Nullable Long left, @Nullable Instant resets, @Nullable Instant heard, long call) {}

  Day read(Handle handle, Channel channel) {
    return handle
        .select(
            "select day_left, day_resets, day_heard, day_call from "
                + (present ? "account where name = " + ACCOUNT : "channel where name = ?"),
            channel.word())
        .map(
            (row, context) ->
                new Day(
                    ChannelTable.number(row, "day_left"),
                    Timestamps.read(row, "day_resets"),
                    Timestamps.read(row, "day_heard"),
                    row.getLong("day_call")))
        .one();
  }

  /** Is true of the account's calls; its only parameter is a channel. */
  String calls() {
    return present
        ? "channel in (select name from channel where account = " + ACCOUNT + ")"
        : "channel = ?";
  }

  /** The channels that share that one's account, itself left out. */
  List<Channel> others(Handle handle, Channel channel) {
    return handle
        .select(
            "select name from channel where account = " + ACCOUNT + " and name <> ?",
            channel.word(),
            channel.word())
        .map((row, context) -> new Channel(row.getString("name")))
        .list();
  }

  /** What the server said of its day, in answer to that call of the channel. */
  void heard(
      Handle handle, Channel channel, long call, long left, @Nullable Instant resets, Instant now) {
    handle.execute(
        "update account set day_left = ?, day_resets = ?, day_heard = ?, day_call = ? where name = "
            + ACCOUNT,
        left,
        resets == null ? null : resets.toEpochMilli(),
        now.toEpochMilli(),
        call,
        channel.word());
  }

  /** A clock that went back since the server spoke would make the day longer: it is kept. */
  void shift(Handle handle, Channel channel, Instant now) {
    long at = now.toEpochMilli();
    handle.execute(
        "update account set day_resets = ? + day_resets - day_heard, day_heard = ?"
            + " where day_heard > ? and name = "
            + ACCOUNT,
        at,
        at,
        at,
        channel.word());
  }

  /** The clock was set by that much: all days stay as long as they were. */
  void move(Handle handle, Duration step) {
    handle.execute(
        "update account set day_resets = day_resets + ?, day_heard = day_heard + ?",
        step.toMillis(),
        step.toMillis());
  }

  /** Whether the server spoke at a moment that is yet to come: then the clock went back. */
  boolean ahead(Handle handle, Channel channel, Instant now) {
    Instant heard = read(handle, channel).heard();
    return heard != null && heard.isAfter(now);
  }
}
