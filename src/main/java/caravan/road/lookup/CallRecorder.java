package caravan.road.lookup;

import caravan.codes.Batch;
import caravan.codes.Channel;
import caravan.ledger.Answers;
import caravan.ledger.CallOutcome;
import caravan.ledger.CallOutcome.Disposition;
import caravan.ledger.CallStatus;
import caravan.ledger.ChannelState;
import caravan.ledger.ChannelStates;
import caravan.ledger.Pause;
import caravan.pace.BackOff;
import caravan.pace.Plan;
import caravan.road.dispatch.Attempt;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.DoubleSupplier;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the ledger how a call ended that brought no answers, and for how long its channel rests.
 */
final class CallRecorder {

  private static final Logger LOG = LoggerFactory.getLogger(CallRecorder.class);

  /** What differs from one try to the next stands behind these. */
  private static final Pattern DETAILS = Pattern.compile(" \\(|: ");

  private final Answers answers;
  private final ChannelStates channels;
  private final Function<Batch, Plan> plans;
  private final DoubleSupplier chance;
  private final Clock clock;
  private final Map<Channel, String> outages = new ConcurrentHashMap<>();

  /**
   * @param plans the plan of a batch's channel as it is to be used
   * @param chance draws a number between 0 and 1
   */
  CallRecorder(
      Answers answers,
      ChannelStates channels,
      Function<Batch, Plan> plans,
      DoubleSupplier chance,
      Clock clock) {
    this.answers = answers;
    this.channels = channels;
    this.plans = plans;
    this.chance = chance;
    this.clock = clock;
  }

  Plan plan(Batch batch) {
    return plans.apply(batch);
  }

  /** How the batch's channel stands. */
  ChannelState state(Batch batch) {
    return channels.state(batch.lane().channel(), plan(batch), clock.instant());
  }

  /** Longer with each failure of the batch's channel. */
  Duration backOff(BackOff growth, Batch batch) {
    return growth.pause(state(batch).failures() + 1, chance.getAsDouble());
  }

  Pause pause(Pause.Kind kind, Duration wait, String words) {
    return new Pause(kind, clock.instant().plus(wait), words);
  }

  /**
   * The channel rests.
   *
   * @param charged whether the server may have counted the call's tokens
   * @return whether it is this call that made it rest
   */
  boolean end(
      Attempt attempt, CallStatus status, boolean charged, Pause pause, Disposition disposition) {
    boolean paused =
        end(attempt, new CallOutcome(status, pause.words(), charged, pause, disposition));
    boolean another = another(attempt.batch().lane().channel(), pause);
    if ((paused || another) && !pause.forAPerson()) {
      LOG.warn(
          "{} rests until {}: {}",
          attempt.batch().lane().channel().word(),
          pause.until(),
          pause.words());
    }
    return paused;
  }

  /** Whether it is out for another reason than was told last, but for the details. */
  private boolean another(Channel channel, Pause pause) {
    String reason = DETAILS.split(pause.words(), 2)[0];
    return pause.kind() == Pause.Kind.OUTAGE && !reason.equals(outages.put(channel, reason));
  }

  boolean end(Attempt attempt, CallOutcome outcome) {
    Batch batch = attempt.batch();
    Instant now = clock.instant();
    return answers.ended(attempt.number(), batch, outcome, plan(batch), now);
  }
}
