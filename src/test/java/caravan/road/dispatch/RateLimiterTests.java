package caravan.road.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import caravan.codes.Batch;
import caravan.ledger.Pause;
import caravan.ledger.Reservation;
import caravan.pace.LearnedLimit;
import caravan.pace.Plan;
import caravan.road.RoadScene;
import caravan.road.failures.PostponedException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whether a call may go out now, later, or not from memory, over a real ledger. */
class RateLimiterTests {

  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration NAP = Duration.ofMillis(200);

  @TempDir private Path folder;
  private RoadScene scene;
  private Plan plan = new Plan(50, MINUTE, 150_000, 10, 100);
  private RateLimiter limiter;

  @BeforeEach
  void open() {
    scene = new RoadScene(folder, 400);
    limiter =
        new RateLimiter(
            RoadScene.LANE.channel(),
            scene.ledger.pacing(),
            new AdaptiveLimit(() -> plan, LearnedLimit.NONE, (taught, learned) -> {}),
            scene);
  }

  @AfterEach
  void close() {
    scene.close();
  }

  private Batch batch(int codes) {
    return scene.claimed(codes).batch();
  }

  private Reservation.Wait waits(int codes) {
    Reservation reservation = limiter.reserve(batch(codes));
    assertThat(reservation).isInstanceOf(Reservation.Wait.class);
    return (Reservation.Wait) reservation;
  }

  private void postponed(int codes, String why) {
    Batch batch = batch(codes);
    assertThatThrownBy(() -> limiter.reserve(batch))
        .isInstanceOf(PostponedException.class)
        .hasMessageContaining(codes + " codes of circana.asin.com")
        .hasMessageEndingWith(why);
  }

  @Test
  void a_call_that_the_window_allows_is_granted_and_its_price_is_written_down() {
    assertThat(limiter.reserve(batch(45))).isInstanceOf(Reservation.Granted.class);
    assertThat(scene.standing().inFlight()).isEqualTo(1);
    assertThat(scene.standing().spent())
        .singleElement()
        .satisfies(spent -> assertThat(spent.tokens()).isEqualTo(50));
  }

  @Test
  void a_full_window_is_waited_for_nap_by_nap() {
    limiter.reserve(batch(50));
    Reservation.Wait wait = waits(10);
    assertThat(wait.why()).isEqualTo("the plan's window is full");
    assertThat(wait.pause()).isLessThanOrEqualTo(NAP);
  }

  @Test
  void a_batch_of_which_the_window_has_room_for_a_part_is_given_back_with_its_permits() {
    scene.answered(30);
    postponed(40, "the plan's window is full");
    assertThat(limiter.permits(scene.claimed(20))).isZero();
    assertThat(limiter.reserve(batch(20))).isInstanceOf(Reservation.Granted.class);
    assertThat(waits(10).pause()).as("the window has room for no call").isPositive();
  }

  @Test
  void a_batch_that_fits_in_a_moment_is_not_cut() {
    limiter.reserve(batch(10));
    assertThat(waits(50).pause()).as("an answer may come any time").isPositive();
    scene.answered(10);
    scene.pass(MINUTE.minusMillis(250));
    assertThat(waits(40).pause()).isPositive();
  }

  @Test
  void where_calls_are_spaced_evenly_a_whole_call_is_waited_for() {
    plan = new Plan(50, MINUTE, 150_000, 10, 100, 40);
    scene.answered(30);
    assertThat(waits(20).why()).isEqualTo("the plan's window is full");
  }

  @Test
  void a_rest_is_slept_through_in_naps_and_its_end_is_not_overslept() {
    scene.rests(Pause.Kind.SHORT, Duration.ofSeconds(7));
    assertThat(waits(10).pause()).isEqualTo(NAP);
    scene.pass(Duration.ofMillis(6_900));
    assertThat(waits(10).pause()).isEqualTo(Duration.ofMillis(100));
    scene.pass(Duration.ofMillis(100));
    assertThat(limiter.reserve(batch(10))).isInstanceOf(Reservation.Granted.class);
  }

  @Test
  void a_batch_waits_in_memory_for_two_windows_and_no_longer() {
    scene.rests(Pause.Kind.SHORT, MINUTE.multipliedBy(2));
    assertThat(waits(10).pause()).isEqualTo(NAP);
    scene.ledger.pacing().resume(RoadScene.LANE.channel());
    scene.rests(Pause.Kind.SHORT, MINUTE.multipliedBy(2).plusMillis(1));
    postponed(10, "it rests");
  }

  @Test
  void where_a_person_is_waited_for_a_batch_waits_for_no_more_than_a_moment() {
    scene.rests(Pause.Kind.KEY, Duration.ofMillis(250));
    assertThat(waits(10).why()).isEqualTo("it rests");
    scene.ledger.pacing().resume(RoadScene.LANE.channel());
    scene.rests(Pause.Kind.KEY, Duration.ofMillis(251));
    postponed(10, "it rests");
  }

  @Test
  void an_outage_of_some_seconds_is_waited_for_in_memory() {
    scene.rests(Pause.Kind.OUTAGE, Duration.ofMillis(251));
    assertThat(waits(10).pause()).isEqualTo(NAP);
  }

  @Test
  void a_batch_that_the_plan_can_never_pay_for_is_given_back_to_be_cut() {
    limiter.reserve(batch(50));
    assertThat(waits(50).pause()).isPositive();
    postponed(51, "never fits the plan");
  }

  @Test
  void once_it_is_stopped_every_batch_is_given_back() {
    limiter.stop();
    postponed(10, "Caravan is stopping");
    assertThat(scene.standing().spent()).isEmpty();
  }

  @Test
  void a_call_takes_a_permit_a_price_step() {
    assertThat(limiter.permits(scene.claimed(45))).isEqualTo(5);
    assertThat(limiter.permits(scene.claimed(1))).isEqualTo(1);
    assertThat(limiter.permitsPerWindow()).isEqualTo(5);
  }

  @Test
  void what_took_its_permits_and_a_plan_without_a_known_limit_take_none() {
    assertThat(limiter.permits(Attempt.permitted(batch(45)))).isZero();
    plan = new Plan(0, MINUTE, 150_000, 10, 100);
    assertThat(limiter.permits(scene.claimed(45))).isZero();
    assertThat(limiter.permitsPerWindow()).isEqualTo(1);
    limiter.refund(batch(45));
    plan = new Plan(50, MINUTE, 150_000, 10, 100);
    assertThat(limiter.permits(scene.claimed(45))).isEqualTo(5);
  }

  @Test
  void a_refund_pays_for_the_next_calls_of_its_window() {
    limiter.refund(batch(45));
    assertThat(limiter.permits(scene.claimed(25))).isZero();
    assertThat(limiter.permits(scene.claimed(45))).isEqualTo(3);
    limiter.refund(batch(45));
    scene.pass(MINUTE);
    assertThat(limiter.permits(scene.claimed(45))).isEqualTo(5);
  }
}
