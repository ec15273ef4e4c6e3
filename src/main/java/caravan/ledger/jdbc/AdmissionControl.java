package caravan.ledger.jdbc;

import caravan.codes.Batch;
import caravan.codes.Channel;
import caravan.ledger.ChannelRegistration;
import caravan.ledger.ManualPause;
import caravan.ledger.Pause;
import caravan.ledger.Reservation;
import caravan.pace.Plan;
import caravan.pace.SlidingWindow;
import caravan.pace.Usage;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Handle;

/**
 * Whether a call may be sent: the pause, the window, the day and the calls in flight of all nodes,
 * decided and written down in one step.
 */
final class AdmissionControl {

  /** How soon to look again for something that an answer under way decides. */
  private static final Duration SOON = Duration.ofMillis(20);

  /** Nobody knows for how long: a batch has no business to wait for it. */
  static final Duration AGES = Duration.ofDays(365);

  private final CallTable calls;
  private final AccountTable accounts;
  private final ChannelTable channels;
  private final DailyQuota quota;
  private final Map<Channel, Integer> concurrency = new ConcurrentHashMap<>();

  AdmissionControl(
      CallTable calls, AccountTable accounts, ChannelTable channels, DailyQuota quota) {
    this.calls = calls;
    this.accounts = accounts;
    this.channels = channels;
    this.quota = quota;
  }

  /** Knows how many calls may be in flight at once. */
  void register(Collection<ChannelRegistration> described) {
    described.forEach(one -> concurrency.put(one.channel(), one.concurrency()));
  }

  /** Writes the call down, unless something is in its way. */
  Reservation reserve(Handle handle, Batch batch, Plan plan, Instant now) {
    Channel channel = batch.lane().channel();
    ChannelTable.State state = channels.read(handle, channel);
    int tokens = plan.tokens(batch.size());
    List<Usage> spent =
        plan.limited() ? calls.spent(handle, channel, now) : calls.underWay(handle, channel);
    Optional<Reservation.Wait> wait =
        paused(state, now)
            .or(() -> crowded(channel, spent))
            .or(() -> full(plan, spent, tokens, now))
            .or(() -> untold(handle, channel, now))
            .or(() -> usedUp(handle, channel, state, plan, tokens, now));
    if (wait.isPresent()) {
      return wait.get();
    }
    long call = calls.write(handle, batch, tokens, now);
    channels.works(handle, channel, now);
    if (state.pause() != null) {
      channels.probe(handle, channel, call);
    }
    return new Reservation.Granted(call);
  }

  private static Optional<Reservation.Wait> paused(ChannelTable.State state, Instant now) {
    ManualPause manual = state.paused();
    if (manual != null) {
      return wait(AGES, "paused by " + manual.who());
    }
    Pause pause = state.pause(now);
    if (pause == null) {
      return Optional.empty();
    }
    if (pause.until().isAfter(now)) {
      return wait(Duration.between(now, pause.until()), pause.words());
    }
    return state.probe() == null ? Optional.empty() : wait(SOON, "a call finds out if it is open");
  }

  /** As many calls are in flight as are to be at once, of all nodes together. */
  private Optional<Reservation.Wait> crowded(Channel channel, List<Usage> spent) {
    long flying = spent.stream().filter(call -> call.until() == null).count();
    return flying < concurrency.getOrDefault(channel, Integer.MAX_VALUE)
        ? Optional.empty()
        : wait(SOON, "as many calls are under way as may be at once");
  }

  /** Where nobody knows yet what the day has left, the first call of all nodes goes alone. */
  private Optional<Reservation.Wait> untold(Handle handle, Channel channel, Instant now) {
    if (!calls.othersUnderWay(handle, channel)) {
      return Optional.empty();
    }
    Instant resets = accounts.read(handle, channel).resets();
    boolean told = resets != null && resets.isAfter(now);
    boolean answered =
        calls.underWayOrLast(handle, channel, now).stream().anyMatch(call -> call.until() != null);
    return told || answered
        ? Optional.empty()
        : wait(SOON, "another node's call finds out what the day has left");
  }

  private static Optional<Reservation.Wait> full(
      Plan plan, List<Usage> spent, int tokens, Instant now) {
    if (plan.limited() && tokens > plan.rate()) {
      return wait(plan.window(), "a call of " + tokens + " tokens never fits the plan");
    }
    SlidingWindow window = new SlidingWindow(plan, spent);
    if (tokens <= window.free(now)) {
      return Optional.empty();
    }
    Duration pause = window.when(tokens, now).map(at -> Duration.between(now, at)).orElse(SOON);
    boolean part = !plan.even() && window.free(now) >= plan.step();
    return Optional.of(new Reservation.Wait(pause, "the plan's window is full", part));
  }

  /**
   * Where only calls that brought no answer stand in the way, one call finds out what the server
   * made of them: otherwise an hour of its failures would use up our whole day. So it does where a
   * person asks.
   */
  private Optional<Reservation.Wait> usedUp(
      Handle handle,
      Channel channel,
      ChannelTable.State state,
      Plan plan,
      int tokens,
      Instant now) {
    AccountTable.Day day = accounts.read(handle, channel);
    DailyQuota.Rest rest = Admission.rest(quota, handle, channel, state, day, plan, now);
    Long left = rest.left();
    if (left == null || tokens <= left) {
      return Optional.empty();
    }
    if (calls.accountUnderWay(handle, channel)) {
      return wait(SOON, "an answer under way tells what the day has left");
    }
    if (tokens <= left + rest.doubtful()) {
      return Optional.empty();
    }
    Instant resets = day.resets();
    boolean told = resets != null && resets.isAfter(now);
    return wait(told ? Duration.between(now, resets) : DailyQuota.UNTOLD, "the day is used up");
  }

  private static Optional<Reservation.Wait> wait(Duration pause, String why) {
    return Optional.of(new Reservation.Wait(pause, why));
  }
}
