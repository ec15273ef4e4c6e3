package caravan.road.lookup;

import caravan.asinscope.Reply;
import caravan.codes.Batch;
import caravan.codes.Channel;
import caravan.codes.CodeRequest;
import caravan.ledger.Answers;
import caravan.ledger.CallOutcome;
import caravan.ledger.CallOutcome.Disposition;
import caravan.ledger.CallStatus;
import caravan.ledger.Pause;
import caravan.road.dispatch.Attempt;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The API refuses what it was asked: a code, the size of the call, the key, or the way of asking.
 */
public final class RefusalHandler {

  private static final Logger LOG = LoggerFactory.getLogger(RefusalHandler.class);

  private final Answers answers;
  private final CallRecorder calls;
  private final Function<Channel, RefusalStreak> streaks;
  private final Duration person;
  private final Function<Channel, String> keySetting;

  /**
   * @param person a channel that waits for a person looks by itself once in this time
   * @param keySetting the setting that gives the channel its key
   */
  RefusalHandler(
      Answers answers,
      CallRecorder calls,
      Function<Channel, RefusalStreak> streaks,
      Duration person,
      Function<Channel, String> keySetting) {
    this.answers = answers;
    this.calls = calls;
    this.streaks = streaks;
    this.person = person;
    this.keySetting = keySetting;
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
    end(attempt, reply.words(), Disposition.KEPT);
    if (culprits.isEmpty() || rest.isEmpty()) {
      return FollowUp.send(batch.halves(calls.plan(batch).step()));
    }
    List<Batch> next = new ArrayList<>(List.of(Batch.of(rest)));
    culprits.forEach(culprit -> next.add(Batch.of(List.of(culprit))));
    return FollowUp.send(next);
  }

  private FollowUp refusedAlone(Attempt attempt, String words) {
    Batch batch = attempt.batch();
    String code = batch.requests().get(0).code().text();
    LOG.info("{} refused by the server: {}", code, words);
    if (streaks.apply(batch.lane().channel()).refused(code, words)) {
      refusesHow(attempt, "one code after the other refused: " + words, Disposition.REFUSED);
    } else {
      end(attempt, words, Disposition.REFUSED);
    }
    return FollowUp.NOTHING;
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
    end(attempt, reply.words(), Disposition.KEPT);
    return FollowUp.send(batch.pieces(reply.maximum()));
  }

  /** The key is refused: the channel waits for a person. */
  public FollowUp keyRefused(Attempt attempt, Reply.KeyRefused reply) {
    Pause pause = calls.pause(Pause.Kind.KEY, person, reply.words());
    if (calls.end(attempt, CallStatus.UNAUTHORIZED, false, pause, Disposition.WAITING)) {
      Channel channel = attempt.batch().lane().channel();
      LOG.error(
          "{}: the API refuses the key: {} Put a valid {} into its file, which is seen"
              + " by itself, or into the environment and restart. Lists wait, nothing is lost.",
          channel.word(),
          pause.sentence(),
          keySetting.apply(channel));
    }
    return FollowUp.NOTHING;
  }

  /** The way we ask is refused, whatever the codes: the channel waits for a person. */
  public FollowUp misconfigured(Attempt attempt, Reply.Misconfigured reply) {
    refusesHow(attempt, reply.words(), Disposition.WAITING);
    return FollowUp.NOTHING;
  }

  private void refusesHow(Attempt attempt, String words, Disposition disposition) {
    Pause pause = calls.pause(Pause.Kind.SETTINGS, person, words);
    if (calls.end(attempt, CallStatus.BAD_REQUEST, false, pause, disposition)) {
      LOG.error(
          "{}: the API refuses how Caravan asks: {} Check the settings and run 'caravan resume'."
              + " Lists wait, nothing is lost.",
          attempt.batch().lane().channel().word(),
          pause.sentence());
    }
  }

  /** The channel goes on as it does. */
  private void end(Attempt attempt, String words, Disposition disposition) {
    calls.end(attempt, new CallOutcome(CallStatus.BAD_REQUEST, words, false, null, disposition));
  }
}
