package caravan.ledger.jdbc;

import caravan.codes.Batch;
import caravan.codes.Channel;
import caravan.ledger.CallStatus;
import caravan.pace.Plan;
import caravan.pace.SlidingWindow;
import caravan.pace.Usage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** The calls, and what they weigh on the window. */
final class CallTable {

  /**
   * A call as it was written down before it was sent.
   *
   * @param lost whether its end was written down by who only lost sight of it
   */
  record Sent(long id, int tokens, Instant at, boolean lost) {}

  private final AccountTable accounts;
  private final Membership membership;
  private final MinuteTable minutes = new MinuteTable();

  CallTable(AccountTable accounts, Membership membership) {
    this.accounts = accounts;
    this.membership = membership;
  }

  Membership membership() {
    return membership;
  }

  /** From when tokens that were answered at that moment no longer count, by anybody's clock. */
  Instant until(Instant answered, Plan plan) {
    return SlidingWindow.until(answered, plan.window()).plus(membership.drift());
  }

  /** Until when a call can count at most that somebody's clock knows, also one that was lost. */
  Instant latest(Instant now, Plan plan) {
    return until(now, plan).plus(membership.drift()).plus(membership.unheard());
  }

  /** Whether a call of the channel's account has no answer yet. */
  boolean accountUnderWay(Handle handle, Channel channel) {
    return handle
        .select(
            "select 1 from call where " + accounts.calls() + " and counts_until is null limit 1",
            channel.word())
        .mapTo(Integer.class)
        .findFirst()
        .isPresent();
  }

  /** The same of a call that another node made. */
  boolean othersUnderWay(Handle handle, Channel channel) {
    return membership.several()
        && handle
            .select(
                "select 1 from call where "
                    + accounts.calls()
                    + " and counts_until is null and node <> ? limit 1",
                channel.word(),
                membership.node())
            .mapTo(Integer.class)
            .findFirst()
            .isPresent();
  }

  /** What weighs on the channel's window at that moment. */
  List<Usage> spent(Handle handle, Channel channel, Instant now) {
    return handle
        .select(
            """
            select tokens, counts_until from call where channel = ? and counts_until is null
            union all
            select tokens, counts_until from call where channel = ? and counts_until > ?""",
            channel.word(),
            channel.word(),
            now.toEpochMilli())
        .map(CallTable::usage)
        .list();
  }

  private static Usage usage(ResultSet row, StatementContext context) throws SQLException {
    return new Usage(row.getInt("tokens"), Timestamps.read(row, "counts_until"));
  }

  /** The calls that have no answer yet, and one of those that weigh on the window and have one. */
  List<Usage> underWayOrLast(Handle handle, Channel channel, Instant now) {
    List<Usage> spent = new ArrayList<>(underWay(handle, channel));
    handle
        .select(
            "select tokens, counts_until from call where channel = ? and counts_until > ? limit 1",
            channel.word(),
            now.toEpochMilli())
        .map(CallTable::usage)
        .findFirst()
        .ifPresent(spent::add);
    return spent;
  }

  /** The calls that have no answer yet. */
  List<Usage> underWay(Handle handle, Channel channel) {
    return handle
        .select(
            "select tokens from call where channel = ? and counts_until is null", channel.word())
        .map((row, context) -> new Usage(row.getInt("tokens"), null))
        .list();
  }

  /** When the oldest call was sent that has no answer yet. */
  Optional<Instant> oldestUnderWay(Handle handle, Channel channel) {
    return handle
        .select(
            "select sent from call where channel = ? and counts_until is null order by sent limit 1",
            channel.word())
        .map((row, context) -> Instant.ofEpochMilli(row.getLong("sent")))
        .findFirst();
  }

  /** The call's answer told what the day has left. */
  void told(Handle handle, long call, long left) {
    handle.execute("update call set day_left = ? where id = ?", left, call);
  }

  /** How long the call took from the send to its answer. */
  Duration took(Handle handle, long call) {
    return handle
        .select("select ended - sent as took from call where id = ?", call)
        .map((row, context) -> Duration.ofMillis(Math.max(0, row.getLong("took"))))
        .findFirst()
        .orElse(Duration.ZERO);
  }

  long write(Handle handle, Batch batch, int tokens, Instant now) {
    return write(handle, null, batch, tokens, now);
  }

  /** Under that number, or a new one. */
  private long write(Handle handle, @Nullable Long call, Batch batch, int tokens, Instant now) {
    minutes.sent(handle, batch.lane().channel(), batch.size(), tokens, now);
    String id = call == null ? "" : "id, ";
    return Storage.number(
        handle,
        "insert into call (%schannel, lane, codes, tokens, sent, node) values (%s?, ?, ?, ?, ?, ?) returning id"
            .formatted(id, call == null ? "" : call + ", "),
        batch.lane().channel().word(),
        batch.lane().word(),
        batch.size(),
        tokens,
        now.toEpochMilli(),
        membership.node());
  }

  /**
   * A call that was made; where the database failed over to a server that does not know of it, it
   * is written down again.
   */
  Sent read(Handle handle, long call, Batch batch, Plan plan, Instant now) {
    return find(handle, call)
        .orElseGet(
            () -> {
              int tokens = plan.tokens(batch.size());
              write(handle, call, batch, tokens, now);
              return new Sent(call, tokens, now, true);
            });
  }

  private Optional<Sent> find(Handle handle, long call) {
    return handle
        .select("select tokens, sent, status from call where id = ?", call)
        .map(
            (row, context) ->
                new Sent(
                    call,
                    row.getInt("tokens"),
                    Instant.ofEpochMilli(row.getLong("sent")),
                    CallStatus.LOST.word().equals(row.getString("status"))))
        .findFirst();
  }

  /**
   * Whether its end was written down already, and not by who only lost sight of it: then who says
   * it again did not hear that it was.
   */
  boolean settled(Handle handle, long call) {
    return handle
        .select(
            "select 1 from call where id = ? and ended is not null and status <> ?",
            call,
            CallStatus.LOST.word())
        .mapTo(Integer.class)
        .findFirst()
        .isPresent();
  }

  void end(
      Handle handle,
      long call,
      CallStatus status,
      @Nullable String words,
      Instant until,
      Instant now) {
    handle.execute(
        "update call set ended = ?, counts_until = ?, status = ?, words = ? where id = ?",
        now.toEpochMilli(),
        until.toEpochMilli(),
        status.word(),
        words,
        call);
    minutes.ended(handle, call, status, until.isAfter(now));
  }
}
