package caravan.ledger;

import static caravan.ledger.Scene.ASINS;
import static caravan.ledger.Scene.OPEN;
import static caravan.ledger.Scene.asin;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import caravan.codes.Outcome;
import caravan.codes.ResultRow;
import java.time.Duration;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Asking again for what failed. */
interface RetryContract {

  Scene scene();

  /** A delivered list whose first row is found, the second failed, the third refused. */
  private long mixed() {
    long list = scene().list("mixed.txt", asin(1), asin(2), asin(3), "rubbish", asin(2));
    scene().call(ASINS, 1, OPEN).found();
    scene()
        .call(ASINS, 1, OPEN)
        .ended(CallStatus.UNREADABLE, false, null, CallOutcome.Disposition.FAILED);
    scene()
        .call(ASINS, 1, OPEN)
        .ended(CallStatus.BAD_REQUEST, false, null, CallOutcome.Disposition.REFUSED);
    scene().ledger.deliveries().name(list, "mixed");
    scene().ledger.deliveries().delivered(list, scene().now);
    return list;
  }

  private OptionalLong retry(long list, boolean refused) {
    return scene().ledger.lists().retry(list, refused, scene().now);
  }

  @Test
  default void failed_rows_of_a_delivered_list_are_asked_again_for_a_new_list() {
    long old = mixed();
    long fresh = retry(old, false).orElseThrow();
    assertThat(scene().waiting(ASINS)).isEqualTo(1);
    ListRecord listing = scene().listing(fresh);
    assertThat(listing.rows()).isEqualTo(5);
    assertThat(listing.open()).isEqualTo(2);
    assertThat(listing.result()).isNull();
    assertThat(scene().ledger.lists().unshelved()).extracting(ListRecord::id).doesNotContain(fresh);
  }

  @Test
  default void a_retried_list_is_complete_when_its_rows_have_answers() {
    long fresh = retry(mixed(), false).orElseThrow();
    scene().answerAll(ASINS);
    assertThat(scene().ledger.deliveries().complete(10))
        .extracting(ListRecord::id)
        .containsExactly(fresh);
    assertThat(scene().rows(fresh))
        .extracting(ResultRow::outcome)
        .containsExactly(
            Outcome.FOUND, Outcome.FOUND, Outcome.REFUSED, Outcome.INVALID, Outcome.FOUND);
    assertThat(scene().usage(fresh).knownBefore()).isEqualTo(2);
    assertThat(scene().usage(fresh).tokensSpent()).isPositive();
  }

  @Test
  default void refused_rows_are_asked_again_only_where_that_is_wanted() {
    long old = mixed();
    retry(old, true);
    assertThat(scene().waiting(ASINS)).isEqualTo(2);
  }

  @Test
  default void a_list_without_failed_rows_is_not_retried() {
    long list = scene().list("fine.txt", asin(1));
    scene().answerAll(ASINS);
    scene().ledger.deliveries().delivered(list, scene().now);
    assertThat(retry(list, true)).isEmpty();
    assertThat(scene().ledger.overview().atWork(10)).isEmpty();
  }

  @Test
  default void a_list_at_work_is_not_retried() {
    long list = scene().list("open.txt", asin(1), asin(2));
    scene()
        .call(ASINS, 1, OPEN)
        .ended(CallStatus.UNREADABLE, false, null, CallOutcome.Disposition.FAILED);
    assertThat(retry(list, false)).isEmpty();
  }

  @Test
  default void another_list_that_is_not_delivered_waits_for_the_new_answer_too() {
    long old = mixed();
    long other = scene().list("other.txt", asin(3));
    assertThat(scene().listing(other).open()).isZero();
    retry(old, true);
    assertThat(scene().listing(other).open()).isEqualTo(1);
    scene().answerAll(ASINS);
    assertThat(scene().listing(other).open()).isZero();
  }

  @Test
  default void retried_rows_take_turns_with_the_lists_at_work() {
    long old = mixed();
    scene().list("large.txt", Scene.asins(100, 50));
    retry(old, false);
    assertThat(Scene.texts(scene().ledger.pacing().claim(ASINS, 2))).contains(asin(2));
  }

  @Test
  default void a_delivered_list_is_handed_back_once_more_and_nothing_is_asked_for_it() {
    long list = mixed();
    assertThat(scene().ledger.lists().deliverAgain(list)).isTrue();
    assertThat(scene().waiting(ASINS)).isZero();
    assertThat(scene().ledger.deliveries().complete(10))
        .extracting(ListRecord::id, ListRecord::result, ListRecord::finished)
        .containsExactly(tuple(list, null, null));
    assertThat(scene().rows(list)).hasSize(5);
  }

  @Test
  default void a_list_at_work_or_forgotten_is_not_handed_back_once_more() {
    long working = scene().list("open.txt", asin(1));
    assertThat(scene().ledger.lists().deliverAgain(working)).isFalse();
    long old = mixed();
    scene().now = scene().now.plus(Duration.ofDays(100));
    while (scene()
        .ledger
        .forgetting()
        .forget(scene().now.minus(Duration.ofDays(90)), Scene.MONTH, scene().now)) {}
    assertThat(scene().ledger.lists().deliverAgain(old)).isFalse();
  }

  @Test
  default void what_is_handed_back_once_more_waits_for_an_answer_that_others_want_anew() {
    long old = mixed();
    retry(old, false);
    assertThat(scene().ledger.lists().deliverAgain(old)).isTrue();
    assertThat(scene().listing(old).open()).isEqualTo(2);
    scene().answerAll(ASINS);
    assertThat(scene().ledger.deliveries().complete(10)).extracting(ListRecord::id).contains(old);
  }
}
