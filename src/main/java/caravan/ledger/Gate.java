package caravan.ledger;

import caravan.codes.Batch;
import caravan.codes.Channel;
import caravan.pace.Plan;
import caravan.pace.SlidingWindow;
import caravan.pace.Spent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Whether a call may be sent: the park, the window and the day, decided and written down in one
 * step.
 */
final class Gate {

  /** How soon to look again for something that an answer under way decides. */
  private static final Duration SOON = Duration.ofMillis(20);

  private static final Duration A_DAY = Duration.ofDays(1);

  /** Where the server told a limit of the day and no time, it is asked again after this. */
  private static final Duration UNTOLD = Duration.ofMinutes(1);

  private final CallBook calls;
  private final ChannelBook channels = new ChannelBook();

  Gate(CallBook calls) {
    this.calls = calls;
  }

  Standing standing(Handle handle, Channel channel, Plan plan, Instant now) {
    ChannelBook.State state = channels.read(handle, channel);
    return new Standing(
        channel,
        state.park(),
        state.probe() != null,
        state.failures(),
        state.largest(),
        dayLeft(handle, channel, state, plan, now),
        state.dayResets(),
        calls.spent(handle, channel, now),
        calls.unsent(handle, channel));
  }

  Reservation reserve(Handle handle, Batch batch, Plan plan, Instant now) {
    Channel channel = batch.lane().channel();
    ChannelBook.State state = channels.read(handle, channel);
    int tokens = plan.tokens(batch.size());
    List<Spent> spent = calls.spent(handle, channel, now);
    Optional<Reservation.Wait> wait =
        parked(state, now)
            .or(() -> crowded(plan, spent, tokens, now))
            .or(
                () ->
                    usedUp(dayLeft(handle, channel, state, plan, now), state, spent, tokens, now));
    if (wait.isPresent()) {
      return wait.get();
    }
    long call = calls.write(handle, batch, tokens, now);
    if (state.park() != null) {
      channels.probe(handle, channel, call);
    }
    return new Reservation.Granted(call);
  }

  private static Optional<Reservation.Wait> parked(ChannelBook.State state, Instant now) {
    Park park = state.park();
    if (park == null) {
      return Optional.empty();
    }
    if (park.until().isAfter(now)) {
      return wait(Duration.between(now, park.until()), park.words());
    }
    return state.probe() == null ? Optional.empty() : wait(SOON, "a call finds out if it is open");
  }

  private static Optional<Reservation.Wait> crowded(
      Plan plan, List<Spent> spent, int tokens, Instant now) {
    SlidingWindow window = new SlidingWindow(plan, spent);
    if (tokens <= window.free(now)) {
      return Optional.empty();
    }
    Duration pause = window.when(tokens, now).map(at -> Duration.between(now, at)).orElse(SOON);
    return wait(pause, "the plan's window is full");
  }

  private static Optional<Reservation.Wait> usedUp(
      @Nullable Long left, ChannelBook.State state, List<Spent> spent, int tokens, Instant now) {
    if (left == null || tokens <= left) {
      return Optional.empty();
    }
    boolean underWay = spent.stream().anyMatch(s -> s.until() == null);
    if (underWay) {
      return wait(SOON, "an answer under way tells what the day has left");
    }
    Instant resets = state.dayResets();
    boolean told = resets != null && resets.isAfter(now);
    return wait(told ? Duration.between(now, resets) : UNTOLD, "the day is used up");
  }

  private static Optional<Reservation.Wait> wait(Duration pause, String why) {
    return Optional.of(new Reservation.Wait(pause, why));
  }

  /**
   * What the day has left: as the server said, as long as that day lasts; else by our own count, if
   * the plan tells.
   */
  private @Nullable Long dayLeft(
      Handle handle, Channel channel, ChannelBook.State state, Plan plan, Instant now) {
    Long told = state.dayLeft();
    Instant resets = state.dayResets();
    if (told != null && (resets == null || resets.isAfter(now))) {
      return Math.max(0, told - calls.untold(handle, channel, state.dayCall()));
    }
    if (plan.daily() == 0) {
      return null;
    }
    Instant dayAgo = now.minus(A_DAY);
    Instant since = resets != null && resets.isAfter(dayAgo) ? resets : dayAgo;
    return Math.max(0, plan.daily() - calls.charged(handle, channel, since));
  }

  /**
   * A call that was sent into an open channel, or to probe a parked one, is answered: the channel
   * is open.
   */
  void answered(
      Handle handle, Channel channel, CallBook.Sent call, Heard heard, Plan plan, Instant now) {
    ChannelBook.State state = channels.read(handle, channel);
    if (current(state, call)) {
      channels.open(handle, channel);
    }
    channels.heard(handle, channel, call, heard, now);
    Long left = heard.left();
    if (left != null && left < plan.step()) {
      Instant until = heard.resets() == null ? now.plus(UNTOLD) : heard.resets();
      channels.park(
          handle, channel, new Park(Park.Kind.DAILY, until, "The day's tokens are used up"), now);
    }
  }

  /** Answers whether an open channel is parked now. */
  boolean ended(
      Handle handle, Channel channel, CallBook.Sent call, @Nullable Park park, Instant now) {
    ChannelBook.State state = channels.read(handle, channel);
    if (park == null) {
      if (current(state, call)) {
        channels.open(handle, channel);
      }
      return false;
    }
    Park before = state.park();
    if (current(state, call)) {
      channels.park(handle, channel, park, now);
    } else if (before != null && before.until().isBefore(park.until())) {
      channels.extend(handle, channel, park);
    }
    return before == null;
  }

  /**
   * A call that was under way when the channel was parked says nothing of whether it is open again.
   */
  private static boolean current(ChannelBook.State state, CallBook.Sent call) {
    Long probe = state.probe();
    return state.park() == null || (probe != null && probe == call.id());
  }

  boolean resume(Handle handle, Channel channel) {
    boolean parked = channels.read(handle, channel).park() != null;
    channels.open(handle, channel);
    return parked;
  }

  void learnLargest(Handle handle, Channel channel, int codes) {
    channels.largest(handle, channel, codes);
  }

  void recover(Handle handle, Instant now) {
    channels.noProbes(handle);
    channels.shift(handle, now);
  }
}
