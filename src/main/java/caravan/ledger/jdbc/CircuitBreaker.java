package caravan.ledger.jdbc;

import caravan.codes.Channel;
import caravan.ledger.Pause;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/** Parks channels and opens them again, by what calls brought. */
final class CircuitBreaker {

  private final ChannelTable channels;
  private final AccountTable accounts;
  private final Membership membership;

  CircuitBreaker(ChannelTable channels, AccountTable accounts, Membership membership) {
    this.membership = membership;
    this.channels = channels;
    this.accounts = accounts;
  }

  /**
   * Whether one call is to find out if the day has tokens, which it had not: because a person asked
   * for it, and as long as what came of it tells something else.
   */
  static boolean triesTheDay(ChannelTable.State state, Instant now) {
    Pause pause = state.pause();
    return pause != null
        && (pause.kind() != Pause.Kind.DAILY || state.pausedAt() == null)
        && !pause.until().isAfter(now);
  }

  /** A call brought something else than a reason to rest: calls may be made again. */
  void close(Handle handle, Channel channel, ChannelTable.State state, CallTable.Sent call) {
    if (current(state, call)) {
      channels.open(handle, channel);
      if (state.pause() != null) {
        membership.tell(handle);
      }
    }
  }

  /**
   * A call from before the pause can only make it longer. A day that is used up is so for all
   * channels of the account.
   */
  void open(
      Handle handle,
      Channel channel,
      ChannelTable.State state,
      CallTable.Sent call,
      Pause pause,
      Instant now) {
    Pause before = state.pause();
    if (current(state, call)) {
      channels.pause(handle, channel, pause, now);
    } else if (before != null && before.until().isBefore(pause.until())) {
      channels.extend(handle, channel, pause, now);
    }
    if (pause.kind() == Pause.Kind.DAILY) {
      accounts.others(handle, channel).forEach(other -> open(handle, other, pause, now));
    }
  }

  private void open(Handle handle, Channel other, Pause pause, Instant now) {
    Pause before = channels.read(handle, other).pause();
    if (before == null) {
      channels.pause(handle, other, pause, now);
    } else if (before.until().isBefore(pause.until())) {
      channels.extend(handle, other, pause, now);
    }
  }

  /**
   * A call that was under way when the channel was parked says nothing of whether it is open again.
   */
  private static boolean current(ChannelTable.State state, CallTable.Sent call) {
    Long probe = state.probe();
    return state.pause() == null || (probe != null && probe == call.id());
  }
}
