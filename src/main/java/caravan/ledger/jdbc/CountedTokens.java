package caravan.ledger.jdbc;

import caravan.codes.Channel;
import caravan.ledger.CallStatus;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/** Tokens of calls that the server may have counted on an account. */
final class CountedTokens {

  /**
   * Tokens that the server may have counted.
   *
   * @param all every one of them
   * @param doubtful those of calls that brought no answer: it may have counted them or not
   */
  record Counted(long all, long doubtful) {}

  private final AccountTable accounts;

  CountedTokens(AccountTable accounts) {
    this.accounts = accounts;
  }

  /**
   * Tokens that the server may have counted since it told that call what the day has left: of calls
   * in flight, and of calls that ended since and were told nothing; of the channel's whole account.
   */
  Counted untold(Handle handle, Channel channel, long call) {
    return counted(
        handle,
        """
          select tokens, 0 as doubted from call where {ACCOUNT} and ended is null
          union all
          select tokens, case when status = ? then 0 else tokens end as doubted from call where {ACCOUNT}
            and ended >= (select sent from call where id = ?)
            and day_left is null and counts_until > ended""",
        channel.word(),
        CallStatus.OK.word(),
        channel.word(),
        call);
  }

  /** Tokens of the account's calls since that moment that the server may have counted. */
  Counted charged(Handle handle, Channel channel, Instant since) {
    return counted(
        handle,
        """
          select tokens, 0 as doubted from call where {ACCOUNT} and ended is null
          union all
          select tokens, case when status = ? then 0 else tokens end as doubted from call
            where {ACCOUNT} and ended >= ? and sent >= ? and counts_until > ended""",
        channel.word(),
        CallStatus.OK.word(),
        channel.word(),
        since.toEpochMilli(),
        since.toEpochMilli());
  }

  private Counted counted(Handle handle, String calls, Object... values) {
    return handle
        .select(
            "select coalesce(sum(tokens), 0) as tokens, coalesce(sum(doubted), 0) as doubted from ("
                + calls.replace("{ACCOUNT}", accounts.calls())
                + ") c",
            values)
        .map((row, context) -> new Counted(row.getLong("tokens"), row.getLong("doubted")))
        .one();
  }
}
