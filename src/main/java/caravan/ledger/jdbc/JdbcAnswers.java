package caravan.ledger.jdbc;

import caravan.codes.Answer;
import caravan.codes.Batch;
import caravan.codes.Channel;
import caravan.codes.CodeRequest;
import caravan.ledger.Answers;
import caravan.ledger.CallOutcome;
import caravan.ledger.CallStatus;
import caravan.ledger.DailyQuotaReport;
import caravan.ledger.LedgerObserver;
import caravan.pace.Plan;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** What calls brought, written down for the codes, the lists that pay, and the channel. */
final class JdbcAnswers implements Answers {

  /** A call, and whether it paused its channel. */
  private record Ended(CallTable.Sent sent, boolean paused) {}

  private final Storage storage;
  private final LookupTable lookups;
  private final AnswerWriter written;
  private final ListTable lists;
  private final CallTable calls;
  private final Admission admission;
  private final ListCancel cancels;
  private final LedgerObserver observer;

  JdbcAnswers(
      Storage storage,
      LookupTable lookups,
      ListTable lists,
      CallTable calls,
      Admission admission,
      ListCancel cancels,
      LedgerObserver observer) {
    this.written = new AnswerWriter(storage.dialect());
    this.storage = storage;
    this.lookups = lookups;
    this.lists = lists;
    this.calls = calls;
    this.admission = admission;
    this.cancels = cancels;
    this.observer = observer;
  }

  @Override
  public void answered(
      long call,
      Batch batch,
      List<Answer> answers,
      DailyQuotaReport report,
      Plan plan,
      Instant now) {
    CallTable.Sent ended =
        storage.write(
            handle -> {
              CallTable.Sent sent = calls.read(handle, call, batch, plan, now);
              if (calls.settled(handle, call)) {
                return sent;
              }
              written.answered(handle, answers, now);
              cancels.returned(handle);
              calls.end(handle, call, CallStatus.OK, null, until(plan, now), now);
              lists.pay(handle, batch, sent.tokens(), false);
              admission.answered(handle, batch.lane().channel(), sent, report, plan, now);
              return sent;
            });
    tell(batch, CallStatus.OK, ended, ended.tokens(), now);
  }

  @Override
  public boolean ended(long call, Batch batch, CallOutcome outcome, Plan plan, Instant now) {
    Ended ended =
        storage.write(
            handle -> {
              CallTable.Sent sent = calls.read(handle, call, batch, plan, now);
              if (calls.settled(handle, call)) {
                return new Ended(sent, false);
              }
              Instant until = outcome.charged() ? until(plan, now) : now;
              calls.end(handle, call, outcome.status(), outcome.words(), until, now);
              if (outcome.sent()) {
                int price = outcome.charged() ? sent.tokens() : 0;
                lists.pay(handle, batch, price, outcome.status() == CallStatus.TOO_MANY_REQUESTS);
              }
              if (!sent.lost()) { // else its codes are nobody's, or somebody else's
                dispose(handle, batch, outcome, now);
              }
              cancels.returned(handle);
              return new Ended(
                  sent,
                  admission.ended(handle, batch.lane().channel(), sent, outcome.pause(), now));
            });
    tell(batch, outcome.status(), ended.sent(), outcome.charged() ? ended.sent().tokens() : 0, now);
    return ended.paused();
  }

  private Instant until(Plan plan, Instant now) {
    return calls.until(storage.membership().notBefore(now), plan);
  }

  private void tell(Batch batch, CallStatus status, CallTable.Sent sent, long tokens, Instant now) {
    Duration took = Duration.between(sent.at(), now);
    observer.callEnded(
        batch.lane().channel(), status, tokens, took.isNegative() ? Duration.ZERO : took);
  }

  private void dispose(Handle handle, Batch batch, CallOutcome outcome, Instant now) {
    switch (outcome.disposition()) {
      case KEPT -> {}
      case WAITING -> lookups.release(handle, batch.requests());
      case REFUSED -> written.unanswered(handle, batch, LookupState.REFUSED, outcome.words(), now);
      case FAILED -> written.unanswered(handle, batch, LookupState.FAILED, outcome.words(), now);
    }
  }

  @Override
  public void release(Collection<CodeRequest> requests) {
    storage.change(
        handle -> {
          lookups.release(handle, requests);
          cancels.returned(handle);
        });
  }

  @Override
  public void learnLargest(Channel channel, int codes) {
    storage.change(handle -> admission.learnLargest(handle, channel, codes));
  }
}
