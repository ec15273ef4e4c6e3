package caravan.ledger;

import caravan.codes.Answer;
import caravan.codes.Batch;
import caravan.codes.Channel;
import caravan.codes.CodeRequest;
import caravan.pace.Plan;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** What became of codes that were claimed. */
public interface Answers {

  /** Every code of the call has its answer. */
  void answered(
      long call,
      Batch batch,
      List<Answer> answers,
      DailyQuotaReport report,
      Plan plan,
      Instant now);

  /** The call brought no answers. Answers whether the channel, open until now, is paused by it. */
  boolean ended(long call, Batch batch, CallOutcome outcome, Plan plan, Instant now);

  /** Gives codes back that are in no call: they wait again. */
  void release(Collection<CodeRequest> requests);

  /** A refusal told how many codes a call may ask for at most. */
  void learnLargest(Channel channel, int codes);
}
