package caravan.ledger;

import static caravan.ledger.Scene.ASINS;
import static caravan.ledger.Scene.OPEN;
import static caravan.ledger.Scene.asin;
import static caravan.ledger.Scene.asins;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import caravan.asinscope.BarcodesLookup;
import caravan.asinscope.CircanaBarcodes;
import caravan.codes.Batch;
import caravan.codes.Choice;
import caravan.codes.Outcome;
import caravan.codes.ResultRow;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Channels that people pause, how urgent they say lists are, and who said so. */
interface ActContract {

  Scene scene();

  Scene reopened();

  private Acts acts() {
    return scene().ledger.acts();
  }

  private Signature anna(String note) {
    return new Signature("anna", scene().now, note);
  }

  private boolean urgency(long list, Urgency urgency) {
    return acts().urgency(list, urgency, anna(""));
  }

  @Test
  default void a_paused_channel_reserves_nothing_and_tells_who_paused_it_also_after_a_restart() {
    scene().list("a.txt", asin(1));
    assertThat(acts().pause(CircanaBarcodes.CHANNEL, anna("until finance says yes"))).isTrue();
    assertThat(acts().pause(CircanaBarcodes.CHANNEL, new Signature("ben", scene().now, "")))
        .isFalse();
    assertThat(scene().refused(1, OPEN).pause()).isGreaterThan(Duration.ofDays(2));

    reopened().ledger.recover(channel -> OPEN, scene().now);
    ChannelState state = scene().state(OPEN);
    assertThat(state.paused())
        .isEqualTo(new ManualPause("anna", scene().now, "until finance says yes"));
    assertThat(state.open(scene().now)).isFalse();
    assertThat(state.pause()).isNull();
    assertThat(scene().ledger.pacing().state(BarcodesLookup.CHANNEL, OPEN, scene().now).paused())
        .isNull();
  }

  @Test
  default void what_opens_a_parked_channel_does_not_open_a_paused_one_and_resume_ends_both() {
    scene().send(1, OPEN).slowedDown(scene().now.plusSeconds(9));
    acts().pause(CircanaBarcodes.CHANNEL, anna(""));
    assertThat(scene().ledger.pacing().resume(CircanaBarcodes.CHANNEL)).isTrue();
    assertThat(scene().state(OPEN).open(scene().now)).isFalse();

    assertThat(acts().resume(CircanaBarcodes.CHANNEL, anna(""))).isTrue();
    assertThat(scene().state(OPEN).open(scene().now)).isTrue();
    assertThat(acts().resume(CircanaBarcodes.CHANNEL, anna(""))).isFalse();
    scene().send(1, OPEN).slowedDown(scene().now.plusSeconds(9));
    assertThat(acts().resume(CircanaBarcodes.CHANNEL, anna(""))).isTrue();
    assertThat(scene().state(OPEN).open(scene().now)).isTrue();
  }

  @Test
  default void an_answer_from_before_the_pause_leaves_the_channel_paused() {
    Scene.Call call = scene().send(1, OPEN);
    acts().pause(CircanaBarcodes.CHANNEL, anna(""));
    call.found();
    assertThat(scene().state(OPEN).open(scene().now)).isFalse();
  }

  @Test
  default void every_act_is_told_with_who_and_when_and_what_was_not_done_is_not() {
    long list = scene().list("a.txt", asin(1));
    acts().pause(CircanaBarcodes.CHANNEL, anna("why"));
    acts().pause(CircanaBarcodes.CHANNEL, anna("again"));
    scene().later(Duration.ofSeconds(1));
    urgency(list, Urgency.IDLE);
    acts().cancel(list, anna(""));
    assertThat(acts().cancel(list, anna(""))).isFalse();

    Overview look = reopened().ledger.overview();
    assertThat(look.acts(9))
        .extracting(Act::kind)
        .containsExactly(Act.Kind.CANCEL, Act.Kind.URGENCY, Act.Kind.PAUSE);
    assertThat(look.acts(CircanaBarcodes.CHANNEL, 9))
        .containsExactly(
            Act.of(
                CircanaBarcodes.CHANNEL,
                Act.Kind.PAUSE,
                new Signature("anna", scene().now.minusSeconds(1), "why")));
    assertThat(look.acts(list, 9))
        .extracting(Act::subject, act -> act.signature().note(), act -> act.signature().at())
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("a.txt", "", scene().now),
            org.assertj.core.groups.Tuple.tuple("a.txt", "idle", scene().now));
    assertThat(look.acts(BarcodesLookup.CHANNEL, 9)).isEmpty();
  }

  @Test
  default void what_was_said_of_a_held_list_is_told_of_the_list_that_it_becomes() {
    Holds holds = scene().ledger.holds();
    long held =
        holds.hold(
            Scene.head("a.txt", false),
            "a.txt",
            "odd",
            "",
            scene().ledger.nodes().id(),
            scene().now);
    holds.lies(held);
    Held seen = scene().ledger.overview().held().get(0);
    holds.release(held, Choice.AS_READ, scene().now);
    acts().note(Act.of(seen, Act.Kind.RELEASE, anna("")));
    long list = scene().open("a.txt", false);
    holds.enrolled(list, held);
    assertThat(scene().ledger.overview().acts(list, 9))
        .extracting(Act::kind)
        .containsExactly(Act.Kind.RELEASE);
  }

  @Test
  default void acts_are_forgotten_with_the_lists_of_their_time() {
    acts().pause(CircanaBarcodes.CHANNEL, anna(""));
    scene().later(Duration.ofDays(2));
    scene().ledger.forgetting().forget(scene().now.minusSeconds(9), Scene.MONTH, scene().now);
    assertThat(scene().ledger.overview().acts(9)).isEmpty();
    assertThat(scene().state(OPEN).paused()).isNotNull();
  }

  @Test
  default void an_urgent_list_is_claimed_first_and_one_for_idle_times_last() {
    long idle = scene().list("idle.txt", asin(1));
    scene().list("plain.txt", asin(2));
    long urgent = scene().list("urgent.txt", asin(3));
    assertThat(urgency(urgent, Urgency.URGENT)).isTrue();
    assertThat(urgency(idle, Urgency.IDLE)).isTrue();
    assertThat(Scene.texts(scene().ledger.pacing().claim(ASINS, 3)))
        .containsExactly(asin(3), asin(2), asin(1));
    assertThat(scene().listing(idle).urgency()).isEqualTo(Urgency.IDLE);
  }

  @Test
  default void no_code_of_a_held_list_is_claimed_but_those_that_others_want_who_then_pay() {
    long held = scene().list("held.txt", asins(0, 3));
    urgency(held, Urgency.HELD);
    assertThat(scene().ledger.pacing().next(CircanaBarcodes.CHANNEL, 9)).isEmpty();
    assertThat(scene().ledger.pacing().claim(ASINS, 9)).isEmpty();

    long other = scene().list("other.txt", asin(1), asin(7));
    assertThat(scene().waiting(ASINS)).isEqualTo(2);
    Scene.Call call = scene().call(ASINS, 9, OPEN);
    assertThat(call.batch.requests()).extracting(one -> one.list()).containsOnly(other);
    call.found();
    assertThat(scene().listing(held).open()).isEqualTo(2);
    assertThat(scene().listing(other).open()).isZero();

    urgency(held, Urgency.NORMAL);
    assertThat(scene().waiting(ASINS)).isEqualTo(2);
  }

  @Test
  default void a_list_that_is_held_leaves_what_others_want_to_them() {
    long held = scene().list("held.txt", asins(0, 3));
    long other = scene().list("other.txt", asin(1));
    urgency(held, Urgency.HELD);
    Batch batch = Batch.of(scene().ledger.pacing().claim(ASINS, 9));
    assertThat(batch.requests()).extracting(one -> one.list()).containsExactly(other);
  }

  @Test
  default void a_list_that_is_held_no_longer_takes_turns_and_makes_up_for_nothing() {
    long held = scene().list("held.txt", asins(0, 50));
    urgency(held, Urgency.HELD);
    scene().list("plain.txt", asins(100, 50));
    scene().call(ASINS, 40, OPEN).found();
    urgency(held, Urgency.NORMAL);
    assertThat(Scene.texts(scene().ledger.pacing().claim(ASINS, 10)))
        .contains(asin(140), asin(141), asin(0), asin(1));
  }

  @Test
  default void a_delivered_list_has_no_urgency_any_more_and_can_not_be_cancelled() {
    long list = scene().list("a.txt", asin(1));
    scene().answerAll(ASINS);
    assertThat(acts().cancel(list, anna(""))).isFalse();
    scene().ledger.deliveries().delivered(list, scene().now);
    assertThat(urgency(list, Urgency.URGENT)).isFalse();
    assertThat(acts().cancel(list, anna(""))).isFalse();
    assertThat(urgency(list + 1, Urgency.URGENT)).isFalse();
  }

  @Test
  default void the_urgency_of_a_hundred_thousand_codes_is_one_quick_step() {
    long large = scene().list("large.txt", asins(0, 100_000));
    scene().list("small.txt", asins(50, 10));
    assertTimeout(Duration.ofMinutes(1), () -> urgency(large, Urgency.HELD)); // code by code: hours
    assertThat(scene().waiting(ASINS)).isEqualTo(10);
  }

  @Test
  default void a_cancelled_list_is_complete_with_what_is_there_and_its_rows_say_who_cancelled() {
    long list = scene().list("a.txt", asin(1), asin(2), "rubbish", asin(2));
    scene().call(ASINS, 1, OPEN).found();
    assertThat(acts().cancel(list, anna("too dear"))).isTrue();
    assertThat(scene().waiting(ASINS)).isZero();
    assertThat(scene().ledger.deliveries().complete(9))
        .extracting(ListRecord::id)
        .containsExactly(list);
    List<ResultRow> rows = scene().rows(list);
    assertThat(rows)
        .extracting(ResultRow::outcome)
        .containsExactly(Outcome.FOUND, Outcome.FAILED, Outcome.INVALID, Outcome.FAILED);
    assertThat(rows.get(1).note()).isEqualTo("cancelled by anna");
    assertThat(rows.get(1).lookedUpAt()).isNull();
  }

  @Test
  default void what_another_list_wants_is_asked_for_that_one_which_then_pays() {
    long list = scene().list("a.txt", asin(1), asin(2));
    long other = scene().list("b.txt", asin(2));
    acts().cancel(list, anna(""));
    assertThat(scene().listing(list).open()).isZero();
    Scene.Call call = scene().call(ASINS, 9, OPEN);
    assertThat(Scene.texts(call.batch.requests())).containsExactly(asin(2));
    assertThat(call.batch.requests()).extracting(one -> one.list()).containsExactly(other);
    assertThat(scene().rows(list))
        .extracting(ResultRow::note)
        .containsExactly("cancelled by anna", "cancelled by anna");
    call.found();
    assertThat(scene().listing(other).open()).isZero();
    assertThat(scene().listing(list).open()).isZero();
  }

  @Test
  default void a_cancelled_list_waits_for_calls_under_way_and_has_their_answers() {
    long list = scene().list("a.txt", asins(0, 4));
    Scene.Call call = scene().call(ASINS, 2, OPEN);
    acts().cancel(list, anna(""));
    assertThat(scene().ledger.deliveries().complete(9)).isEmpty();
    call.found();
    assertThat(scene().ledger.deliveries().complete(9)).hasSize(1);
    assertThat(scene().rows(list))
        .extracting(ResultRow::outcome)
        .containsExactly(Outcome.FOUND, Outcome.FOUND, Outcome.FAILED, Outcome.FAILED);
  }

  @Test
  default void a_batch_that_only_a_cancelled_list_wants_is_not_sent_and_fails_when_given_back() {
    long list = scene().list("a.txt", asin(1));
    long other = scene().list("b.txt", asin(2));
    Batch batch = Batch.of(scene().ledger.pacing().claim(ASINS, 2));
    acts().cancel(list, anna(""));
    assertThat(scene().ledger.pacing().reserve(batch, OPEN, scene().now))
        .isInstanceOf(Reservation.Wait.class);
    scene().ledger.answers().release(batch.requests());
    assertThat(scene().rows(list)).extracting(ResultRow::note).containsExactly("cancelled by anna");
    assertThat(Scene.texts(scene().ledger.pacing().claim(ASINS, 9))).containsExactly(asin(2));
    assertThat(scene().listing(other).open()).isEqualTo(1);
  }

  @Test
  default void a_cancelled_list_whose_codes_were_in_hand_is_complete_after_a_restart() {
    long list = scene().list("a.txt", asins(0, 4));
    scene().call(ASINS, 2, OPEN);
    acts().cancel(list, anna(""));
    reopened().ledger.recover(channel -> OPEN, scene().now);
    assertThat(scene().waiting(ASINS)).isZero();
    assertThat(scene().rows(list)).extracting(ResultRow::outcome).containsOnly(Outcome.FAILED);
  }

  @Test
  default void a_retry_takes_a_cancelled_list_up_again_with_what_others_brought_meanwhile() {
    long list = scene().list("a.txt", asin(1), asin(2), asin(3));
    scene().list("b.txt", asin(3));
    scene().call(ASINS, 1, OPEN).found();
    acts().cancel(list, anna(""));
    scene().rows(list);
    scene().ledger.deliveries().delivered(list, scene().now);

    long again = scene().ledger.lists().retry(list, false, scene().now).orElseThrow();
    assertThat(scene().listing(again).open()).isEqualTo(2);
    assertThat(scene().waiting(ASINS)).isEqualTo(2);
    scene().answerAll(ASINS);
    assertThat(scene().rows(again)).extracting(ResultRow::outcome).containsOnly(Outcome.FOUND);
  }

  @Test
  default void a_retry_of_a_cancelled_list_of_which_others_brought_all_answers_asks_nothing() {
    long list = scene().list("a.txt", asin(1));
    scene().list("b.txt", asin(1));
    acts().cancel(list, anna(""));
    scene().ledger.deliveries().delivered(list, scene().now);
    scene().later(Duration.ofSeconds(1));
    scene().answerAll(ASINS);
    long again = scene().ledger.lists().retry(list, false, scene().now).orElseThrow();
    assertThat(scene().rows(again)).extracting(ResultRow::outcome).containsExactly(Outcome.FOUND);
  }
}
