package caravan.ledger;

import static caravan.ledger.Scene.ASINS;
import static caravan.ledger.Scene.TRIAL;
import static caravan.ledger.Scene.asins;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import caravan.codes.Batch;
import caravan.codes.CodeRequest;
import caravan.codes.ListHead;
import caravan.harness.MovedClock;
import caravan.pace.Usage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every ledger does that several processes may work with: a subclass an engine. */
public abstract class NodesContract {

  private static final Duration LEASE = Duration.ofSeconds(4);

  private @org.jspecify.annotations.Nullable Scene one;
  private final Map<String, MovedClock> machines = new HashMap<>();
  private @org.jspecify.annotations.Nullable Scene two;

  /** One process's view of the ledger of this test, which is always the same. */
  protected abstract Ledger open();

  /** That node has not been heard of for a minute. */
  protected abstract void silence(String name);

  /** From now on another server has the database than before. */
  protected abstract void failOver();

  /** Calls were not passed on to that server. */
  protected abstract void loseCalls();

  /** How often processes told each other of work meanwhile. */
  protected abstract int told(Runnable work);

  @BeforeEach
  void two_nodes() {
    one = node("one");
    two = node("two");
  }

  /** By the clock of that node's machine. */
  private void pass(String name, Duration span) {
    machines.get(name).move(span);
    (name.equals("one") ? one() : two()).ledger.nodes().beat(saying(Arrivals.NONE));
  }

  private Scene node(String name) {
    Ledger ledger = open();
    MovedClock machine = new MovedClock();
    machines.put(name, machine);
    ledger.nodes().join(identity(name), saying(Arrivals.NONE), machine);
    while (machine.instant().isBefore(MovedClock.START.plus(LEASE))) {
      machine.move(Nodes.BEAT);
      ledger.nodes().beat(saying(Arrivals.NONE));
    }
    return new Scene(ledger);
  }

  /** All nodes of this test share their folders. */
  private static NodeIdentity identity(String name) {
    return new NodeIdentity(
        "home of " + name,
        name,
        "1.0",
        "",
        "in",
        "out",
        LEASE,
        Set.of(Duty.HOUSE, Duty.input("in"), Duty.output("out")));
  }

  private static Heartbeat saying(Arrivals arrivals) {
    return new Heartbeat(arrivals, Map.of());
  }

  private static Heartbeat allowing(int rate, long daily) {
    NodePlan plan = new NodePlan(rate, Duration.ofMinutes(1), daily, "key");
    return new Heartbeat(Arrivals.NONE, Map.of(ASINS.channel(), plan));
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
    assertThat(two().ledger.nodes().forgetHalfRead()).isTrue();
    assertThat(two().ledger.overview().atWork(10)).extracting(ListRecord::id).containsExactly(list);
    assertThat(takenOverBy(two())).isEmpty();
  }

  @Test
  void of_a_long_list_that_a_dead_node_had_half_read_a_part_is_forgotten_at_a_time() {
    long half = one().open("half.txt", false);
    one().enrol(half, 1, asins(0, 2_000));
    one().call(ASINS, 10, TRIAL);
    silence("one");

    assertThat(takenOverBy(two())).containsExactly("one");
    assertThat(two().state(TRIAL).inFlight()).isZero();
    assertThat(two().ledger.nodes().forgetHalfRead()).isTrue();
    assertThat(two().ledger.overview().atWork(10)).hasSize(1);
    one().ledger.nodes().beat(saying(Arrivals.NONE));
    assertThatThrownBy(() -> one().enrol(half, 2_001, asins(2_000, 10)))
        .hasMessageContaining("was given up while it was read");
    assertThatThrownBy(() -> one().ledger.lists().enrolled(half))
        .hasMessageContaining("was given up while it was read");
    assertThat(two().ledger.nodes().forgetHalfRead()).isTrue();
    assertThat(two().ledger.overview().atWork(10)).isEmpty();
    assertThat(two().ledger.nodes().forgetHalfRead()).isFalse();
  }

  /** Of 30 tokens, which a trial's window has. */
  private void aLostCall() {
    one().now = Instant.now();
    two().now = one().now;
    one().list("a.txt", asins(0, 60));
    one().call(ASINS, 30, TRIAL);
    silence("one");
    takenOverBy(two());
  }

  private Batch claimedByTwo() {
    return Batch.of(two().ledger.pacing().claim(ASINS, 30));
  }

  private Reservation reservedByTwo(Batch batch) {
    return two().ledger.pacing().reserve(batch, TRIAL, two().now);
  }

  @Test
  void a_dead_nodes_call_weighs_on_the_window_until_no_server_can_count_it_any_more() {
    aLostCall();

    two().later(Duration.ofSeconds(69));
    Batch batch = claimedByTwo();
    assertThat(reservedByTwo(batch)).isInstanceOf(Reservation.Wait.class);
    two().later(Duration.ofSeconds(2));
    assertThat(reservedByTwo(batch)).isInstanceOf(Reservation.Granted.class);
  }

  @Test
  void a_lost_call_weighs_as_long_also_where_a_node_looks_at_the_window_meanwhile() {
    aLostCall();
    two().state(TRIAL); // which follows a clock that went back

    two().later(Duration.ofSeconds(69));
    Batch batch = claimedByTwo();
    assertThat(reservedByTwo(batch)).isInstanceOf(Reservation.Wait.class);
  }

  @Test
  void a_node_that_looked_before_it_waited_cuts_short_nothing_that_others_wrote_down_meanwhile() {
    one().list("a.txt", asins(0, 60));
    one().now = Instant.now();
    one().call(ASINS, 30, TRIAL).found();
    two().now = one().now.minusSeconds(30);
    two().state(TRIAL);

    two().now = Instant.now().plusSeconds(58);
    Batch batch = claimedByTwo();
    assertThat(reservedByTwo(batch)).isInstanceOf(Reservation.Wait.class);
  }

  @Test
  void an_answer_counts_from_the_databases_time_whatever_the_clock_of_who_heard_it_says() {
    one().list("a.txt", asins(0, 60));
    one().now = Instant.now().minus(Duration.ofMinutes(5));
    one().call(ASINS, 30, TRIAL).found();

    two().now = Instant.now().plusSeconds(58);
    Batch batch = claimedByTwo();
    assertThat(reservedByTwo(batch)).isInstanceOf(Reservation.Wait.class);
    two().later(Duration.ofSeconds(5));
    assertThat(reservedByTwo(batch)).isInstanceOf(Reservation.Granted.class);
  }

  @Test
  void who_could_not_be_heard_of_itself_takes_nobody_for_dead() {
    one().list("a.txt", asins(0, 10));
    one().ledger.pacing().claim(ASINS, 10);
    try (Ledger three = open()) {
      MovedClock machine = new MovedClock();
      three.nodes().join(identity("three"), saying(Arrivals.NONE), machine);
      silence("one");
      silence("two");
      machine.move(LEASE);
      three.nodes().beat(saying(Arrivals.NONE));

      assertThat(takenOverBy(new Scene(three))).isEmpty();

      assertThat(one().ledger.nodes().beat(saying(Arrivals.NONE))).isTrue();
      assertThat(one().state(TRIAL).ours()).isEqualTo(10);
    }
  }

  @Test
  void who_is_heard_of_again_before_anybody_takes_over_lives() {
    one().list("a.txt", asins(0, 10));
    one().ledger.pacing().claim(ASINS, 10);
    silence("one");
    assertThat(one().ledger.nodes().beat(saying(Arrivals.NONE))).isTrue();

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

    assertThat(one().ledger.nodes().beat(saying(Arrivals.NONE))).isFalse();
    assertThat(one().ledger.nodes().beat(saying(Arrivals.NONE))).isTrue();
    assertThat(one().list("late.txt", asins(0, 1))).isPositive();
  }

  @Test
  void codes_that_another_node_took_over_are_not_paid_twice() {
    one().list("a.txt", asins(0, 10));
    List<CodeRequest> claimed = one().ledger.pacing().claim(ASINS, 10);
    silence("one");
    takenOverBy(two());
    Scene.Call call = two().call(ASINS, 10, TRIAL);
    one().ledger.nodes().beat(saying(Arrivals.NONE));
    pass("one", Duration.ofSeconds(2));

    assertThat(one().ledger.pacing().reserve(Batch.of(claimed), TRIAL, one().now))
        .isInstanceOfSatisfying(
            Reservation.Wait.class,
            wait -> assertThat(wait.pause()).isGreaterThan(Duration.ofDays(1)));
    one().ledger.answers().release(claimed);
    assertThat(one().waiting(ASINS)).isZero();
    call.found();
    two().ledger.nodes().beat(saying(Arrivals.NONE)); // what was the other's to do is its own now
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

    one().ledger.nodes().beat(saying(Arrivals.NONE));
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
    one().ledger.nodes().beat(saying(Arrivals.NONE));

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
    two().ledger.nodes().forgetHalfRead();
    one().ledger.nodes().beat(saying(Arrivals.NONE));

    assertThatThrownBy(() -> one().enrol(list, 11, asins(10, 10)))
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("was given up while it was read");
    assertThatThrownBy(() -> one().ledger.lists().enrolled(list))
        .isInstanceOf(LedgerException.class);
    one().ledger.lists().discard(list);
    assertThat(two().waiting(ASINS)).isZero();
  }

  @Test
  void a_list_at_which_a_node_looked_before_it_was_taken_for_dead_is_left_to_the_others() {
    long looked = one().ledger.nodes().intakeFence().orElseThrow();
    silence("one");
    takenOverBy(two());
    two().ledger.nodes().beat(saying(Arrivals.NONE));
    two().list("a.txt", asins(0, 10));
    one().ledger.nodes().beat(saying(Arrivals.NONE));

    ListHead head = Scene.head("a.txt", false);
    assertThat(one().ledger.nodes().intakeFence()).as("it is the other's now").isEmpty();
    assertThatThrownBy(
            () ->
                one()
                    .ledger
                    .lists()
                    .take(head, Urgency.NORMAL, "", List.of(), Scene.MONTH, looked, one().now))
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("'a.txt' is left to whichever node takes in");
    assertThatThrownBy(() -> one().ledger.lists().open(head, Urgency.NORMAL, "", looked, one().now))
        .isInstanceOf(LedgerException.class);
    assertThat(two().ledger.overview().atWork(10)).hasSize(1);
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
  void what_is_done_once_for_all_is_done_by_the_node_that_was_there_first() {
    assertThat(one().ledger.nodes().takesIn()).isTrue();
    assertThat(one().ledger.nodes().has(Duty.HOUSE)).isTrue();
    assertThat(two().ledger.nodes().takesIn()).isFalse();
    assertThat(two().ledger.nodes().has(Duty.HOUSE)).isFalse();

    silence("one");
    takenOverBy(two());
    two().ledger.nodes().beat(saying(Arrivals.NONE));
    one().ledger.nodes().beat(saying(Arrivals.NONE));

    assertThat(two().ledger.nodes().takesIn()).isTrue();
    assertThat(one().ledger.nodes().takesIn()).isFalse();
  }

  @Test
  void a_complete_list_is_handed_back_by_the_node_whose_folder_gets_it() {
    long list = two().list("a.txt", asins(0, 10));
    two().answerAll(ASINS);

    assertThat(one().ledger.deliveries().complete(10)).extracting(ListRecord::id).contains(list);
    assertThat(one().ledger.deliveries().ours(list)).isTrue();
    assertThat(two().ledger.deliveries().complete(10)).isEmpty();
    assertThat(two().ledger.deliveries().ours(list)).isFalse();
  }

  @Test
  void results_that_two_nodes_wrote_are_those_of_the_first_that_says_so() {
    long list = one().list("a.txt", asins(0, 10));
    one().answerAll(ASINS);
    Manifest first = new Manifest(List.of("a.csv"), one().ledger.nodes().id());
    Manifest second = new Manifest(List.of("a.csv"), two().ledger.nodes().id());

    assertThat(one().ledger.deliveries().publishing(Map.of(list, first), List.of())).isEmpty();
    assertThat(one().ledger.deliveries().publishing(Map.of(list, first), List.of())).isEmpty();
    assertThat(two().ledger.deliveries().publishing(Map.of(list, second), List.of()))
        .containsExactly(list);
    assertThat(two().ledger.deliveries().manifests()).containsEntry(list, first);

    one().ledger.deliveries().delivered(list, one().now);
    assertThat(two().ledger.deliveries().publishing(Map.of(list, second), List.of()))
        .containsExactly(list);
  }

  @Test
  void what_another_published_is_owed_to_servers_by_that_one_alone() {
    long list = one().list("a.txt", asins(0, 10));
    one().answerAll(ASINS);
    Manifest late = new Manifest(List.of("a.csv"), two().ledger.nodes().id());
    Scene.owe(one().ledger, list, List.of("ftp://there"));
    one().ledger.deliveries().delivered(list, one().now);
    one().ledger.uploads().sent(list, "ftp://there");

    assertThat(two().ledger.deliveries().publishing(Map.of(list, late), List.of("ftp://there")))
        .containsExactly(list);

    assertThat(two().ledger.uploads().owed("ftp://there", 9)).isEmpty();
    assertThat(two().ledger.uploads().owed(list)).isFalse();
  }

  @Test
  void a_name_that_another_node_gave_a_list_stays() {
    long list = one().list("a.txt", asins(0, 10));
    one().answerAll(ASINS);

    assertThat(one().ledger.deliveries().name(list, "a")).isEqualTo("a");
    assertThat(two().ledger.deliveries().name(Map.of(list, "a-2", list + 1_000, "gone")))
        .containsExactly(Map.entry(list, "a"));
    assertThat(one().ledger.overview().find(list).orElseThrow().result()).isEqualTo("a");
  }

  @Test
  void a_node_does_not_settle_what_another_sends_meanwhile() {
    long list = unsent(one(), "a");
    assertThat(one().ledger.lists().deliverAgain(list)).isTrue();
    Scene.owe(two().ledger, list, List.of("ftp://there"));
    two().ledger.deliveries().delivered(list, two().now);

    assertThat(one().ledger.uploads().owed(list, "ftp://there")).isFalse();
    assertThat(one().ledger.uploads().owed(list)).as("nothing is to be kept for it").isFalse();
    one().ledger.uploads().nameThere(list, "ftp://there", "a-2");
    one().ledger.uploads().sent(list, "ftp://there");

    assertThat(two().ledger.uploads().owed(list, "ftp://there")).isTrue();
    assertThat(two().ledger.uploads().owed("ftp://there", 9))
        .extracting(Upload::there)
        .containsOnlyNulls();
  }

  @Test
  void a_node_knows_of_unsent_results_that_lie_with_it_and_drops_them_wherever_they_lie() {
    unsent(one(), "a");
    unsent(two(), "b");

    assertThat(one().ledger.uploads().waiting()).containsExactly(Map.entry("ftp://there", 1L));
    assertThat(one().ledger.uploads().drop("ftp://there")).isEqualTo(2);
    assertThat(two().ledger.uploads().waiting()).isEmpty();
  }

  @Test
  void results_that_a_node_wrote_before_it_was_taken_for_dead_are_written_anew() {
    long list = one().list("a.txt", asins(0, 10));
    one().answerAll(ASINS);
    Manifest before = new Manifest(List.of("a.csv"), one().ledger.nodes().id());
    silence("one");
    takenOverBy(two());
    one().ledger.nodes().beat(saying(Arrivals.NONE));

    assertThat(one().ledger.deliveries().publishing(Map.of(list, before), List.of()))
        .containsExactly(list);

    Manifest anew = new Manifest(List.of("a.csv"), one().ledger.nodes().id());
    assertThat(one().ledger.deliveries().publishing(Map.of(list, anew), List.of())).isEmpty();
  }

  @Test
  void a_list_of_a_process_that_only_did_what_it_was_ordered_is_left_to_the_others() {
    Ledger ordered = open();
    ordered
        .nodes()
        .join(
            new NodeIdentity(
                "home of three",
                "three",
                "1.0",
                "",
                "",
                Duty.ORDERED + "3",
                LEASE,
                Set.of(Duty.output(Duty.ORDERED + "3"))),
            saying(Arrivals.NONE),
            Clock.systemUTC());
    Scene three = new Scene(ordered);
    long list = three.list("a.txt", asins(0, 10));
    three.answerAll(ASINS);
    assertThat(ordered.deliveries().ours(list)).isTrue();
    assertThat(one().ledger.deliveries().ours(list)).isFalse();

    ordered.close();
    takenOverBy(one());

    assertThat(one().ledger.deliveries().ours(list)).isTrue();
    assertThat(two().ledger.deliveries().ours(list)).isFalse();
  }

  @Test
  void no_more_calls_are_in_flight_at_once_than_one_node_may_make() {
    ChannelRegistration twoAtOnce =
        new ChannelRegistration(ASINS.channel(), ASINS.channel(), "barcodes", 2);
    one().ledger.register(List.of(twoAtOnce));
    two().ledger.register(List.of(twoAtOnce));
    one().list("a.txt", asins(0, 40));
    one().call(ASINS, 10, Scene.OPEN).left(500, one().now.plus(Duration.ofHours(1)));
    one().call(ASINS, 10, Scene.OPEN);
    Scene.Call second = two().call(ASINS, 10, Scene.OPEN);
    Batch third = Batch.of(two().ledger.pacing().claim(ASINS, 10));

    assertThat(two().ledger.pacing().reserve(third, Scene.OPEN, two().now))
        .isInstanceOfSatisfying(
            Reservation.Wait.class, wait -> assertThat(wait.why()).contains("under way"));
    second.found();
    assertThat(two().ledger.pacing().reserve(third, Scene.OPEN, two().now))
        .isInstanceOf(Reservation.Granted.class);
  }

  @Test
  void where_nobody_knows_what_the_day_has_the_first_call_of_all_nodes_goes_alone() {
    one().list("a.txt", asins(0, 30));
    Scene.Call first = one().call(ASINS, 10, TRIAL);
    Batch other = Batch.of(two().ledger.pacing().claim(ASINS, 10));

    assertThat(two().ledger.pacing().reserve(other, TRIAL, two().now))
        .isInstanceOfSatisfying(
            Reservation.Wait.class, wait -> assertThat(wait.why()).contains("the day"));
    first.left(900, one().now.plus(Duration.ofHours(1)));
    assertThat(two().ledger.pacing().reserve(other, TRIAL, two().now))
        .isInstanceOf(Reservation.Granted.class);
  }

  @Test
  void lists_that_lie_in_another_nodes_folder_are_not_looked_for_in_ones_own() {
    Ledger far = open();
    far.nodes()
        .join(
            new NodeIdentity("far", "far", "1.0", "", "elsewhere", "elsewhere", LEASE, Set.of()),
            saying(Arrivals.NONE),
            Clock.systemUTC());
    long theirs = new Scene(far).list("theirs.txt", asins(0, 1));
    long ours = one().list("ours.txt", asins(0, 1));

    assertThat(far.lists().unshelvedHere()).extracting(ListRecord::id).containsExactly(theirs);
    assertThat(two().ledger.lists().unshelvedHere())
        .extracting(ListRecord::id)
        .containsExactly(ours);
    assertThat(two().ledger.lists().unshelved()).hasSize(2);
    far.close();
  }

  @Test
  void a_node_that_was_taken_for_dead_does_not_mark_files_that_another_looks_at_now() {
    long before = one().ledger.nodes().id();
    long list = one().list("a.txt", asins(0, 1));
    ListHead held = Scene.head("b.txt", false);
    long doubt = one().ledger.holds().hold(held, "b.txt", "why", "", before, one().now);
    silence("one");
    takenOverBy(two());
    one().ledger.nodes().beat(saying(Arrivals.NONE));

    one().ledger.lists().shelved(list, before);
    one().ledger.holds().heldShelved(doubt, before);
    assertThat(two().ledger.lists().unshelved()).extracting(ListRecord::id).containsExactly(list);
    assertThat(two().ledger.holds().findHeld(held)).isPresent();
    two().ledger.lists().shelved(list, two().ledger.nodes().id());
    two().ledger.holds().heldShelved(doubt, two().ledger.nodes().id());
    assertThat(two().ledger.lists().unshelved()).isEmpty();
    assertThat(two().ledger.holds().findHeld(held)).isEmpty();
  }

  @Test
  void a_node_that_was_not_heard_of_for_seconds_is_not_sure_that_it_lives() {
    MovedClock machine = new MovedClock();
    try (Ledger three = open()) {
      three.nodes().join(identity("three"), saying(Arrivals.NONE), machine);
      assertThat(three.nodes().stands()).isTrue();
      Scene scene = new Scene(three);
      scene.list("a.txt", asins(0, 10));
      Batch batch = Batch.of(three.pacing().claim(ASINS, 10));
      machine.moveMillis(3_000);
      assertThat(three.nodes().stands()).isFalse();
      assertThat(three.pacing().reserve(batch, TRIAL, scene.now))
          .isInstanceOf(Reservation.Wait.class);
      three.nodes().beat(saying(Arrivals.NONE));
      assertThat(three.nodes().stands()).isTrue();
      assertThat(three.pacing().reserve(batch, TRIAL, scene.now))
          .isInstanceOf(Reservation.Granted.class);
    }
  }

  @Test
  void a_node_that_was_taken_for_dead_makes_no_call_before_what_it_was_granted_is_forgotten() {
    MovedClock machine = new MovedClock();
    try (Ledger three = open()) {
      three.nodes().join(identity("three"), saying(Arrivals.NONE), machine);
      silence("three");
      takenOverBy(two());
      machine.moveMillis(20_000);
      assertThat(three.nodes().beat(saying(Arrivals.NONE))).isFalse();
      assertThat(three.nodes().stands()).isFalse();
      machine.moveMillis(1_999);
      three.nodes().beat(saying(Arrivals.NONE));
      assertThat(three.nodes().stands()).isFalse();
      machine.moveMillis(1);
      assertThat(three.nodes().stands()).isTrue();
    }
  }

  @Test
  void lists_that_another_node_sees_on_their_way_are_known() {
    one().ledger.nodes().beat(saying(Arrivals.READING));
    two().ledger.nodes().beat(saying(Arrivals.NONE));
    one().ledger.nodes().beat(saying(Arrivals.SETTLING));

    assertThat(two().ledger.nodes().elsewhere()).isEqualTo(Arrivals.READING);
    assertThat(one().ledger.nodes().elsewhere()).isEqualTo(Arrivals.NONE);
    two().ledger.nodes().beat(saying(Arrivals.NONE));
    assertThat(two().ledger.nodes().elsewhere()).isEqualTo(Arrivals.SETTLING);
  }

  @Test
  void all_nodes_go_by_one_clock() {
    Clock own = Clock.offset(Clock.systemUTC(), Duration.ofHours(1));
    Clock first = one().ledger.nodes().clock(own);
    Clock second = two().ledger.nodes().clock(Clock.systemUTC());

    assertThat(Duration.between(first.instant(), second.instant()).abs())
        .isLessThan(Duration.ofMinutes(1));
  }

  @Test
  void while_nodes_plans_differ_the_smallest_is_that_of_all() {
    one().list("a.txt", asins(0, 100));
    two().ledger.nodes().beat(allowing(20, 0));
    Batch batch = Batch.of(one().ledger.pacing().claim(ASINS, 30));

    assertThat(one().ledger.pacing().reserve(batch, TRIAL, one().now))
        .as("though it did not hear of it yet")
        .isInstanceOf(Reservation.Wait.class);
    assertThat(one().ledger.nodes().smallest(ASINS.channel(), TRIAL)).isEqualTo(TRIAL);
    one().ledger.nodes().beat(allowing(30, 1_000));
    assertThat(one().ledger.nodes().smallest(ASINS.channel(), TRIAL).rate()).isEqualTo(20);
    assertThat(one().ledger.nodes().smallest(ASINS.channel(), TRIAL).daily()).isEqualTo(1_000);

    two().ledger.nodes().beat(allowing(30, 0));
    one().ledger.nodes().beat(allowing(30, 1_000));
    assertThat(one().ledger.nodes().smallest(ASINS.channel(), TRIAL)).isEqualTo(TRIAL);
    assertThat(one().ledger.pacing().reserve(batch, TRIAL, one().now))
        .isInstanceOf(Reservation.Granted.class);
  }

  @Test
  void the_plan_of_a_node_that_is_gone_binds_nobody() {
    two().ledger.nodes().beat(allowing(20, 0));
    one().ledger.nodes().beat(allowing(30, 0));
    assertThat(one().ledger.nodes().smallest(ASINS.channel(), TRIAL).rate()).isEqualTo(20);
    silence("two");
    takenOverBy(one());
    one().ledger.nodes().beat(allowing(30, 0));

    assertThat(one().ledger.nodes().smallest(ASINS.channel(), TRIAL)).isEqualTo(TRIAL);
    assertThat(one().ledger.overview().nodes().get(0).plans().get(ASINS.channel()))
        .isEqualTo(new NodePlan(30, Duration.ofMinutes(1), 0, "key"));
  }

  private static Instant by(Scene scene) {
    return scene.ledger.nodes().clock(Clock.systemUTC()).instant();
  }

  @Test
  void after_a_failover_no_node_makes_a_call_for_a_window() {
    one().list("a.txt", asins(0, 20));
    two().ledger.nodes().beat(allowing(30, 0));
    failOver();
    Batch batch = Batch.of(one().ledger.pacing().claim(ASINS, 10));
    two().ledger.pacing().claim(ASINS, 10);
    Instant now = by(two());

    assertThat(one().ledger.pacing().reserve(batch, TRIAL, now))
        .isInstanceOfSatisfying(
            Reservation.Wait.class, wait -> assertThat(wait.why()).contains("failed over"));
    Pause pause =
        java.util.Objects.requireNonNull(
            two().ledger.pacing().state(ASINS.channel(), TRIAL, now).pause());
    assertThat(pause.kind()).isEqualTo(Pause.Kind.FAILOVER);
    assertThat(Duration.between(now, pause.until()))
        .isBetween(Duration.ofSeconds(30), Duration.ofSeconds(90));
    assertThat(one().ledger.pacing().resume(ASINS.channel())).isFalse();
    assertThat(one().ledger.pacing().reserve(batch, TRIAL, pause.until().minusMillis(1)))
        .isInstanceOf(Reservation.Wait.class);
    assertThat(one().ledger.pacing().reserve(batch, TRIAL, pause.until()))
        .isInstanceOf(Reservation.Granted.class);
    assertThat(two().ledger.overview().rests(ASINS.channel(), now.minusSeconds(60)))
        .extracting(ChannelRest::kind)
        .containsExactly("failover");
  }

  @Test
  void what_a_failover_lost_leaves_no_number_that_is_given_to_something_else() {
    long before = one().list("a.txt", asins(0, 10));
    failOver();

    long after = one().list("b.txt", asins(10, 10));

    assertThat(after).isGreaterThan(before + 1_000_000);
    assertThat(two().ledger.pacing().claim(ASINS, 20))
        .filteredOn(code -> code.list() == after)
        .hasSize(10)
        .allMatch(code -> code.lookup() > 1_000_000);
  }

  @Test
  void an_answer_to_a_call_that_a_failover_lost_is_kept_and_weighs_on_the_window() {
    long list = one().list("a.txt", asins(0, 10));
    Scene.Call call = one().call(ASINS, 10, TRIAL);
    failOver();
    loseCalls();

    call.found();

    assertThat(two().listing(list).open()).isZero();
    assertThat(two().listing(list).tokens()).isEqualTo(10);
    assertThat(two().state(TRIAL).spent()).extracting(Usage::tokens).containsExactly(10);
    assertThat(two().state(TRIAL).inFlight()).isZero();
  }

  @Test
  void nodes_that_do_not_agree_on_who_is_dead_do_not_work_together() {
    NodeIdentity other =
        new NodeIdentity("three", "three", "1.0", "", "in", "out", LEASE.plusSeconds(1), Set.of());
    try (Ledger three = open()) {
      assertThatThrownBy(() -> three.nodes().join(other, saying(Arrivals.NONE), Clock.systemUTC()))
          .isInstanceOf(LedgerException.class)
          .hasMessageContaining("caravan.node.lease is 5000 ms")
          .hasMessageContaining("(one, two) have 4000 ms. Give all nodes the same");
      silence("one");
      silence("two");
      three.nodes().join(other, saying(Arrivals.NONE), Clock.systemUTC());
      assertThat(three.nodes().id()).isPositive();
    }
  }

  /** A node with folders of its own. */
  private Ledger far() {
    Ledger far = open();
    far.nodes()
        .join(
            new NodeIdentity(
                "far",
                "far",
                "1.0",
                "",
                "elsewhere",
                "elsewhere",
                LEASE,
                Set.of("output:elsewhere")),
            saying(Arrivals.NONE),
            Clock.systemUTC());
    return far;
  }

  @Test
  void lists_of_a_node_that_is_lost_are_handed_back_by_another_when_somebody_says_so() {
    Ledger far = far();
    Scene lost = new Scene(far);
    long list = lost.list("a.txt", asins(0, 10));
    lost.answerAll(ASINS);
    Acts acts = one().ledger.acts();
    Signature anna = new Signature("anna", one().now, "burnt down");
    assertThat(one().ledger.overview().stranded()).isEmpty();
    assertThat(acts.adopt("far", anna)).isEqualTo(Adoption.NONE);
    Instant before = by(one());
    far.close();
    takenOverBy(one());

    assertThat(one().ledger.overview().stranded())
        .hasSize(1)
        .allMatch(one -> one.node().equals("far") && one.lists() == 1)
        .allMatch(one -> one.since().isAfter(before.minusSeconds(60)));
    assertThat(one().ledger.deliveries().ours(list)).isFalse();
    assertThat(acts.adopt("near", anna)).isEqualTo(Adoption.NONE);
    assertThat(acts.adopt("far", anna)).isEqualTo(new Adoption(1, List.of(), List.of()));

    assertThat(one().ledger.overview().stranded()).isEmpty();
    assertThat(one().ledger.deliveries().ours(list)).isTrue();
    assertThat(two().ledger.deliveries().ours(list)).isFalse();
    assertThat(one().ledger.overview().acts(9))
        .extracting(Act::kind, Act::subject)
        .containsExactly(org.assertj.core.groups.Tuple.tuple(Act.Kind.ADOPT, "far"));
  }

  private static void hold(Scene scene, String name) {
    long held =
        scene
            .ledger
            .holds()
            .hold(Scene.head(name, false), name, "odd", "", scene.ledger.nodes().id(), scene.now);
    scene.ledger.holds().lies(held);
  }

  /** Delivered, and owed to a server. */
  private static long unsent(Scene scene, String name) {
    long list = scene.list(name + ".txt", asins(0, 10));
    scene.answerAll(ASINS);
    scene.ledger.deliveries().name(list, name);
    Scene.owe(scene.ledger, list, List.of("ftp://there"));
    scene.ledger.deliveries().delivered(Map.of(list, scene.now));
    return list;
  }

  @Test
  void a_list_that_a_node_saw_before_it_was_taken_for_dead_is_not_held_by_it() {
    long before = one().ledger.nodes().id();
    silence("one");
    takenOverBy(two());
    one().ledger.nodes().beat(saying(Arrivals.NONE));
    ListHead head = Scene.head("odd.txt", false);

    assertThatThrownBy(
            () -> one().ledger.holds().hold(head, "odd.txt", "odd", "", before, one().now))
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("left to whichever node");

    assertThat(one().ledger.overview().held()).isEmpty();
  }

  @Test
  void a_held_list_stays_where_another_node_put_it_that_took_this_one_for_dead() {
    long before = one().ledger.nodes().id();
    ListHead head = Scene.head("odd.txt", false);
    long held = one().ledger.holds().hold(head, "odd.txt", "odd", "", before, one().now);
    silence("one");
    takenOverBy(two());
    two().ledger.holds().lies(held);
    one().ledger.nodes().beat(saying(Arrivals.NONE));

    assertThatThrownBy(() -> one().ledger.holds().holdAt(held, "odd-2.txt", "odd", before))
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("left to whichever node");
    assertThat(one().ledger.overview().held()).extracting(Held::place).containsExactly("odd.txt");
  }

  @Test
  void a_list_that_is_to_be_handed_back_once_more_is_not_marked_by_who_did_so_before() {
    long list = unsent(one(), "a");
    assertThat(two().ledger.lists().deliverAgain(list)).isTrue();
    one().ledger.deliveries().delivered(list, one().now);
    assertThat(two().ledger.overview().find(list).orElseThrow().state())
        .isEqualTo(ListState.WAITING);
  }

  @Test
  void what_lies_with_a_lost_node_is_named_and_can_be_handed_back_once_more() {
    Scene lost = new Scene(far());
    long list = unsent(lost, "theirs");
    unsent(one(), "ours");
    hold(lost, "their-doubt.txt");
    hold(one(), "our-doubt.txt");
    Acts acts = one().ledger.acts();
    Signature anna = new Signature("anna", one().now, "burnt down");
    assertThat(acts.adopt("far", anna)).as("it lives").isEqualTo(Adoption.NONE);
    lost.ledger.close();

    assertThat(acts.adopt("near", anna)).isEqualTo(Adoption.NONE);
    Adoption adopted = new Adoption(0, List.of("their-doubt.txt"), List.of("theirs"));
    assertThat(acts.adopt("far", anna)).isEqualTo(adopted);
    assertThat(acts.adopt("far", anna)).as("said again").isEqualTo(adopted);

    assertThat(one().ledger.lists().deliverAgain(list)).isTrue();
    assertThat(one().ledger.deliveries().ours(list)).isTrue();
    assertThat(one().ledger.overview().stranded()).isEmpty();
    Scene.owe(one().ledger, list, List.of("ftp://there"));
    one().ledger.deliveries().delivered(Map.of(list, one().now));
    assertThat(acts.adopt("far", anna).unsent()).isEmpty();
  }

  @Test
  void nodes_tell_each_other_of_work_and_not_of_every_call() {
    assertThat(told(() -> one().list("a.txt", asins(0, 30)))).isEqualTo(1);
    assertThat(told(() -> one().taken("b.txt", asins(0, 30)))).isEqualTo(1);
    assertThat(
            told(
                () -> {
                  one().enrol(one().open("half.txt", false), 1, asins(30, 20));
                  one().call(ASINS, 20, Scene.OPEN).found();
                  one().state(TRIAL);
                  one().ledger.nodes().beat(saying(Arrivals.NONE));
                }))
        .as("of a part of a list, of a call, of an answer and of a beat")
        .isZero();
    assertThat(told(() -> one().answerAll(ASINS))).as("complete").isEqualTo(1);
    Signature signature = new Signature("Ann", one().now, "");
    assertThat(told(() -> one().ledger.acts().pause(ASINS.channel(), signature))).isEqualTo(1);
    assertThat(told(() -> one().ledger.acts().resume(ASINS.channel(), signature))).isEqualTo(1);
    assertThat(told(() -> two().ledger.close())).as("a node leaves").isEqualTo(1);
  }

  @Test
  void a_pause_that_is_over_is_told() {
    one().list("a.txt", asins(0, 30));
    one().call(ASINS, 10, Scene.OPEN).slowedDown(one().now.plusSeconds(10));
    one().later(Duration.ofSeconds(11));
    Scene.Call probe = one().call(ASINS, 10, Scene.OPEN);

    assertThat(told(probe::found)).isEqualTo(1);
    assertThat(told(() -> one().call(ASINS, 10, Scene.OPEN).found())).isZero();
  }

  @Test
  void what_is_told_is_heard_at_once_and_what_is_not_is_found_a_little_later() {
    two().ledger.changes().look();
    one().list("a.txt", asins(0, 30));
    assertThat(two().ledger.changes().look()).isTrue();
    one().ledger.pacing().claim(ASINS, 10);
    int looks = 1;
    while (!two().ledger.changes().look()) {
      looks++;
    }
    assertThat(looks).isBetween(2, 4);
  }

  @Test
  void who_hears_that_a_node_left_knows_at_once_what_it_has_to_do() {
    two().ledger.changes().look();
    assertThat(two().ledger.nodes().takesIn()).isFalse();
    one().ledger.close();
    assertThat(two().ledger.changes().look()).isTrue();
    assertThat(two().ledger.nodes().takesIn()).isTrue();
  }
}
