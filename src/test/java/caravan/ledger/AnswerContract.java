package caravan.ledger;

import static caravan.ledger.Scene.ASINS;
import static caravan.ledger.Scene.OPEN;
import static caravan.ledger.Scene.TRIAL;
import static caravan.ledger.Scene.asin;
import static caravan.ledger.Scene.asins;
import static caravan.ledger.Scene.item;
import static org.assertj.core.api.Assertions.assertThat;

import caravan.codes.Answer;
import caravan.codes.Outcome;
import caravan.codes.ResultRow;
import org.junit.jupiter.api.Test;

/** What calls brought. */
interface AnswerContract {

  Scene scene();

  @Test
  default void an_answer_settles_every_row_of_every_list_that_wants_it() {
    long first = scene().list("a.txt", asin(1), asin(1), asin(2));
    long second = scene().list("b.txt", asin(1), "x");
    scene().call(ASINS, 1, OPEN).found();
    assertThat(scene().listing(first).open()).isEqualTo(1);
    assertThat(scene().listing(second).open()).isZero();
  }

  @Test
  default void an_answer_that_comes_twice_settles_once() {
    long list = scene().list("a.txt", asin(1), asin(2));
    Scene.Call call = scene().call(ASINS, 1, OPEN);
    call.found();
    call.found();
    assertThat(scene().listing(list).open()).isEqualTo(1);
  }

  @Test
  default void an_answer_to_a_code_that_was_given_back_meanwhile_counts() {
    long list = scene().list("a.txt", asin(1));
    Scene.Call call = scene().call(ASINS, 1, OPEN);
    scene().ledger.answers().release(call.batch.requests());
    call.found();
    assertThat(scene().waiting(ASINS)).isZero();
    assertThat(scene().rows(list)).extracting(ResultRow::outcome).containsExactly(Outcome.FOUND);
  }

  @Test
  default void each_outcome_reaches_its_row_with_its_words() {
    long list = scene().list("a.txt", asin(1), asin(2), asin(3), asin(4), "x");
    Scene.Call call = scene().call(ASINS, 2, OPEN);
    long found = call.batch.requests().get(0).lookup();
    long missing = call.batch.requests().get(1).lookup();
    call.answered(DailyQuotaReport.NOTHING, item(found), new Answer(missing, Answer.NONE));
    scene()
        .call(ASINS, 1, OPEN)
        .ended(CallStatus.BAD_REQUEST, false, null, CallOutcome.Disposition.REFUSED);
    scene()
        .call(ASINS, 1, OPEN)
        .ended(CallStatus.UNREADABLE, true, null, CallOutcome.Disposition.FAILED);
    assertThat(scene().rows(list))
        .extracting(ResultRow::outcome)
        .containsExactly(
            Outcome.FOUND, Outcome.NOT_FOUND, Outcome.REFUSED, Outcome.FAILED, Outcome.INVALID);
    assertThat(scene().rows(list))
        .extracting(ResultRow::note)
        .containsExactly("", "", "the server's words", "the server's words", "no code");
    assertThat(scene().rows(list).get(0).items()).isEqualTo(item(found).items());
    assertThat(scene().rows(list).get(1).items()).isEqualTo(Answer.NONE);
  }

  @Test
  default void what_is_to_be_said_of_an_answer_without_items_reaches_every_row_that_wants_it() {
    long list = scene().list("a.txt", asin(1), asin(1));
    Scene.Call call = scene().call(ASINS, 1, OPEN);
    long code = call.batch.requests().get(0).lookup();
    call.answered(
        DailyQuotaReport.NOTHING, new Answer(code, Answer.NONE, "an item came for another code"));
    long known = scene().list("b.txt", asin(1));
    for (long each : new long[] {list, known}) {
      assertThat(scene().rows(each))
          .allMatch(row -> row.outcome() == Outcome.NOT_FOUND)
          .allMatch(row -> row.note().equals("an item came for another code"));
    }
  }

  @Test
  default void codes_that_are_kept_stay_with_whoever_called() {
    long list = scene().list("a.txt", asins(1, 4));
    Scene.Call call = scene().call(ASINS, 4, OPEN);
    call.ended(CallStatus.BAD_REQUEST, false, null, CallOutcome.Disposition.KEPT);
    assertThat(scene().waiting(ASINS)).isZero();
    assertThat(scene().listing(list).open()).isEqualTo(4);
  }

  @Test
  default void codes_of_a_call_that_is_put_off_wait_again_in_their_place() {
    scene().list("a.txt", asins(1, 4));
    Scene.Call call = scene().call(ASINS, 2, OPEN);
    call.slowedDown(scene().now);
    assertThat(scene().ledger.pacing().claim(ASINS, 2)).isEqualTo(call.batch.requests());
  }

  @Test
  default void the_shares_of_the_lists_add_up_to_the_price_of_the_call() {
    long[] lists = {
      scene().list("a.txt", asins(0, 1)),
      scene().list("b.txt", asins(10, 3)),
      scene().list("c.txt", asins(20, 3))
    };
    scene().call(ASINS, 7, TRIAL).found();
    assertThat(scene().usage(lists[0]).tokensSpent()).isEqualTo(1);
    assertThat(
            scene().usage(lists[0]).tokensSpent()
                + scene().usage(lists[1]).tokensSpent()
                + scene().usage(lists[2]).tokensSpent())
        .isEqualTo(10);
    assertThat(scene().usage(lists[2]).calls()).isEqualTo(1);
  }

  @Test
  default void a_429_is_on_the_account_and_costs_nothing() {
    long list = scene().list("a.txt", asins(0, 5));
    scene().call(ASINS, 5, TRIAL).slowedDown(scene().now);
    assertThat(scene().usage(list))
        .extracting(a -> a.tokensSpent(), a -> a.calls(), a -> a.slowDowns())
        .containsExactly(0L, 1L, 1L);
  }
}
