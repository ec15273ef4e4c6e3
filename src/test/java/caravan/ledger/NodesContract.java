package caravan.ledger;

import static caravan.ledger.Scene.ASINS;
import static caravan.ledger.Scene.TRIAL;
import static caravan.ledger.Scene.asins;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import caravan.codes.Batch;
import caravan.codes.CodeRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every ledger does that several processes may work with: a subclass an engine. */
public abstract class NodesContract {

  private @org.jspecify.annotations.Nullable Scene one;
  private @org.jspecify.annotations.Nullable Scene two;

  /** One process's view of the ledger of this test, which is always the same. */
  protected abstract Ledger open();

  /** That node has not been heard of for a minute. */
  protected abstract void silence(String name);

  @BeforeEach
  void two_nodes() {
    one = node("one");
    two = node("two");
  }

  private Scene node(String name) {
    Ledger ledger = open();
    ledger.nodes().join(new NodeIdentity("home of " + name, name, "1.0", ""), Clock.systemUTC());
    return new Scene(ledger);
  }

  @AfterEach
  void close() {
    one().ledger.close();
    two().ledger.close();
  }

  private Scene one() {
    return java.util.Objects.requireNonNull(one);
  }

  private Scene two() {
    return java.util.Objects.requireNonNull(two);
  }

  private static List<String> takenOverBy(Scene scene) {
    return scene.ledger.nodes().takeOver(channel -> TRIAL, scene.now);
  }

  @Test
  void what_a_living_node_has_in_hand_stays_its_own() {
    one().list("a.txt", asins(0, 30));
    one().open("half.txt", false);
    one().call(ASINS, 10, TRIAL);
    one().ledger.pacing().claim(ASINS, 10);

    assertThat(takenOverBy(two())).isEmpty();
    two().ledger.recover(channel -> TRIAL, two().now);
    two().ledger.pacing().giveUp(ASINS.channel(), TRIAL, two().now);

    assertThat(two().waiting(ASINS)).isEqualTo(10);
    assertThat(two().state(TRIAL).inFlight()).isEqualTo(1);
    assertThat(two().state(TRIAL).unsent()).isEqualTo(10);
    assertThat(two().state(TRIAL).ours()).isZero();
    assertThat(one().state(TRIAL).ours()).isEqualTo(21);
  }

  @Test
  void what_a_dead_node_had_in_hand_is_taken_over_by_another() {
    long list = one().list("a.txt", asins(0, 30));
    one().open("half.txt", false);
    one().call(ASINS, 10, TRIAL);
    one().ledger.pacing().claim(ASINS, 10);
    silence("one");

    assertThat(takenOverBy(two())).containsExactly("one");

    assertThat(two().waiting(ASINS)).isEqualTo(30);
    assertThat(two().state(TRIAL).inFlight()).isZero();
    assertThat(two().ledger.overview().atWork(10)).extracting(ListRecord::id).containsExactly(list);
    assertThat(takenOverBy(two())).isEmpty();
  }

  @Test
  void a_dead_nodes_call_weighs_on_the_window_until_no_server_can_count_it_any_more() {
    one().list("a.txt", asins(0, 60));
    one().call(ASINS, 30, TRIAL);
    silence("one");
    takenOverBy(two());

    two().later(Duration.ofSeconds(69));
    Batch batch = Batch.of(two().ledger.pacing().claim(ASINS, 30));
    assertThat(two().ledger.pacing().reserve(batch, TRIAL, two().now))
        .isInstanceOf(Reservation.Wait.class);
    two().later(Duration.ofSeconds(2));
    assertThat(two().ledger.pacing().reserve(batch, TRIAL, two().now))
        .isInstanceOf(Reservation.Granted.class);
  }

  @Test
  void who_is_heard_of_again_before_anybody_takes_over_lives() {
    one().list("a.txt", asins(0, 10));
    one().ledger.pacing().claim(ASINS, 10);
    silence("one");
    assertThat(one().ledger.nodes().beat()).isTrue();

    assertThat(takenOverBy(two())).isEmpty();

    assertThat(one().state(TRIAL).ours()).isEqualTo(10);
  }

  @Test
  void who_was_taken_for_dead_writes_nothing_until_it_knows_and_goes_on_as_a_new_node() {
    silence("one");
    takenOverBy(two());

    assertThatThrownBy(() -> one().list("late.txt", asins(0, 1)))
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("has not heard of this node for 4 s");
    assertThat(two().ledger.overview().atWork(10)).isEmpty();

    assertThat(one().ledger.nodes().beat()).isFalse();
    assertThat(one().ledger.nodes().beat()).isTrue();
    assertThat(one().list("late.txt", asins(0, 1))).isPositive();
  }

  @Test
  void codes_that_another_node_took_over_are_not_paid_twice() {
    one().list("a.txt", asins(0, 10));
    List<CodeRequest> claimed = one().ledger.pacing().claim(ASINS, 10);
    silence("one");
    takenOverBy(two());
    Scene.Call call = two().call(ASINS, 10, TRIAL);
    one().ledger.nodes().beat();

    assertThat(one().ledger.pacing().reserve(Batch.of(claimed), TRIAL, one().now))
        .isInstanceOfSatisfying(
            Reservation.Wait.class,
            wait -> assertThat(wait.pause()).isGreaterThan(Duration.ofDays(1)));
    one().ledger.answers().release(claimed);
    assertThat(one().waiting(ASINS)).isZero();
    call.found();
    assertThat(two().ledger.deliveries().complete(10)).hasSize(1);
  }

  @Test
  void an_answer_that_comes_after_its_node_was_taken_for_dead_is_kept() {
    long list = one().list("a.txt", asins(0, 10));
    Scene.Call late = one().call(ASINS, 10, TRIAL);
    silence("one");
    takenOverBy(two());
    List<CodeRequest> again = two().ledger.pacing().claim(ASINS, 10);
    assertThatThrownBy(late::found).isInstanceOf(LedgerException.class);

    one().ledger.nodes().beat();
    late.found();

    assertThat(two().listing(list).open()).isZero();
    assertThat(two().listing(list).tokens()).isEqualTo(10);
    two().ledger.answers().release(again);
    assertThat(two().waiting(ASINS)).isZero();
  }

  @Test
  void a_refusal_that_comes_late_is_not_the_end_of_codes_that_another_node_asks_for() {
    long list = one().list("a.txt", asins(0, 10));
    Scene.Call late = one().call(ASINS, 10, TRIAL);
    silence("one");
    takenOverBy(two());
    Scene.Call again = two().call(ASINS, 10, TRIAL);
    one().ledger.nodes().beat();

    late.ended(CallStatus.BAD_REQUEST, false, null, CallOutcome.Disposition.REFUSED);

    assertThat(two().listing(list).open()).isEqualTo(10);
    again.found();
    assertThat(two().rows(list)).allMatch(row -> !row.items().isEmpty());
  }

  @Test
  void a_list_that_was_forgotten_half_read_gets_no_further_row() {
    long list = one().open("half.txt", false);
    one().enrol(list, 1, asins(0, 10));
    silence("one");
    takenOverBy(two());
    one().ledger.nodes().beat();

    assertThatThrownBy(() -> one().enrol(list, 11, asins(10, 10)))
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("was given up while it was read");
    assertThatThrownBy(() -> one().ledger.lists().enrolled(list))
        .isInstanceOf(LedgerException.class);
    one().ledger.lists().discard(list);
    assertThat(two().waiting(ASINS)).isZero();
  }

  @Test
  void a_node_that_starts_again_ends_its_predecessor_at_once() {
    one().list("a.txt", asins(0, 10));
    one().ledger.pacing().claim(ASINS, 10);
    Scene again = node("one");
    try {
      again.ledger.recover(channel -> TRIAL, again.now);
      assertThat(again.waiting(ASINS)).isEqualTo(10);
    } finally {
      again.ledger.close();
    }
  }

  @Test
  void what_a_node_leaves_behind_that_ends_in_order_waits_for_nobody() {
    one().list("a.txt", asins(0, 10));
    one().ledger.pacing().claim(ASINS, 10);
    one().ledger.close();

    assertThat(takenOverBy(two())).isEmpty();
    assertThat(two().waiting(ASINS)).isEqualTo(10);
  }

  @Test
  void all_nodes_go_by_one_clock() {
    Clock own = Clock.offset(Clock.systemUTC(), Duration.ofHours(1));
    Clock first = one().ledger.nodes().clock(own);
    Clock second = two().ledger.nodes().clock(Clock.systemUTC());

    assertThat(Duration.between(first.instant(), second.instant()).abs())
        .isLessThan(Duration.ofMinutes(1));
  }
}
