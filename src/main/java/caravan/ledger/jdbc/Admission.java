package caravan.ledger.jdbc;

import caravan.codes.Batch;
import caravan.codes.Channel;
import caravan.ledger.ChannelRegistration;
import caravan.ledger.ChannelState;
import caravan.ledger.DailyQuotaReport;
import caravan.ledger.Pause;
import caravan.ledger.Reservation;
import caravan.ledger.Uptime;
import caravan.pace.Plan;
import caravan.pace.Usage;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** How channels stand: their pauses, what weighs on their windows, their days and their calls. */
final class Admission {

  private final CallTable calls;
  private final CodesInHand codesInHand;
  private final LostCalls lostCalls;
  private final AccountTable accounts;
  private final CallClock clock = new CallClock();
  private final ChannelTable channels;
  private final ChannelClock channelClock;
  private final CircuitBreaker breaker;
  private final DailyQuota quota;
  private final MachineTable machine;
  private final AdmissionControl control;

  Admission(
      CallTable calls, CodesInHand codesInHand, AccountTable accounts, ChannelTable channels) {
    this.calls = calls;
    this.codesInHand = codesInHand;
    this.lostCalls = new LostCalls(calls);
    this.accounts = accounts;
    this.channels = channels;
    this.channelClock = new ChannelClock(channels);
    this.breaker = new CircuitBreaker(channels, accounts, calls.membership());
    this.quota = new DailyQuota(accounts, calls);
    this.machine = new MachineTable(channelClock);
    this.control = new AdmissionControl(calls, accounts, channels, quota);
  }

  ChannelState state(Handle handle, Channel channel, Plan plan, Instant now) {
    return state(handle, channel, plan, calls.spent(handle, channel, now), now);
  }

  /** The same where no window has to be counted: of the calls that have an answer one is enough. */
  ChannelState brief(Handle handle, Channel channel, Plan plan, Instant now) {
    return state(handle, channel, plan, calls.underWayOrLast(handle, channel, now), now);
  }

  private ChannelState state(
      Handle handle, Channel channel, Plan plan, List<Usage> spent, Instant now) {
    ChannelTable.State state = channels.read(handle, channel);
    AccountTable.Day day = accounts.read(handle, channel);
    DailyQuota.Rest rest = rest(quota, handle, channel, state, day, plan, now);
    CodesInHand.InHand inHand = codesInHand.read(handle, channel);
    return new ChannelState(
        channel,
        state.pause(now),
        state.paused(),
        state.probe() != null,
        state.failures(),
        state.failingSince(),
        state.largest(),
        rest.left(),
        rest.doubtful(),
        day.resets(),
        spent,
        inHand.unsent(),
        inHand.ours());
  }

  Reservation reserve(Handle handle, Batch batch, Plan plan, Instant now) {
    follow(handle, batch.lane().channel(), plan, now);
    return control.reserve(handle, batch, plan, now);
  }

  /** What the day has left, of which a person may have one call find out more. */
  static DailyQuota.Rest rest(
      DailyQuota quota,
      Handle handle,
      Channel channel,
      ChannelTable.State state,
      AccountTable.Day day,
      Plan plan,
      Instant now) {
    DailyQuota.Rest rest = quota.rest(handle, channel, day, plan, now);
    return CircuitBreaker.triesTheDay(state, now) ? rest.tried(plan.step()) : rest;
  }

  /** An answer: the channel is open, unless the call is from before it was paused. */
  void answered(
      Handle handle,
      Channel channel,
      CallTable.Sent call,
      DailyQuotaReport report,
      Plan plan,
      Instant now) {
    ChannelTable.State state = channels.read(handle, channel);
    breaker.close(handle, channel, state, call);
    quota.heard(handle, channel, call, report, now);
    Long left = report.left();
    if (left != null && left < plan.step()) {
      Instant until = report.resets() == null ? now.plus(DailyQuota.UNTOLD) : report.resets();
      Pause pause = new Pause(Pause.Kind.DAILY, until, "The day's tokens are used up");
      breaker.open(handle, channel, state, call, pause, now);
    }
  }

  /** Answers whether an open channel is paused now. */
  boolean ended(
      Handle handle, Channel channel, CallTable.Sent call, @Nullable Pause pause, Instant now) {
    ChannelTable.State state = channels.read(handle, channel);
    if (pause != null) {
      breaker.open(handle, channel, state, call, pause, now);
      return state.pause() == null;
    }
    breaker.close(handle, channel, state, call);
    return false;
  }

  boolean resume(Handle handle, Channel channel) {
    boolean paused = channels.read(handle, channel).pause() != null;
    channels.open(handle, channel);
    return paused;
  }

  void register(Handle handle, Collection<ChannelRegistration> described) {
    channels.register(handle, described);
    control.register(described);
  }

  void learnLargest(Handle handle, Channel channel, int codes) {
    channels.largest(handle, channel, codes);
  }

  /**
   * After a time in which no process wrote anything down: nothing is over but what can be proved to
   * be. Answers by how much the clock was set in that time, as far as can be told.
   */
  Duration recover(Handle handle, Function<Channel, Plan> plans, Uptime uptime, Instant now) {
    Duration set = machine.set(handle, uptime, now);
    accounts.move(handle, set);
    for (Channel channel : channels.all(handle)) {
      Plan plan = plans.apply(channel);
      machine.prove(handle, channel, plan, uptime, now);
      giveUpOrphans(handle, channel, plan, now);
      follow(handle, channel, plan, now);
    }
    machine.started(handle, uptime, now);
    return set;
  }

  /** Calls that no node waits for that lives. */
  void giveUpOrphans(Handle handle, Function<Channel, Plan> plans, Instant now) {
    for (Channel channel : channels.all(handle)) {
      giveUpOrphans(handle, channel, plans.apply(channel), now);
    }
  }

  private void giveUpOrphans(Handle handle, Channel channel, Plan plan, Instant now) {
    lostCalls.giveUpOrphans(handle, channel, plan, now);
    channels.noEndedProbe(handle, channel);
  }

  /** Calls that this node waits for no more. */
  void giveUp(Handle handle, Channel channel, Plan plan, Instant now) {
    lostCalls.giveUp(handle, channel, plan, now);
    channels.noEndedProbe(handle, channel);
    follow(handle, channel, plan, now);
  }

  /** Whether the clock went back since something was written down. */
  boolean astray(Handle handle, Channel channel, Plan plan, Instant now) {
    return clock.ahead(handle, channel, calls.latest(now, plan), now)
        || channelClock.ahead(handle, channel, now)
        || accounts.ahead(handle, channel, now);
  }

  /**
   * Follows a clock that went back: nothing waits longer than it was to. What others wrote down
   * while this waited for its turn is not of the future.
   */
  void follow(Handle handle, Channel channel, Plan plan, Instant now) {
    Instant let = calls.membership().notBefore(now);
    clock.shift(handle, channel, calls.latest(let, plan), let);
    channelClock.shift(handle, channel, let);
    accounts.shift(handle, channel, let);
  }
}
