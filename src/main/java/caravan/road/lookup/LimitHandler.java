package caravan.road.lookup;

import caravan.asinscope.Reply;
import caravan.codes.Batch;
import caravan.codes.Channel;
import caravan.ledger.CallOutcome.Disposition;
import caravan.ledger.CallStatus;
import caravan.ledger.ChannelState;
import caravan.ledger.Pause;
import caravan.pace.BackOff;
import caravan.pace.Plan;
import caravan.pace.SlidingWindow;
import caravan.road.dispatch.AdaptiveLimit;
import caravan.road.dispatch.Attempt;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;

/** The API can't or won't answer now, whatever is asked: the channel rests for a while. */
public final class LimitHandler {

  /** A server that fails, and may have heard and counted each call. */
  static final BackOff OUTAGE = new BackOff(Duration.ofSeconds(1), Duration.ofMinutes(4));

  /** What the server can't hear costs nobody anything: its return is seen within that time. */
  private static final BackOff UNHEARD = new BackOff(Duration.ofSeconds(1), Duration.ofSeconds(8));

  /** A server that says "now" is given this long all the same. */
  private static final Duration SHORTEST = Duration.ofMillis(100);

  private static final Duration SHORTEST_OF_A_DAY = Duration.ofSeconds(1);

  /** A server that says that the day is used up, and not until when, is asked again after that. */
  private static final Duration UNTOLD_DAY = Duration.ofMinutes(5);

  private final CallRecorder calls;
  private final Function<Channel, AdaptiveLimit> limits;
  private final Clock clock;

  LimitHandler(CallRecorder calls, Function<Channel, AdaptiveLimit> limits, Clock clock) {
    this.calls = calls;
    this.limits = limits;
    this.clock = clock;
  }

  /**
   * The limit is reached: the channel is paused. A short wait is sat out with the batch in hand,
   * for a long one the codes go back.
   */
  public FollowUp slowDown(Attempt attempt, Reply.SlowDown reply) {
    Batch batch = attempt.batch();
    boolean told = reply.known() || reply.pause().toMillis() > 0 || reply.daily();
    Duration wait = told ? told(reply) : calls.backOff(OUTAGE, batch);
    Duration brief = calls.plan(batch).window().multipliedBy(2);
    boolean kept = !reply.daily() && wait.compareTo(brief) <= 0;
    Pause.Kind kind = told ? (kept ? Pause.Kind.SHORT : Pause.Kind.DAILY) : Pause.Kind.OUTAGE;
    Pause pause = calls.pause(kind, wait, reply.words());
    ChannelState before = calls.state(batch);
    Disposition disposition = kept ? Disposition.KEPT : Disposition.WAITING;
    boolean paused = calls.end(attempt, CallStatus.TOO_MANY_REQUESTS, false, pause, disposition);
    if (kept && (paused || before.probing())) {
      learn(batch, before);
    }
    return kept ? FollowUp.after(wait, reply.words()) : FollowUp.NOTHING;
  }

  private static Duration told(Reply.SlowDown reply) {
    boolean untoldDay = reply.daily() && !reply.known() && reply.pause().isZero();
    Duration shortest = reply.daily() ? SHORTEST_OF_A_DAY : SHORTEST;
    return untoldDay ? UNTOLD_DAY : Collections.max(List.of(reply.pause(), shortest));
  }

  /** The plan allowed the call and the server did not: from now on it is used more carefully. */
  private void learn(Batch batch, ChannelState before) {
    Instant now = clock.instant();
    Plan plan = calls.plan(batch);
    int tokens = plan.tokens(batch.size());
    SlidingWindow window = new SlidingWindow(plan, before.spent());
    long flying = window.flying(now);
    long others = Math.max(0, flying - tokens);
    limits.apply(batch.lane().channel()).surprised(window.used(now) - flying, others, tokens, now);
  }

  /**
   * The server fails or can't be reached: the channel is left alone for a while. What it can't have
   * heard costs nothing.
   */
  public FollowUp unavailable(Attempt attempt, Reply.Unavailable reply) {
    Duration backOff = calls.backOff(reply.heard() ? OUTAGE : UNHEARD, attempt.batch());
    Duration wait = Collections.max(List.of(reply.retryAfter().orElse(Duration.ZERO), backOff));
    Pause pause = calls.pause(Pause.Kind.OUTAGE, wait, reply.words());
    CallStatus status = reply.heard() ? CallStatus.UNAVAILABLE : CallStatus.UNSENT;
    calls.end(attempt, status, reply.heard(), pause, Disposition.WAITING);
    return FollowUp.NOTHING;
  }
}
