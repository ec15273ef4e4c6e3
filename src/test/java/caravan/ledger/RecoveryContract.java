package caravan.ledger;

import static caravan.ledger.Scene.ASINS;
import static caravan.ledger.Scene.OPEN;
import static caravan.ledger.Scene.TRIAL;
import static caravan.ledger.Scene.asin;
import static caravan.ledger.Scene.asins;
import static caravan.ledger.Scene.texts;
import static org.assertj.core.api.Assertions.assertThat;

import caravan.asinscope.CircanaBarcodes;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What a process that ended without a farewell leaves, and what a new one makes of it. */
interface RecoveryContract {

  Scene scene();

  Scene reopened();

  @Test
  default void everything_that_was_told_is_there_after_a_restart() {
    long list = scene().list("a.txt", asins(1, 5));
    scene().call(ASINS, 2, TRIAL).found();
    recovered(Duration.ZERO);
    assertThat(scene().listing(list).open()).isEqualTo(3);
    assertThat(texts(scene().ledger.pacing().claim(ASINS, 9))).containsExactly(asins(3, 3));
    assertThat(scene().refused(21, TRIAL).why()).contains("window");
  }

  @Test
  default void claimed_codes_wait_again() {
    scene().list("a.txt", asins(1, 5));
    scene().ledger.pacing().claim(ASINS, 4);
    recovered(Duration.ZERO);
    assertThat(texts(scene().ledger.pacing().claim(ASINS, 9))).containsExactly(asins(1, 5));
  }

  @Test
  default void a_half_read_list_is_forgotten_with_what_only_it_wanted() {
    long whole = scene().list("a.txt", asin(1));
    scene().enrol(scene().open("b.txt", false), 1, asin(1), asin(2));
    scene().ledger.pacing().claim(ASINS, 9);
    recovered(Duration.ZERO);
    assertThat(scene().ledger.overview().atWork(9))
        .extracting(ListRecord::id)
        .containsExactly(whole);
    assertThat(texts(scene().ledger.pacing().claim(ASINS, 9))).containsExactly(asin(1));
  }

  /** What is forgotten at once is 2,000 rows: the list has a code in its first and last row. */
  @Test
  default void a_long_list_half_read_is_forgotten_piece_by_piece_and_nothing_of_it_stays() {
    long whole = scene().list("a.txt", asins(100, 5));
    long half = scene().open("b.txt", false);
    scene().enrol(half, 1, asins(0, 20_000));
    scene().enrol(half, 20_001, asins(20_000, 1_000));
    scene().enrol(half, 21_001, asin(3), asin(101));
    recovered(Duration.ZERO);
    assertThat(scene().ledger.overview().atWork(9))
        .extracting(ListRecord::id)
        .containsExactly(whole);
    assertThat(texts(scene().ledger.pacing().claim(ASINS, 9))).containsExactly(asins(100, 5));
    scene().list("b.txt", asin(3), asin(20_500));
    assertThat(texts(scene().ledger.pacing().claim(ASINS, 9)))
        .containsExactly(asin(3), asin(20_500));
  }

  @Test
  default void a_half_read_list_can_be_read_again() {
    scene().enrol(scene().open("b.txt", false), 1, asin(1), asin(2));
    recovered(Duration.ZERO);
    long again = scene().list("b.txt", asin(1), asin(2));
    scene().answerAll(ASINS);
    assertThat(scene().rows(again)).hasSize(2);
    assertThat(scene().usage(again).tokensSpent()).isEqualTo(2);
  }

  @Test
  default void calls_without_an_answer_count_from_the_restart() {
    scene().send(30, TRIAL);
    recovered(Duration.ofHours(1));
    assertThat(scene().state(TRIAL).inFlight()).isZero();
    assertThat(scene().refused(1, TRIAL).pause()).isEqualTo(TRIAL.window());
  }

  @Test
  default void a_probe_that_was_lost_makes_room_for_another() {
    scene().send(1, OPEN).slowedDown(scene().now.plusSeconds(1));
    scene().later(Duration.ofSeconds(1)).send(1, OPEN);
    recovered(Duration.ZERO);
    scene().send(1, OPEN).found();
    assertThat(scene().state(OPEN).pause()).isNull();
  }

  @Test
  default void a_park_lasts_through_a_restart() {
    scene().send(1, OPEN).slowedDown(scene().now.plus(Duration.ofHours(5)));
    recovered(Duration.ofHours(1));
    assertThat(scene().refused(1, OPEN).pause()).isEqualTo(Duration.ofHours(4));
  }

  @Test
  default void a_restart_with_the_clock_set_back_waits_no_longer_than_before() {
    scene().send(10, TRIAL).left(990, scene().now.plus(Duration.ofHours(8)));
    scene().send(1, TRIAL).slowedDown(scene().now.plus(Duration.ofHours(5)));
    recovered(Duration.ofDays(-400));
    ChannelState state = scene().state(TRIAL);
    assertThat(state.dayResets()).isEqualTo(scene().now.plus(Duration.ofHours(8)));
    assertThat(scene().refused(1, TRIAL).pause()).isEqualTo(Duration.ofHours(5));
    assertThat(state.spent()).allMatch(s -> scene().now.plus(TRIAL.window()).equals(s.until()));
  }

  @Test
  default void a_clock_set_forth_while_nobody_ran_does_not_open_the_window() {
    started("boot", 1_000);
    scene().send(30, TRIAL).found();
    later(Duration.ofSeconds(5), Duration.ofHours(1), "boot", 1_005);
    assertThat(scene().refused(1, TRIAL).pause()).isEqualTo(Duration.ofSeconds(55));
    scene().later(Duration.ofSeconds(55)).send(30, TRIAL);
  }

  @Test
  default void a_clock_set_back_while_nobody_ran_keeps_the_window_closed_no_longer() {
    started("boot", 1_000);
    scene().send(30, TRIAL).found();
    later(Duration.ofSeconds(5), Duration.ofHours(-1), "boot", 1_005);
    assertThat(scene().refused(1, TRIAL).pause()).isEqualTo(Duration.ofSeconds(55));
  }

  @Test
  default void a_clock_set_forth_again_and_again_is_followed_each_time() {
    started("boot", 1_000);
    scene().send(30, TRIAL).found();
    later(Duration.ofSeconds(5), Duration.ofHours(1), "boot", 1_005);
    later(Duration.ofSeconds(5), Duration.ofDays(3), "boot", 1_010);
    later(Duration.ofSeconds(5), Duration.ofDays(-9), "boot", 1_015);
    assertThat(scene().refused(1, TRIAL).pause()).isEqualTo(Duration.ofSeconds(45));
  }

  @Test
  default void time_that_passed_while_nobody_ran_is_over() {
    started("boot", 1_000);
    scene().send(30, TRIAL).found();
    later(Duration.ofSeconds(60), Duration.ZERO, "boot", 1_060);
    scene().send(30, TRIAL);
  }

  @Test
  default void after_a_start_of_the_machine_its_uptime_alone_proves_that_time_passed() {
    started("boot", 1_000);
    scene().send(30, TRIAL).found();
    later(Duration.ofSeconds(20), Duration.ofDays(1), "another boot", 10);
    assertThat(scene().refused(1, TRIAL).pause()).isEqualTo(Duration.ofSeconds(50));
    later(Duration.ofSeconds(50), Duration.ZERO, "another boot", 60);
    scene().send(30, TRIAL);
  }

  @Test
  default void a_machine_that_was_up_for_a_window_proves_that_the_last_one_is_over() {
    started("boot", 1_000);
    scene().send(30, TRIAL).found();
    later(Duration.ofSeconds(90), Duration.ZERO, "another boot", 61);
    scene().send(30, TRIAL);
  }

  @Test
  default void a_clock_set_forth_while_nobody_ran_does_not_end_the_day_or_a_pause() {
    started("boot", 1_000);
    Instant midnight = scene().now.plus(Duration.ofHours(8));
    scene().send(10, TRIAL).left(0, midnight);
    later(Duration.ofHours(1), Duration.ofDays(2), "boot", 4_600);
    assertThat(scene().refused(1, TRIAL).pause()).isEqualTo(Duration.ofHours(7));
    assertThat(scene().state(TRIAL).dayLeft()).isZero();
  }

  @Test
  default void our_own_count_of_the_day_goes_on_after_the_clock_was_set_forth() {
    started("boot", 1_000);
    scene().send(100, DailyQuotaContract.HUNDRED).found();
    later(Duration.ofHours(1), Duration.ofDays(2), "boot", 4_600);
    assertThat(scene().state(DailyQuotaContract.HUNDRED).dayLeft()).isZero();
  }

  @Test
  default void a_day_that_was_counted_by_a_clock_years_ahead_ends_a_day_later() {
    Instant truth = scene().now;
    scene().later(Duration.ofDays(3_650)).send(100, DailyQuotaContract.HUNDRED).found();
    scene().now = truth;
    recovered(Duration.ZERO);
    assertThat(scene().state(DailyQuotaContract.HUNDRED).dayLeft()).isZero();
    scene().later(Duration.ofDays(1)).later(Duration.ofMillis(1));
    assertThat(scene().state(DailyQuotaContract.HUNDRED).dayLeft()).isEqualTo(100);
  }

  @Test
  default void an_uptime_that_went_back_is_that_of_another_start_of_the_machine() {
    started("boot", 864_000);
    scene().send(30, TRIAL).found();
    later(Duration.ofSeconds(90), Duration.ZERO, "boot", 80);
    assertThat(scene().state(TRIAL).spent()).isEmpty();
  }

  @Test
  default void a_machine_that_slept_ends_no_pause_later_and_opens_no_window_early() {
    started("boot", 1_000);
    scene().send(30, TRIAL).found();
    Instant until = scene().now.plus(Duration.ofHours(5));
    scene().send(1, OPEN).slowedDown(until);
    reopened().later(Duration.ofHours(2));
    Uptime slept = new Uptime("boot", Duration.ofSeconds(1_000 + 7_200), Duration.ofSeconds(1_005));
    scene().ledger.recover(channel -> TRIAL, slept, scene().now);
    assertThat(scene().refused(1, TRIAL).pause()).isEqualTo(Duration.ofHours(3));
    scene().ledger.pacing().resume(CircanaBarcodes.CHANNEL);
    assertThat(scene().refused(1, TRIAL).pause()).isEqualTo(Duration.ofSeconds(55));
  }

  private void started(String boot, long up) {
    Duration since = Duration.ofSeconds(up);
    scene().ledger.recover(channel -> TRIAL, new Uptime(boot, since, since), scene().now);
  }

  /** So much later, the clock set besides, Caravan starts again. */
  private void later(Duration passed, Duration set, String boot, long up) {
    reopened().later(passed).later(set);
    started(boot, up);
  }

  private void recovered(Duration later) {
    reopened().later(later).ledger.recover(channel -> TRIAL, scene().now);
  }
}
