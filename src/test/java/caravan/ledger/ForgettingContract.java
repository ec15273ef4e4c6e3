package caravan.ledger;

import static caravan.ledger.Scene.ASINS;
import static caravan.ledger.Scene.asin;
import static caravan.ledger.Scene.asins;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is old is forgotten, and nothing else. */
interface ForgettingContract {

  Duration KEPT = Duration.ofDays(90);

  Scene scene();

  /** What the engine does by itself when it comes to it: room that was given up is free again. */
  default void tidied() {}

  private void forgetAll() {
    boolean more = true;
    while (more) {
      more = scene().ledger.forgetting().forget(scene().now.minus(KEPT), Scene.MONTH, scene().now);
    }
  }

  private long deliver(String name, String... codes) {
    long list = scene().list(name, codes);
    scene().answerAll(ASINS);
    scene().ledger.lists().shelved(list, scene().ledger.nodes().id());
    scene().ledger.deliveries().delivered(list, scene().now);
    return list;
  }

  @Test
  default void a_list_is_remembered_as_long_as_it_is_kept() {
    deliver("a.txt", asins(0, 10));
    scene().later(Duration.ofDays(89));
    forgetAll();
    assertThat(scene().ledger.overview().delivered(10)).hasSize(1);
  }

  @Test
  default void room_that_is_not_needed_goes_back_to_the_disk() {
    deliver("a.txt", asins(0, 30_000));
    assertThat(scene().ledger.forgetting().giveBack()).as("nothing is free").isFalse();
    long full = scene().ledger.overview().size();
    scene().later(Duration.ofDays(91));
    forgetAll();
    tidied();
    long free = scene().ledger.overview().free();
    while (scene().ledger.forgetting().giveBack()) {}
    assertThat(scene().ledger.overview().free()).isLessThan(2_000_000);
    assertThat(scene().ledger.overview().size()).isLessThanOrEqualTo(full - free * 8 / 10);
  }

  @Test
  default void an_old_list_goes_with_its_rows_its_calls_and_its_stale_answers() {
    long list = deliver("a.txt", asins(0, 10_000));
    scene().ledger.forecasts().keep(Map.of(list, new FirstForecast(1, null, scene().now)));
    scene().later(Duration.ofDays(91));
    long before = scene().ledger.overview().size();
    forgetAll();
    tidied();
    assertThat(scene().ledger.overview().delivered(10)).isEmpty();
    assertThat(scene().ledger.overview().firstForecast(list)).isEmpty();
    deliver("b.txt", asins(0, 10_000));
    assertThat(scene().ledger.overview().size())
        .as("its room is used again")
        .isLessThan(before * 3 / 2);
  }

  @Test
  default void a_fresh_answer_outlives_the_list_that_paid_for_it() {
    deliver("old.txt", asin(1));
    scene().later(Duration.ofDays(80));
    deliver("young.txt", asin(1));
    scene().later(Duration.ofDays(20));
    forgetAll();
    long list = scene().list("again.txt", asin(1));
    assertThat(scene().ledger.deliveries().complete(10)).extracting(ListRecord::id).contains(list);
  }

  @Test
  default void a_list_that_is_not_delivered_is_never_forgotten() {
    scene().list("waits.txt", asins(0, 5));
    scene().later(Duration.ofDays(400));
    forgetAll();
    assertThat(scene().ledger.overview().atWork(10)).hasSize(1);
    assertThat(scene().ledger.pacing().claim(ASINS, 10)).hasSize(5);
  }

  @Test
  default void what_was_stamped_by_a_clock_years_ahead_is_forgotten_in_its_time_all_the_same() {
    Instant truth = scene().now;
    scene().later(Duration.ofDays(3_650));
    deliver("a.txt", asins(0, 10));
    scene().now = truth;
    scene().ledger.recover(channel -> Scene.OPEN, scene().now);
    forgetAll();
    assertThat(scene().ledger.overview().delivered(10)).hasSize(1);
    scene().later(Duration.ofDays(91));
    forgetAll();
    assertThat(scene().ledger.overview().delivered(10)).isEmpty();
    scene().list("b.txt", asins(0, 10));
    assertThat(scene().waiting(ASINS)).isEqualTo(10);
  }

  @Test
  default void the_ledger_says_how_much_room_it_takes() {
    assertThat(scene().ledger.overview().size()).isPositive();
  }
}
