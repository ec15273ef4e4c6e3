package caravan.road.lookup;

import caravan.asinscope.Reply;
import caravan.codes.Batch;
import caravan.codes.Channel;
import caravan.codes.CodeRequest;
import caravan.ledger.Answers;
import caravan.ledger.CallOutcome;
import caravan.ledger.CallStatus;
import caravan.ledger.ChannelState;
import caravan.ledger.ChannelStates;
import caravan.ledger.DailyQuotaReport;
import caravan.ledger.Pause;
import caravan.pace.BackOff;
import caravan.pace.Plan;
import caravan.pace.SlidingWindow;
import caravan.road.dispatch.AdaptiveLimit;
import caravan.road.dispatch.Attempt;
import caravan.road.failures.TryAgainException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.DoubleSupplier;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What each reply means for the codes that were asked for, and for the channel. */
public final class ReplyHandler {

  private static final Logger LOG = LoggerFactory.getLogger(ReplyHandler.class);

  /** A server that says "now" is given this long all the same. */
  private static final Duration SHORTEST = Duration.ofMillis(100);

  private static final Duration SHORTEST_OF_A_DAY = Duration.ofSeconds(1);

  private static final BackOff OUTAGE = new BackOff(Duration.ofSeconds(1), Duration.ofMinutes(4));

  /** What the server can't hear costs nobody anything: its return is seen within that time. */
  private static final BackOff UNHEARD = new BackOff(Duration.ofSeconds(1), Duration.ofSeconds(8));

  /** A server that says that the day is used up, and not until when, is asked again after that. */
  private static final Duration UNTOLD_DAY = Duration.ofMinutes(5);

  private static final int UNREADABLE_TRIES = 3;

  private final Answers answers;
  private final ChannelStates channels;
  private final Function<Channel, AdaptiveLimit> learned;
  private final DoubleSupplier chance;
  private final Duration person;
  private final Clock clock;
  private final Map<Channel, RefusalStreak> suspicions = new ConcurrentHashMap<>();

  /**
   * @param chance draws a number between 0 and 1
   * @param person a channel that waits for a person looks by itself once in this time
   */
  public ReplyHandler(
      Answers answers,
      ChannelStates channels,
      Function<Channel, AdaptiveLimit> learned,
      DoubleSupplier chance,
      Duration person,
      Clock clock) {
    this.answers = answers;
    this.channels = channels;
    this.learned = learned;
    this.chance = chance;
    this.person = person;
    this.clock = clock;
  }

  /** Every code has its answer. */
  public FollowUp answered(Attempt attempt, Reply.Answered reply) {
    Batch batch = attempt.batch();
    Instant now = clock.instant();
    Long left = reply.dailyTokensLeft().isPresent() ? reply.dailyTokensLeft().getAsLong() : null;
    DailyQuotaReport report =
        new DailyQuotaReport(left, reply.untilNextDailyToken().map(now::plus).orElse(null));
    answers.answered(attempt.number(), batch, reply.answers(), report, plan(batch), now);
    if (left != null && left < plan(batch).step()) {
      usedUp(batch);
    }
    suspicion(batch).answered();
    if (reply.strays() > 0) {
      LOG.debug("{}: {} items came that nobody asked for", batch.lane(), reply.strays());
    }
    return FollowUp.NOTHING;
  }

  /** The plan is used as it is meant to be: that is news for people, and no warning. */
  private void usedUp(Batch batch) {
    Pause pause = state(batch).pause();
    if (pause != null) {
      LOG.info(
          "{} rests until {}: {}", batch.lane().channel().word(), pause.until(), pause.words());
    }
  }

  /**
   * The limit is reached: the channel is parked. A short wait is sat out with the batch in hand,
   * for a long one the codes go back.
   */
  public FollowUp slowDown(Attempt attempt, Reply.SlowDown reply) {
    Batch batch = attempt.batch();
    boolean told = reply.known() || reply.pause().toMillis() > 0 || reply.daily();
    Duration wait = told ? told(reply) : backOff(OUTAGE, batch);
    boolean brief = !reply.daily() && wait.compareTo(plan(batch).window().multipliedBy(2)) <= 0;
    Pause.Kind kind = told ? (brief ? Pause.Kind.SHORT : Pause.Kind.DAILY) : Pause.Kind.OUTAGE;
    Pause pause = pause(kind, wait, reply.words());
    ChannelState before = state(batch);
    boolean parked =
        end(
            attempt,
            CallStatus.TOO_MANY_REQUESTS,
            false,
            pause,
            brief ? CallOutcome.Disposition.KEPT : CallOutcome.Disposition.WAITING);
    if (brief && (parked || before.probing())) {
      learn(batch, before);
    }
    return brief ? FollowUp.after(wait, reply.words()) : FollowUp.NOTHING;
  }

  private static Duration told(Reply.SlowDown reply) {
    boolean untoldDay = reply.daily() && !reply.known() && reply.pause().isZero();
    Duration shortest = reply.daily() ? SHORTEST_OF_A_DAY : SHORTEST;
    return untoldDay ? UNTOLD_DAY : Collections.max(List.of(reply.pause(), shortest));
  }

  /**
   * The server finds a code invalid. Answers what is to be sent now: the batch without the codes
   * that it names, else its halves; nothing where the culprit is alone.
   */
  public FollowUp refused(Attempt attempt, Reply.Refused reply) {
    Batch batch = attempt.batch();
    if (batch.size() == 1) {
      return refusedAlone(attempt, reply.words());
    }
    Set<CodeRequest> culprits = new HashSet<>(reply.culprits());
    List<CodeRequest> rest =
        batch.requests().stream().filter(request -> !culprits.contains(request)).toList();
    end(attempt, reply.words(), CallOutcome.Disposition.KEPT);
    if (culprits.isEmpty() || rest.isEmpty()) {
      return FollowUp.send(batch.halves(plan(batch).step()));
    }
    List<Batch> next = new ArrayList<>(List.of(Batch.of(rest)));
    culprits.forEach(culprit -> next.add(Batch.of(List.of(culprit))));
    return FollowUp.send(next);
  }

  private FollowUp refusedAlone(Attempt attempt, String words) {
    Batch batch = attempt.batch();
    String code = batch.requests().get(0).code().text();
    LOG.info("{} refused by the server: {}", code, words);
    if (suspicion(batch).refused(code, words)) {
      Pause pause =
          pause(Pause.Kind.SETTINGS, person, "one code after the other refused: " + words);
      if (end(attempt, CallStatus.BAD_REQUEST, false, pause, CallOutcome.Disposition.REFUSED)) {
        refusesHow(batch, pause);
      }
    } else {
      end(attempt, words, CallOutcome.Disposition.REFUSED);
    }
    return FollowUp.NOTHING;
  }

  private static void refusesHow(Batch batch, Pause pause) {
    LOG.error(
        "{}: the API refuses how Caravan asks: {} Check the settings and run 'caravan resume'."
            + " Lists wait, nothing is lost.",
        batch.lane().channel().word(),
        pause.sentence());
  }

  /**
   * The server takes fewer codes a call than we thought. Answers the batch in calls that it takes.
   */
  public FollowUp tooMany(Attempt attempt, Reply.TooMany reply) {
    Batch batch = attempt.batch();
    Channel channel = batch.lane().channel();
    LOG.warn(
        "{} takes {} codes a call at most: {}", channel.word(), reply.maximum(), reply.words());
    answers.learnLargest(channel, reply.maximum());
    end(attempt, reply.words(), CallOutcome.Disposition.KEPT);
    return FollowUp.send(batch.pieces(reply.maximum()));
  }

  /** The key is refused: the channel waits for a person. */
  public FollowUp keyRefused(Attempt attempt, Reply.KeyRefused reply) {
    Batch batch = attempt.batch();
    Pause pause = pause(Pause.Kind.KEY, person, reply.words());
    if (end(attempt, CallStatus.UNAUTHORIZED, false, pause, CallOutcome.Disposition.WAITING)) {
      LOG.error(
          "{}: the API refuses the key: {} Put a valid caravan.{}.key into its file, which is seen"
              + " by itself, or into the environment and restart. Lists wait, nothing is lost.",
          batch.lane().channel().word(),
          pause.sentence(),
          batch.lane().channel().word());
    }
    return FollowUp.NOTHING;
  }

  /** The way we ask is refused, whatever the codes: the channel waits for a person. */
  public FollowUp misconfigured(Attempt attempt, Reply.Misconfigured reply) {
    Batch batch = attempt.batch();
    Pause pause = pause(Pause.Kind.SETTINGS, person, reply.words());
    if (end(attempt, CallStatus.BAD_REQUEST, false, pause, CallOutcome.Disposition.WAITING)) {
      refusesHow(batch, pause);
    }
    return FollowUp.NOTHING;
  }

  /**
   * The server fails or can't be reached: the channel is left alone for a while. What it can't have
   * heard costs nothing.
   */
  public FollowUp unavailable(Attempt attempt, Reply.Unavailable reply) {
    Batch batch = attempt.batch();
    Duration backOff = backOff(reply.heard() ? OUTAGE : UNHEARD, batch);
    Duration wait = Collections.max(List.of(reply.retryAfter().orElse(Duration.ZERO), backOff));
    Pause pause = pause(Pause.Kind.OUTAGE, wait, reply.words());
    CallStatus status = reply.heard() ? CallStatus.UNAVAILABLE : CallStatus.UNSENT;
    end(attempt, status, reply.heard(), pause, CallOutcome.Disposition.WAITING);
    return FollowUp.NOTHING;
  }

  /**
   * The answer can't be read: the same again after a pause, three times in all; then the rows fail.
   * Where that happens to one batch after the other, the codes wait instead.
   */
  public FollowUp unreadable(Attempt attempt, Reply.Unreadable reply) {
    Batch batch = attempt.batch();
    boolean lastTry = attempt.unreadable() >= UNREADABLE_TRIES;
    if (suspicion(batch).nothingReadable()
        || (lastTry && suspicion(batch).unreadable(attempt.number()))) {
      Pause pause =
          pause(
              Pause.Kind.OUTAGE, backOff(OUTAGE, batch), "no answer can be read: " + reply.words());
      end(attempt, CallStatus.UNREADABLE, true, pause, CallOutcome.Disposition.WAITING);
      return FollowUp.NOTHING;
    }
    if (lastTry) {
      LOG.error("{} failed, no answer that could be read: {}", batch, reply.words());
      outcome(
          attempt,
          new CallOutcome(
              CallStatus.UNREADABLE, reply.words(), true, null, CallOutcome.Disposition.FAILED));
      return FollowUp.NOTHING;
    }
    Duration wait = backOff(OUTAGE, batch);
    Pause pause = pause(Pause.Kind.OUTAGE, wait, reply.words());
    end(attempt, CallStatus.UNREADABLE, true, pause, CallOutcome.Disposition.KEPT);
    return FollowUp.after(wait, reply.words());
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
    answers.release(attempt.batch().requests());
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
      Pause pause =
          pause(Pause.Kind.OUTAGE, backOff(OUTAGE, batch), String.valueOf(failure.getMessage()));
      end(attempt, CallStatus.BROKEN, true, pause, CallOutcome.Disposition.WAITING);
    }
  }

  private Pause pause(Pause.Kind kind, Duration wait, String words) {
    return new Pause(kind, clock.instant().plus(wait), words);
  }

  /** The plan allowed the call and the server did not: from now on it is used more carefully. */
  private void learn(Batch batch, ChannelState before) {
    Instant now = clock.instant();
    Plan plan = plan(batch);
    int tokens = plan.tokens(batch.size());
    SlidingWindow window = new SlidingWindow(plan, before.spent());
    long flying = window.flying(now);
    long others = Math.max(0, flying - tokens);
    learning(batch).surprised(window.used(now) - flying, others, tokens, now);
  }

  private Duration backOff(BackOff growth, Batch batch) {
    return growth.pause(state(batch).failures() + 1, chance.getAsDouble());
  }

  private ChannelState state(Batch batch) {
    return channels.state(batch.lane().channel(), plan(batch), clock.instant());
  }

  private RefusalStreak suspicion(Batch batch) {
    return suspicions.computeIfAbsent(batch.lane().channel(), channel -> new RefusalStreak());
  }

  private AdaptiveLimit learning(Batch batch) {
    return learned.apply(batch.lane().channel());
  }

  private void end(Attempt attempt, String words, CallOutcome.Disposition disposition) {
    outcome(attempt, new CallOutcome(CallStatus.BAD_REQUEST, words, false, null, disposition));
  }

  private boolean end(
      Attempt attempt,
      CallStatus status,
      boolean charged,
      Pause pause,
      CallOutcome.Disposition disposition) {
    boolean parked =
        outcome(attempt, new CallOutcome(status, pause.words(), charged, pause, disposition));
    if (parked && !pause.forAPerson()) {
      LOG.warn(
          "{} rests until {}: {}",
          attempt.batch().lane().channel().word(),
          pause.until(),
          pause.words());
    }
    return parked;
  }

  private boolean outcome(Attempt attempt, CallOutcome outcome) {
    Batch batch = attempt.batch();
    return answers.ended(attempt.number(), batch, outcome, plan(batch), clock.instant());
  }

  private Plan plan(Batch batch) {
    return learning(batch).plan();
  }
}
