package caravan.ledger.jdbc;

import caravan.codes.Channel;
import caravan.ledger.CallStatus;
import caravan.ledger.CallTally;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** The calls of each channel and minute, counted as they are written down. */
final class MinuteTable {

  private static final String SENT =
      """
      insert into minute (channel, at, calls, codes, tokens, limited, troubled)
      values (?, ?, 1, ?, ?, 0, 0)
      on conflict (channel, at) do update set calls = minute.calls + 1,
        codes = minute.codes + excluded.codes, tokens = minute.tokens + excluded.tokens""";

  private static final String ENDED =
      """
      update minute set limited = limited + ?, troubled = troubled + ?,
        tokens = tokens - case when ? = 1 then 0 else (select tokens from call where id = ?) end
      where (channel, at) = (select channel, sent - sent % 60000 from call where id = ?)""";

  private static final String LOST =
      """
      update minute set troubled = troubled + c.n
      from (select sent - sent % 60000 as at, count(*) as n from call
            where ended is null and channel = ? and {WHOSE} group by 1) c
      where minute.channel = ? and minute.at = c.at""";

  private static final String TALLY =
      """
      select (at - :since) / :span as slot, sum(calls) as calls, sum(codes) as codes,
        sum(tokens) as tokens, sum(limited) as limited, sum(troubled) as troubled
      from minute where channel = :channel and at >= :since group by slot order by slot""";

  void sent(Handle handle, Channel channel, int codes, int tokens, Instant now) {
    long at = now.toEpochMilli();
    handle.execute(SENT, channel.word(), at - at % 60_000, codes, tokens);
  }

  /**
   * A call has ended.
   *
   * @param charged whether the server may have counted its tokens
   */
  void ended(Handle handle, long call, CallStatus status, boolean charged) {
    handle.execute(
        ENDED,
        status == CallStatus.TOO_MANY_REQUESTS ? 1 : 0,
        status == CallStatus.OK ? 0 : 1,
        charged,
        call,
        call);
  }

  /**
   * The channel's calls that are under way are lost.
   *
   * @param whose is true of those that are meant
   */
  void lost(Handle handle, Channel channel, String whose) {
    handle.execute(LOST.replace("{WHOSE}", whose), channel.word(), channel.word());
  }

  List<CallTally> tally(Handle handle, Channel channel, Instant since, Duration span) {
    return handle
        .createQuery(TALLY)
        .bind("since", since.toEpochMilli())
        .bind("span", span.toMillis())
        .bind("channel", channel.word())
        .map(
            (row, context) ->
                new CallTally(
                    since.plus(span.multipliedBy(row.getLong("slot"))),
                    row.getLong("calls"),
                    row.getLong("codes"),
                    row.getLong("tokens"),
                    row.getLong("limited"),
                    row.getLong("troubled")))
        .list();
  }
}
