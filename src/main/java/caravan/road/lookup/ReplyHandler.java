package caravan.road.lookup;

import caravan.codes.Batch;
import caravan.codes.Channel;
import caravan.ledger.Answers;
import caravan.ledger.CallOutcome;
import caravan.ledger.CallOutcome.Disposition;
import caravan.ledger.CallStatus;
import caravan.ledger.ChannelStates;
import caravan.ledger.Pause;
import caravan.road.dispatch.AdaptiveLimit;
import caravan.road.dispatch.Attempt;
import caravan.road.failures.TryAgainException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.DoubleSupplier;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What each reply means for the codes that were asked for, and for the channel: a handler for each
 * family of replies, and what is done where there is none.
 */
public final class ReplyHandler {

  private static final Logger LOG = LoggerFactory.getLogger(ReplyHandler.class);

  private final Answers ledger;
  private final CallRecorder calls;
  private final AnswerHandler answers;
  private final LimitHandler limits;
  private final RefusalHandler refusals;

  /**
   * @param learned the channel's plan, as refusals taught to use it
   * @param chance draws a number between 0 and 1
   * @param person a channel that waits for a person looks by itself once in this time
   * @param keySetting the setting that gives the channel its key
   */
  public ReplyHandler(
      Answers ledger,
      ChannelStates channels,
      Function<Channel, AdaptiveLimit> learned,
      DoubleSupplier chance,
      Duration person,
      Function<Channel, String> keySetting,
      Clock clock) {
    Map<Channel, RefusalStreak> kept = new ConcurrentHashMap<>();
    Function<Channel, RefusalStreak> streaks =
        channel -> kept.computeIfAbsent(channel, any -> new RefusalStreak());
    this.ledger = ledger;
    this.calls =
        new CallRecorder(
            ledger, channels, batch -> learned.apply(batch.lane().channel()).plan(), chance, clock);
    this.answers = new AnswerHandler(ledger, calls, streaks, clock);
    this.limits = new LimitHandler(calls, learned, clock);
    this.refusals = new RefusalHandler(ledger, calls, streaks, person, keySetting);
  }

  /** Where the API answered. */
  public AnswerHandler answers() {
    return answers;
  }

  /** Where it does not answer now. */
  public LimitHandler limits() {
    return limits;
  }

  /** Where it refuses to. */
  public RefusalHandler refusals() {
    return refusals;
  }

  /**
   * The batch of {@code next} is to be sent again: always throws, for the failure policy to
   * redeliver.
   */
  @SuppressWarnings("DoNotCallSuggester") // the route calls it, for the failure policy to catch
  public void again(FollowUp next) {
    throw new TryAgainException(next.pause(), next.why());
  }

  /** The codes go back: they wait for another call. */
  public void giveBack(Attempt attempt) {
    ledger.release(attempt.batch().requests());
  }

  /** A call was let through and did not go out: its codes go back, and it cost nothing. */
  public void notSent(Attempt attempt, Throwable why) {
    LOG.warn("{} go back to waiting: {}", attempt.batch(), why.getMessage());
    calls.end(
        attempt,
        new CallOutcome(
            CallStatus.UNSENT, String.valueOf(why.getMessage()), false, null, Disposition.WAITING));
  }

  /**
   * Something happened that nobody expected: the codes go back, and the channel rests for a while.
   */
  public void broken(Attempt attempt, Throwable failure) {
    Batch batch = attempt.batch();
    LOG.error("{} could not be looked up; they go back to waiting", batch, failure);
    if (attempt.call() == null) {
      giveBack(attempt);
    } else {
      Duration wait = calls.backOff(LimitHandler.OUTAGE, batch);
      Pause pause = calls.pause(Pause.Kind.OUTAGE, wait, String.valueOf(failure.getMessage()));
      calls.end(attempt, CallStatus.BROKEN, true, pause, Disposition.WAITING);
    }
  }
}
