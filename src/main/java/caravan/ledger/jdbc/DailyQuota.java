package caravan.ledger.jdbc;

import caravan.codes.Channel;
import caravan.ledger.DailyQuotaReport;
import caravan.pace.Plan;
import java.time.Duration;
import java.time.Instant;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * What an account's day has left: as the server says, as long as that day lasts; else by our own
 * count.
 */
final class DailyQuota {

  /** A server that tells what is left and not until when is believed this long. */
  static final Duration UNTOLD = Duration.ofMinutes(1);

  private static final Duration A_DAY = Duration.ofDays(1);

  private final AccountTable accounts;
  private final CallTable calls;
  private final CountedTokens counted;

  DailyQuota(AccountTable accounts, CallTable calls) {
    this.accounts = accounts;
    this.calls = calls;
    this.counted = new CountedTokens(accounts);
  }

  /**
   * What is known of the tokens that the day has.
   *
   * @param left so many for certain; null if nobody knows
   * @param doubtful so many more, if the server counted none of the calls that brought no answer
   */
  record Rest(@Nullable Long left, long doubtful) {

    private static final Rest UNKNOWN = new Rest(null, 0);

    /** The same if one call of the least price is to find out what the day has. */
    Rest tried(int step) {
      return left == null || left >= step ? this : new Rest(left, Math.max(doubtful, step));
    }

    private static Rest of(long tokens, CountedTokens.Counted counted) {
      long left = Math.max(0, tokens - counted.all());
      return new Rest(left, Math.max(0, tokens - counted.all() + counted.doubtful()) - left);
    }
  }

  /** Tokens left today. */
  Rest rest(Handle handle, Channel channel, AccountTable.Day day, Plan plan, Instant now) {
    Long told = day.left();
    if (told != null && lasts(day, now)) {
      return Rest.of(told, counted.untold(handle, channel, day.call()));
    }
    if (plan.daily() == 0) {
      return Rest.UNKNOWN;
    }
    Instant dayAgo = now.minus(A_DAY);
    Instant resets = day.resets();
    Instant since = resets != null && resets.isAfter(dayAgo) ? resets : dayAgo;
    return Rest.of(plan.daily(), counted.charged(handle, channel, since));
  }

  /**
   * Believes the server. In one day its number only falls: of calls that were under way together
   * the one that was told the lowest number was counted last, and its number holds the others.
   */
  void heard(
      Handle handle, Channel channel, CallTable.Sent call, DailyQuotaReport report, Instant now) {
    Long left = report.left();
    if (left == null) {
      return;
    }
    calls.told(handle, call.id(), left);
    AccountTable.Day before = accounts.read(handle, channel);
    if (together(before, call) && lasts(before, now)) {
      int days = days(handle, before, call, report, now);
      if (days < 0 || (days == 0 && before.left() != null && before.left() <= left)) {
        return;
      }
    }
    accounts.heard(handle, channel, call.id(), left, report.resets(), now);
  }

  private static boolean together(AccountTable.Day before, CallTable.Sent call) {
    return before.left() != null && before.heard() != null && !call.at().isAfter(before.heard());
  }

  private static boolean lasts(AccountTable.Day day, Instant now) {
    Instant heard = day.heard() == null ? Instant.EPOCH : day.heard();
    Instant ends = day.resets() == null ? heard.plus(UNTOLD) : day.resets();
    return ends.isAfter(now);
  }

  /**
   * Whether the answer speaks of an earlier day than the one that is known, the same, or a later
   * one. An end that was told with an answer is late by as long as the call took, at most.
   */
  private int days(
      Handle handle,
      AccountTable.Day before,
      CallTable.Sent call,
      DailyQuotaReport report,
      Instant now) {
    Instant known = before.resets();
    Instant told = report.resets();
    if (known == null || told == null) {
      return 0;
    }
    if (told.minus(Duration.between(call.at(), now)).isAfter(known)) {
      return 1;
    }
    return told.isBefore(known.minus(calls.took(handle, before.call()))) ? -1 : 0;
  }
}
