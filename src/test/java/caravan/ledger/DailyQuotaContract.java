package caravan.ledger;

import static caravan.ledger.Scene.OPEN;
import static org.assertj.core.api.Assertions.assertThat;

import caravan.asinscope.BarcodesLookup;
import caravan.asinscope.CircanaBarcodes;
import caravan.pace.Plan;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What the day has left. */
interface DailyQuotaContract {

  /** No limit but the day's, which the server alone knows, in steps of ten. */
  Plan TOLD = new Plan(0, Duration.ofMinutes(1), 0, 10, 100);

  /** 100 tokens a day. */
  Plan HUNDRED = new Plan(0, Duration.ofMinutes(1), 100, 10, 100);

  Duration HOUR = Duration.ofHours(1);

  Scene scene();

  @Test
  default void a_server_that_never_said_leaves_it_to_the_plan() {
    assertThat(scene().state(TOLD).dayLeft()).isNull();
    assertThat(scene().state(HUNDRED).dayLeft()).isEqualTo(100);
  }

  @Test
  default void the_server_is_believed_over_our_own_count() {
    scene().send(10, HUNDRED).left(40, midnight());
    assertThat(scene().state(HUNDRED).dayLeft()).isEqualTo(40);
    assertThat(scene().state(HUNDRED).dayResets()).isEqualTo(midnight());
  }

  @Test
  default void calls_under_way_are_taken_off_what_the_server_said() {
    scene().send(10, TOLD).left(40, midnight());
    scene().later(AdmissionContract.SECOND).send(11, TOLD);
    assertThat(scene().state(TOLD).dayLeft()).isEqualTo(20);
  }

  @Test
  default void a_call_that_was_told_nothing_is_taken_off_too() {
    Scene.Call silent = scene().send(10, TOLD);
    scene().send(10, TOLD).left(40, midnight());
    silent.found();
    assertThat(scene().state(TOLD).dayLeft()).isEqualTo(30);
  }

  @Test
  default void of_two_answers_under_way_together_the_lower_number_holds_both() {
    for (boolean lowerFirst : new boolean[] {true, false}) {
      Scene.Call one = scene().later(HOUR).send(10, TOLD);
      Scene.Call two = scene().send(10, TOLD);
      scene().later(AdmissionContract.SECOND);
      (lowerFirst ? one : two).left(lowerFirst ? 80 : 90, midnight());
      (lowerFirst ? two : one).left(lowerFirst ? 90 : 80, midnight());
      assertThat(scene().state(TOLD).dayLeft()).isEqualTo(80);
    }
  }

  @Test
  default void a_later_answer_with_more_is_believed_because_the_plan_may_have_grown() {
    scene().send(10, TOLD).left(10, midnight());
    scene().later(AdmissionContract.SECOND).send(10, TOLD).left(5_000, midnight());
    assertThat(scene().state(TOLD).dayLeft()).isEqualTo(5_000);
  }

  @Test
  default void a_call_that_costs_more_than_the_day_has_is_refused_until_the_day_ends() {
    scene().send(10, TOLD).left(20, midnight());
    scene().later(AdmissionContract.SECOND);
    assertThat(scene().refused(21, TOLD))
        .isEqualTo(
            new Reservation.Wait(Duration.between(scene().now, midnight()), "the day is used up"));
    scene().send(20, TOLD);
  }

  @Test
  default void a_person_who_says_so_has_one_call_find_out_whether_a_spent_day_has_tokens() {
    scene().send(10, TOLD).left(0, midnight());
    scene().later(HOUR);
    scene().ledger.acts().resume(CircanaBarcodes.CHANNEL, new Signature("anna", scene().now, ""));
    assertThat(scene().state(TOLD).open(scene().now)).isTrue();
    assertThat(scene().state(TOLD).today(10)).as("one call of the least price").isEqualTo(10);
    assertThat(scene().refused(11, TOLD).why()).contains("used up");
    Scene.Call probe = scene().send(10, TOLD);
    assertThat(scene().refused(10, TOLD).why()).contains("finds out");
    scene().later(AdmissionContract.SECOND);
    probe.left(5_000, midnight());
    assertThat(scene().state(TOLD).pause()).isNull();
    assertThat(scene().state(TOLD).dayLeft()).isEqualTo(5_000);
  }

  @Test
  default void a_day_that_is_spent_still_is_waited_for_to_its_end() {
    scene().send(10, TOLD).left(0, midnight());
    scene().later(HOUR);
    scene().ledger.acts().resume(CircanaBarcodes.CHANNEL, new Signature("anna", scene().now, ""));
    Scene.Call probe = scene().send(10, TOLD);
    scene().later(AdmissionContract.SECOND);
    Pause told = new Pause(Pause.Kind.DAILY, midnight(), "Daily limit reached");
    probe.ended(CallStatus.TOO_MANY_REQUESTS, false, told, CallOutcome.Disposition.WAITING);
    assertThat(scene().state(TOLD).pause()).isEqualTo(told);
    assertThat(scene().refused(10, TOLD).pause())
        .isEqualTo(Duration.between(scene().now, midnight()));
  }

  @Test
  default void a_call_that_may_fit_waits_for_the_answer_under_way() {
    scene().send(10, TOLD).left(20, midnight());
    scene().later(AdmissionContract.SECOND).send(10, TOLD);
    assertThat(scene().refused(20, TOLD).why()).contains("under way");
    assertThat(scene().refused(20, TOLD).pause()).isLessThan(AdmissionContract.SECOND);
  }

  @Test
  default void the_day_s_last_token_parks_the_channel_until_the_next_day() {
    scene().send(10, TOLD).left(9, midnight());
    assertThat(scene().state(TOLD).pause())
        .isEqualTo(new Pause(Pause.Kind.DAILY, midnight(), "The day's tokens are used up"));
    scene().now = midnight();
    scene().send(10, TOLD).left(990, midnight().plus(Duration.ofDays(1)));
    assertThat(scene().state(TOLD).dayLeft()).isEqualTo(990);
  }

  @Test
  default void a_new_day_has_the_plan_s_tokens_until_the_server_speaks() {
    scene().send(10, HUNDRED).left(20, midnight());
    scene().now = midnight();
    assertThat(scene().state(HUNDRED).dayLeft()).isEqualTo(100);
    scene().send(10, HUNDRED);
    assertThat(scene().state(HUNDRED).dayLeft()).isEqualTo(90);
  }

  @Test
  default void our_own_count_forgets_what_is_a_day_old() {
    scene().send(100, HUNDRED).found();
    assertThat(scene().state(HUNDRED).dayLeft()).isZero();
    scene().later(Duration.ofDays(1)).later(Duration.ofMillis(1)).send(100, HUNDRED);
  }

  @Test
  default void a_day_without_a_known_end_is_asked_about_again_after_a_minute() {
    scene().send(10, TOLD).left(0, null);
    assertThat(scene().refused(10, TOLD).pause()).isEqualTo(Duration.ofMinutes(1));
    scene().later(Duration.ofMinutes(1)).send(10, TOLD);
  }

  @Test
  default void an_answer_of_the_old_day_does_not_spoil_the_new_one() {
    scene().send(10, TOLD).left(50, midnight());
    scene().now = midnight().minusSeconds(1);
    Scene.Call old = scene().send(10, TOLD);
    Scene.Call young = scene().send(10, TOLD);
    scene().now = midnight().plusSeconds(1);
    young.left(990, midnight().plus(Duration.ofDays(1)).plusMillis(500));
    old.left(40, midnight().plusSeconds(2));
    assertThat(scene().state(TOLD).dayLeft()).isEqualTo(990);
  }

  @Test
  default void an_answer_of_the_new_day_is_believed_over_one_of_the_old() {
    scene().now = midnight().minusSeconds(1);
    Scene.Call old = scene().send(10, TOLD);
    Scene.Call young = scene().send(10, TOLD);
    scene().now = midnight().plusSeconds(1);
    old.left(40, midnight().plusSeconds(2));
    young.left(990, midnight().plus(Duration.ofDays(1)).plusMillis(500));
    assertThat(scene().state(TOLD).dayLeft()).isEqualTo(990);
  }

  @Test
  default void calls_that_brought_no_answer_leave_one_call_to_find_out_what_became_of_them() {
    for (int failure = 0; failure < 2; failure++) {
      Pause over = new Pause(Pause.Kind.OUTAGE, scene().now, "the server answered 503");
      scene()
          .send(50, HUNDRED)
          .ended(CallStatus.UNAVAILABLE, true, over, CallOutcome.Disposition.WAITING);
    }
    assertThat(scene().state(HUNDRED).dayLeft()).isZero();
    assertThat(scene().state(HUNDRED).dayDoubtful()).isEqualTo(100);
    assertThat(scene().state(HUNDRED).dayInDoubt(10)).isTrue();
    Scene.Call probe = scene().later(AdmissionContract.SECOND).send(30, HUNDRED);
    assertThat(scene().refused(10, HUNDRED).why()).contains("finds out");
    probe.left(70, midnight());
    assertThat(scene().state(HUNDRED).dayLeft()).isEqualTo(70);
    assertThat(scene().state(HUNDRED).dayDoubtful()).isZero();
  }

  @Test
  default void one_call_finds_out_at_a_time_and_none_asks_for_more_than_there_can_be() {
    scene()
        .send(60, HUNDRED)
        .ended(CallStatus.UNREADABLE, true, null, CallOutcome.Disposition.KEPT);
    assertThat(scene().refused(101, HUNDRED).why()).contains("used up");
    scene().later(AdmissionContract.SECOND).send(90, HUNDRED);
    assertThat(scene().refused(10, HUNDRED).why()).contains("under way");
  }

  @Test
  default void answered_calls_that_used_up_the_day_leave_no_doubt() {
    scene().send(100, HUNDRED).found();
    assertThat(scene().state(HUNDRED).dayDoubtful()).isZero();
    assertThat(scene().refused(10, HUNDRED).why()).contains("used up");
  }

  @Test
  default void what_the_server_told_is_in_doubt_too_after_calls_without_an_answer() {
    scene().send(10, TOLD).left(40, midnight());
    Scene.Call lost = scene().later(AdmissionContract.SECOND).send(40, TOLD);
    lost.ended(CallStatus.UNAVAILABLE, true, null, CallOutcome.Disposition.WAITING);
    assertThat(scene().state(TOLD).dayLeft()).isZero();
    assertThat(scene().state(TOLD).today(10)).isEqualTo(40);
    scene().later(AdmissionContract.SECOND).send(40, TOLD);
  }

  @Test
  default void what_can_not_have_been_sent_is_charged_to_nobody() {
    long list = scene().list("a.txt", Scene.asins(0, 100));
    Scene.Call unsent = scene().call(Scene.ASINS, 100, HUNDRED);
    unsent.ended(CallStatus.UNSENT, false, null, CallOutcome.Disposition.WAITING);
    assertThat(scene().state(HUNDRED).dayLeft()).isEqualTo(100);
    assertThat(scene().state(HUNDRED).dayDoubtful()).isZero();
    assertThat(scene().state(HUNDRED).spent()).isEmpty();
    assertThat(scene().usage(list).tokensSpent()).isZero();
    assertThat(scene().usage(list).calls()).isZero();
  }

  @Test
  default void another_channel_has_another_day() {
    scene().send(10, TOLD).left(40, midnight());
    assertThat(scene().ledger.pacing().state(BarcodesLookup.CHANNEL, OPEN, scene().now).dayLeft())
        .isNull();
    assertThat(scene().ledger.pacing().state(CircanaBarcodes.CHANNEL, OPEN, scene().now).dayLeft())
        .isEqualTo(40);
  }

  private static Instant midnight() {
    return Instant.parse("2026-01-02T00:00:00Z");
  }
}
