package caravan.ledger;

import static caravan.ledger.Scene.ASINS;
import static caravan.ledger.Scene.OPEN;
import static caravan.ledger.Scene.TRIAL;
import static caravan.ledger.Scene.asin;
import static caravan.ledger.Scene.asins;
import static caravan.ledger.Scene.texts;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
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
    assertThat(texts(scene().ledger.claim(ASINS, 9))).containsExactly(asins(3, 3));
    assertThat(scene().refused(21, TRIAL).why()).contains("window");
  }

  @Test
  default void claimed_codes_wait_again() {
    scene().list("a.txt", asins(1, 5));
    scene().ledger.claim(ASINS, 4);
    recovered(Duration.ZERO);
    assertThat(texts(scene().ledger.claim(ASINS, 9))).containsExactly(asins(1, 5));
  }

  @Test
  default void a_half_read_list_is_forgotten_with_what_only_it_wanted() {
    long whole = scene().list("a.txt", asin(1));
    scene().enrol(scene().open("b.txt", false), 1, asin(1), asin(2));
    scene().ledger.claim(ASINS, 9);
    recovered(Duration.ZERO);
    assertThat(scene().ledger.overview().atWork(9)).extracting(Listing::id).containsExactly(whole);
    assertThat(texts(scene().ledger.claim(ASINS, 9))).containsExactly(asin(1));
  }

  @Test
  default void a_half_read_list_can_be_read_again() {
    scene().enrol(scene().open("b.txt", false), 1, asin(1), asin(2));
    recovered(Duration.ZERO);
    long again = scene().list("b.txt", asin(1), asin(2));
    scene().answerAll(ASINS);
    assertThat(scene().rows(again)).hasSize(2);
    assertThat(scene().account(again).tokensSpent()).isEqualTo(2);
  }

  @Test
  default void calls_without_an_answer_count_from_the_restart() {
    scene().send(30, TRIAL);
    recovered(Duration.ofHours(1));
    assertThat(scene().standing(TRIAL).inFlight()).isZero();
    assertThat(scene().refused(1, TRIAL).pause()).isEqualTo(TRIAL.window());
  }

  @Test
  default void a_probe_that_was_lost_makes_room_for_another() {
    scene().send(1, OPEN).slowedDown(scene().now.plusSeconds(1));
    scene().later(Duration.ofSeconds(1)).send(1, OPEN);
    recovered(Duration.ZERO);
    scene().send(1, OPEN).found();
    assertThat(scene().standing(OPEN).park()).isNull();
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
    Standing standing = scene().standing(TRIAL);
    assertThat(standing.dayResets()).isEqualTo(scene().now.plus(Duration.ofHours(8)));
    assertThat(scene().refused(1, TRIAL).pause()).isEqualTo(Duration.ofHours(5));
    assertThat(standing.spent()).allMatch(s -> scene().now.plus(TRIAL.window()).equals(s.until()));
  }

  private void recovered(Duration later) {
    reopened().later(later).ledger.recover(channel -> TRIAL, scene().now);
  }
}
