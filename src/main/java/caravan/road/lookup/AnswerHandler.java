package caravan.road.lookup;

import caravan.asinscope.Reply;
import caravan.codes.Batch;
import caravan.codes.Channel;
import caravan.ledger.Answers;
import caravan.ledger.CallOutcome;
import caravan.ledger.CallOutcome.Disposition;
import caravan.ledger.CallStatus;
import caravan.ledger.DailyQuotaReport;
import caravan.ledger.Pause;
import caravan.road.dispatch.Attempt;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the API answered, be it that it can't be read. */
public final class AnswerHandler {

  private static final Logger LOG = LoggerFactory.getLogger(AnswerHandler.class);

  private static final int UNREADABLE_TRIES = 3;

  private final Answers answers;
  private final CallRecorder calls;
  private final Function<Channel, RefusalStreak> streaks;
  private final Clock clock;

  AnswerHandler(
      Answers answers, CallRecorder calls, Function<Channel, RefusalStreak> streaks, Clock clock) {
    this.answers = answers;
    this.calls = calls;
    this.streaks = streaks;
    this.clock = clock;
  }

  /** Every code has its answer. */
  public FollowUp answered(Attempt attempt, Reply.Answered reply) {
    Batch batch = attempt.batch();
    Instant now = clock.instant();
    Long left = reply.dailyTokensLeft().isPresent() ? reply.dailyTokensLeft().getAsLong() : null;
    DailyQuotaReport report =
        new DailyQuotaReport(left, reply.untilNextDailyToken().map(now::plus).orElse(null));
    answers.answered(attempt.number(), batch, reply.answers(), report, calls.plan(batch), now);
    if (left != null && left < calls.plan(batch).step()) {
      usedUp(batch);
    }
    streak(batch).answered();
    if (reply.strays() > 0) {
      LOG.debug("{}: {} items came that nobody asked for", batch.lane(), reply.strays());
    }
    return FollowUp.NOTHING;
  }

  /** The plan is used as it is meant to be: that is news for people, and no warning. */
  private void usedUp(Batch batch) {
    Pause pause = calls.state(batch).pause();
    if (pause != null) {
      LOG.info(
          "{} rests until {}: {}", batch.lane().channel().word(), pause.until(), pause.words());
    }
  }

  /**
   * The answer can't be read: the same again after a pause, three times in all; then the rows fail.
   * Where that happens to one batch after the other, the codes wait instead.
   */
  public FollowUp unreadable(Attempt attempt, Reply.Unreadable reply) {
    RefusalStreak streak = streak(attempt.batch());
    boolean lastTry = attempt.unreadable() >= UNREADABLE_TRIES;
    if (streak.nothingReadable() || (lastTry && streak.unreadable(attempt.number()))) {
      Duration rest = calls.backOff(LimitHandler.OUTAGE, attempt.batch());
      rest(attempt, rest, "no answer can be read: " + reply.words(), Disposition.WAITING);
      return FollowUp.NOTHING;
    }
    if (lastTry) {
      LOG.error("{} failed, no answer that could be read: {}", attempt.batch(), reply.words());
      calls.end(
          attempt,
          new CallOutcome(CallStatus.UNREADABLE, reply.words(), true, null, Disposition.FAILED));
      return FollowUp.NOTHING;
    }
    Duration wait = calls.backOff(LimitHandler.OUTAGE, attempt.batch());
    rest(attempt, wait, reply.words(), Disposition.KEPT);
    return FollowUp.after(wait, reply.words());
  }

  private void rest(Attempt attempt, Duration wait, String words, Disposition disposition) {
    Pause pause = calls.pause(Pause.Kind.OUTAGE, wait, words);
    calls.end(attempt, CallStatus.UNREADABLE, true, pause, disposition);
  }

  private RefusalStreak streak(Batch batch) {
    return streaks.apply(batch.lane().channel());
  }
}
