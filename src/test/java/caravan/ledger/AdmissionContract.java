package caravan.ledger;

import static caravan.ledger.Scene.OPEN;
import static caravan.ledger.Scene.TRIAL;
import static caravan.ledger.Scene.slowDown;
import static org.assertj.core.api.Assertions.assertThat;

import caravan.asinscope.BarcodesLookup;
import caravan.asinscope.CircanaBarcodes;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Window, park and probe. */
interface AdmissionContract {

  Duration SECOND = Duration.ofSeconds(1);

  Scene scene();

  @Test
  default void a_call_fits_to_the_last_token_and_not_beyond() {
    scene().send(20, TRIAL).found();
    assertThat(scene().refused(11, TRIAL).pause()).isEqualTo(TRIAL.window());
    scene().send(10, TRIAL);
    assertThat(scene().refused(1, TRIAL).why()).contains("window is full");
  }

  @Test
  default void tokens_count_until_one_window_after_the_answer() {
    Scene.Call call = scene().send(30, TRIAL);
    scene().later(Duration.ofMinutes(5)).refused(1, TRIAL);
    call.found();
    assertThat(scene().later(Duration.ofMillis(59_999)).refused(1, TRIAL).pause())
        .isEqualTo(Duration.ofMillis(1));
    scene().later(Duration.ofMillis(1)).send(30, TRIAL);
  }

  @Test
  default void a_call_that_the_server_did_not_count_frees_its_tokens() {
    Scene.Call call = scene().send(30, TRIAL);
    call.ended(CallStatus.BAD_REQUEST, false, null, CallOutcome.Disposition.KEPT);
    scene().send(30, TRIAL);
  }

  @Test
  default void a_call_that_never_fits_the_plan_is_told_so() {
    assertThat(scene().refused(31, TRIAL).why()).contains("40 tokens never fits");
  }

  @Test
  default void channels_do_not_share_a_window() {
    scene().send(30, TRIAL);
    assertThat(scene().ledger.pacing().state(BarcodesLookup.CHANNEL, OPEN, scene().now).spent())
        .isEmpty();
    assertThat(scene().state(TRIAL).inFlight()).isEqualTo(1);
  }

  @Test
  default void one_429_parks_once_and_those_of_calls_under_way_only_extend() {
    Scene.Call first = scene().send(1, OPEN);
    Scene.Call second = scene().send(1, OPEN);
    Scene.Call third = scene().send(1, OPEN);
    Instant soon = scene().now.plusSeconds(3);
    assertThat(first.slowedDown(soon)).isTrue();
    assertThat(second.slowedDown(soon.plusSeconds(4))).isFalse();
    assertThat(third.slowedDown(soon)).isFalse();
    assertThat(parkedUntil()).isEqualTo(soon.plusSeconds(4));
  }

  @Test
  default void a_parked_channel_tells_how_long_and_why() {
    scene().send(1, OPEN).slowedDown(scene().now.plusSeconds(3));
    assertThat(scene().refused(1, OPEN))
        .isEqualTo(new Reservation.Wait(Duration.ofSeconds(3), "Too many requests"));
    assertThat(scene().state(OPEN).open(scene().now)).isFalse();
  }

  @Test
  default void exactly_one_call_probes_a_channel_whose_time_is_over() {
    scene().send(1, OPEN).slowedDown(scene().now.plusSeconds(3));
    Scene.Call probe = scene().later(Duration.ofSeconds(3)).send(1, OPEN);
    assertThat(scene().refused(1, OPEN).why()).contains("finds out");
    assertThat(scene().state(OPEN).probing()).isTrue();
    probe.found();
    assertThat(scene().state(OPEN).pause()).isNull();
    scene().send(1, OPEN);
  }

  @Test
  default void a_probe_that_is_slowed_down_parks_again_and_leaves_the_next_probe_free() {
    scene().send(1, OPEN).slowedDown(scene().now.plusSeconds(3));
    Scene.Call probe = scene().later(Duration.ofSeconds(3)).send(1, OPEN);
    assertThat(probe.slowedDown(scene().now.plusSeconds(5))).isFalse();
    scene().refused(1, OPEN);
    scene().later(Duration.ofSeconds(5)).send(1, OPEN).found();
    assertThat(scene().state(OPEN).pause()).isNull();
  }

  @Test
  default void a_success_from_before_the_park_does_not_open_it() {
    Scene.Call slow = scene().send(1, OPEN);
    scene().send(1, OPEN).slowedDown(scene().now.plusSeconds(3));
    slow.found();
    assertThat(parkedUntil()).isEqualTo(scene().now.plusSeconds(3));
  }

  @Test
  default void a_late_429_while_a_probe_is_under_way_does_not_allow_a_second_probe() {
    Scene.Call slow = scene().send(1, OPEN);
    scene().send(1, OPEN).slowedDown(scene().now.plusSeconds(3));
    Scene.Call probe = scene().later(Duration.ofSeconds(3)).send(1, OPEN);
    slow.slowedDown(scene().now.plus(SECOND));
    scene().later(SECOND).refused(1, OPEN);
    probe.found();
    scene().send(1, OPEN);
  }

  @Test
  default void a_late_success_that_tells_of_a_used_up_day_does_not_allow_a_second_probe() {
    Scene.Call slow = scene().send(1, OPEN);
    scene().send(1, OPEN).slowedDown(scene().now.plusSeconds(3));
    scene().later(Duration.ofSeconds(3)).send(1, OPEN);
    slow.left(0, scene().now.plus(SECOND));
    assertThat(scene().later(SECOND).state(OPEN).probing()).isTrue();
  }

  @Test
  default void a_400_to_a_probe_opens_the_channel_because_the_server_answers() {
    scene().send(1, OPEN).slowedDown(scene().now);
    scene().send(1, OPEN).ended(CallStatus.BAD_REQUEST, false, null, CallOutcome.Disposition.KEPT);
    assertThat(scene().state(OPEN).pause()).isNull();
  }

  @Test
  default void outages_in_a_row_are_counted_until_an_answer() {
    for (int failures = 1; failures <= 3; failures++) {
      Pause outage = new Pause(Pause.Kind.OUTAGE, scene().now, "unreachable");
      scene()
          .send(1, OPEN)
          .ended(CallStatus.UNAVAILABLE, true, outage, CallOutcome.Disposition.WAITING);
      assertThat(scene().state(OPEN).failures()).isEqualTo(failures);
    }
    scene().send(1, OPEN).found();
    assertThat(scene().state(OPEN).failures()).isZero();
  }

  @Test
  default void resume_opens_whatever_is_parked_and_tells_whether_it_was() {
    Instant farAway = scene().now.plus(Duration.ofDays(36_500));
    Pause key = new Pause(Pause.Kind.KEY, farAway, "Invalid API key");
    scene()
        .send(1, OPEN)
        .ended(CallStatus.UNAUTHORIZED, false, key, CallOutcome.Disposition.WAITING);
    assertThat(scene().ledger.pacing().resume(CircanaBarcodes.CHANNEL)).isTrue();
    assertThat(scene().ledger.pacing().resume(CircanaBarcodes.CHANNEL)).isFalse();
    scene().send(1, OPEN);
  }

  @Test
  default void the_largest_call_that_a_refusal_told_is_remembered() {
    scene().ledger.answers().learnLargest(CircanaBarcodes.CHANNEL, 50);
    assertThat(scene().state(OPEN).largest()).hasValue(50);
    assertThat(scene().ledger.pacing().state(BarcodesLookup.CHANNEL, OPEN, scene().now).largest())
        .isEmpty();
  }

  @Test
  default void a_clock_that_goes_back_an_hour_makes_nothing_wait_longer_than_it_was_to() {
    scene().send(30, TRIAL).found();
    Pause pause = slowDown(scene().now.plusSeconds(3));
    scene()
        .send(1, OPEN)
        .ended(CallStatus.TOO_MANY_REQUESTS, false, pause, CallOutcome.Disposition.KEPT);
    scene().later(Duration.ofHours(-1));
    assertThat(scene().state(TRIAL).spent())
        .allMatch(s -> scene().now.plus(TRIAL.window()).equals(s.until()));
    assertThat(parkedUntil()).isEqualTo(scene().now.plusSeconds(3));
    scene().later(TRIAL.window()).send(30, TRIAL);
  }

  private Instant parkedUntil() {
    Pause pause = scene().state(OPEN).pause();
    return pause == null ? Instant.MIN : pause.until();
  }
}
