package caravan.road.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import caravan.codes.Choice;
import caravan.harness.CapturedLog;
import caravan.ledger.Held;
import caravan.ledger.LedgerException;
import caravan.ledger.Nodes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a list that is taken in, over a real ledger. */
class EnrolmentTests {

  private static final String ASINS = "B00NNUMI86\nB088H39PXX\nrubbish\n";
  private static final String SERVER = "ftp://anna@files.example.com/lists";

  @TempDir private Path folder;
  private IntakeScene scene;
  private Enrolment enrolment;
  private RemoteEnrolment remoteEnrolment;

  @BeforeEach
  void open() throws IOException {
    scene = new IntakeScene(folder);
    enrolment = scene.enrolment();
    remoteEnrolment = scene.remoteEnrolment();
  }

  @AfterEach
  void close() {
    scene.close();
  }

  private List<Held> held() {
    return scene.road.ledger.overview().held();
  }

  private static RemoteList remote(Path copy) {
    return new RemoteList(copy, SERVER, "de/spring.txt", 0);
  }

  /** What this process is told of its number among the nodes, from one time to the next. */
  private Nodes numbered(OptionalLong... fences) {
    Nodes nodes = scene.road.ledger.nodes();
    Iterator<OptionalLong> next = List.of(fences).iterator();
    return (Nodes)
        Proxy.newProxyInstance(
            Nodes.class.getClassLoader(),
            new Class<?>[] {Nodes.class},
            (proxy, method, arguments) ->
                method.getName().endsWith("Fence") ? next.next() : method.invoke(nodes, arguments));
  }

  @Test
  void a_list_stays_where_it_lies_while_another_node_takes_lists_in() throws IOException {
    Path file = scene.drop("spring.txt", ASINS);

    scene.enrolment(numbered(OptionalLong.empty())).enrol(file);

    assertThat(scene.taken()).isEmpty();
    assertThat(scene.files()).containsExactly("spring.txt");
  }

  @Test
  void a_list_that_was_read_under_a_number_that_another_took_over_is_left_to_it()
      throws IOException {
    Path file = scene.drop("spring.txt", ASINS);

    scene.enrolment(numbered(OptionalLong.of(7), OptionalLong.empty())).enrol(file);

    assertThat(scene.taken()).isEmpty();
    assertThat(scene.files()).containsExactly("spring.txt");
  }

  @Test
  void a_list_is_enrolled_whole_moved_to_done_and_whoever_sends_codes_is_woken()
      throws IOException {
    enrolment.enrol(scene.drop("de/spring.txt", ASINS));
    assertThat(scene.taken())
        .singleElement()
        .satisfies(
            list -> {
              assertThat(list.head().path()).isEqualTo("de/spring.txt");
              assertThat(list.rows()).isEqualTo(3);
              assertThat(list.invalid()).isEqualTo(1);
            });
    assertThat(scene.files()).containsExactly(".done/de/spring.txt");
    enrolment.settle();
    assertThat(scene.road.ledger.lists().unshelved()).isEmpty();
    assertThat(scene.woken).hasValue(1);
  }

  @Test
  void the_lists_of_a_round_are_marked_as_moved_together_also_where_a_folder_is_taken_away()
      throws IOException {
    enrolment.enrol(scene.drop("de/spring.txt", ASINS));
    enrolment.enrol(scene.drop("autumn.txt", ASINS));
    assertThat(scene.road.ledger.lists().unshelved()).containsAll(scene.taken()).hasSize(3);
    Files.move(scene.input.resolve(".done/de"), folder.resolve("elsewhere"));
    enrolment.settle();
    assertThat(scene.taken()).hasSize(2);
    assertThat(scene.road.ledger.lists().unshelved()).isEmpty();
  }

  @Test
  void lists_that_a_crash_left_moved_and_not_marked_are_marked_at_the_next_start()
      throws IOException {
    enrolment.enrol(scene.drop("spring.txt", ASINS));
    scene.enrolment().reconcile();
    assertThat(scene.road.ledger.lists().unshelved()).doesNotContainAnyElementsOf(scene.taken());
  }

  @Test
  void a_list_that_was_enrolled_before_a_crash_is_only_moved() throws IOException {
    Path file = scene.drop("spring.txt", ASINS);
    Screened screened = scene.screening(true, OptionalLong.empty()).screen(file, "", "spring.txt");
    scene.enrol(file, screened.survey());
    enrolment.enrol(file);
    assertThat(scene.taken()).hasSize(1);
    assertThat(scene.files()).containsExactly(".done/spring.txt");
  }

  @Test
  void what_can_not_be_read_is_set_aside_with_the_reason_and_nothing_is_enrolled()
      throws IOException {
    enrolment.enrol(scene.drop("de/bad.csv", "no list\0\n"));
    assertThat(scene.taken()).isEmpty();
    assertThat(scene.files())
        .containsExactly(".failed/de/bad.csv", ".failed/de/bad.csv.reason.txt");
    assertThat(scene.input.resolve(".failed/de/bad.csv.reason.txt")).content().isNotBlank();
  }

  @Test
  void a_list_in_doubt_is_held_and_costs_nothing() throws IOException {
    enrolment.enrol(scene.drop("spring.csv", IntakeScene.doubtful()));
    assertThat(scene.taken()).isEmpty();
    assertThat(held())
        .singleElement()
        .satisfies(
            list -> {
              assertThat(list.place()).isEqualTo("spring.csv");
              assertThat(list.shelved()).isTrue();
            });
    assertThat(scene.files()).containsExactly(".held/spring.csv", ".held/spring.csv.why.txt");
  }

  @Test
  void a_file_that_is_gone_is_nobody_s_trouble() throws IOException {
    Path gone = scene.input.resolve("gone.txt");
    scene.fileStability.expect(gone);
    enrolment.enrol(gone);
    assertThat(scene.taken()).isEmpty();
    assertThat(scene.files()).isEmpty();
    assertThat(scene.fileStability.reading()).isFalse();
  }

  @Test
  void where_the_place_for_it_can_not_be_made_it_is_the_machine_s_fault() throws IOException {
    scene.drop(".done", "in the way");
    Path file = scene.drop("spring.txt", ASINS);
    assertThatThrownBy(() -> enrolment.enrol(file)).isInstanceOf(UncheckedIOException.class);
    assertThat(file).exists();
    assertThat(scene.input.resolve(".failed")).doesNotExist();
    Files.delete(scene.input.resolve(".done"));
    enrolment.enrol(file);
    assertThat(scene.taken()).as("not twice").hasSize(1);
    assertThat(scene.files()).containsExactly(".done/spring.txt");
  }

  @Test
  void a_fetched_list_is_taken_in_once_until_it_is_put_away_there() throws IOException {
    Path copy = Files.writeString(folder.resolve("copy"), ASINS);
    IntakeResult first = remoteEnrolment.enrol(remote(copy));
    assertThat(remoteEnrolment.enrol(remote(copy))).isEqualTo(first);
    assertThat(first).isEqualTo(new IntakeResult.Taken(scene.taken().get(0).id(), 0));
    assertThat(scene.taken()).hasSize(1);
    remoteEnrolment.putAway((IntakeResult.Taken) first);
    assertThat(remoteEnrolment.enrol(remote(copy))).isNotEqualTo(first);
    assertThat(scene.taken()).hasSize(2);
  }

  @Test
  void a_fetched_list_in_doubt_is_held_once() throws IOException {
    Path copy = Files.writeString(folder.resolve("copy"), IntakeScene.doubtful());
    RemoteList list = new RemoteList(copy, SERVER, "de/spring.csv", 0);
    IntakeResult first = remoteEnrolment.enrol(list);
    Files.writeString(copy, IntakeScene.doubtful());
    assertThat(remoteEnrolment.enrol(list)).isEqualTo(first);
    assertThat(held())
        .singleElement()
        .extracting(Held::id)
        .isEqualTo(((IntakeResult.Held) first).held());
    assertThat(held().get(0).shelved()).isFalse();
    remoteEnrolment.putAway((IntakeResult.Held) first);
    assertThat(held().get(0).shelved()).isTrue();
  }

  @Test
  void a_fetched_list_that_can_not_be_read_says_why_and_stays_where_it_is() throws IOException {
    Path copy = Files.writeString(folder.resolve("copy"), "");
    assertThat(remoteEnrolment.enrol(remote(copy)))
        .isInstanceOfSatisfying(
            IntakeResult.Unreadable.class,
            unreadable -> assertThat(unreadable.reason()).contains("empty"));
    assertThat(scene.files()).isEmpty();
  }

  @Test
  void a_fetched_list_that_was_looked_at_under_a_number_that_is_gone_is_left_to_others()
      throws IOException {
    Path copy = Files.writeString(folder.resolve("copy"), ASINS);
    RemoteList late = new RemoteList(copy, SERVER, "de/spring.txt", 7);
    assertThat(scene.remoteEnrolment(numbered(OptionalLong.empty())).enrol(late))
        .as("it is not waited for: nobody gives that number back")
        .isEqualTo(new IntakeResult.LeftToOthers());
    assertThat(scene.taken()).isEmpty();
    RemoteEnrolment numbered = scene.remoteEnrolment(numbered(OptionalLong.of(7)));
    assertThatThrownBy(() -> numbered.enrol(late))
        .as("the ledger is in trouble")
        .isInstanceOf(LedgerException.class);
  }

  @Test
  void lists_that_left_their_place_without_our_knowing_are_marked_so() throws IOException {
    Path copy = Files.writeString(folder.resolve("copy"), ASINS);
    remoteEnrolment.enrol(remote(copy));
    enrolment.reconcile();
    assertThat(scene.road.ledger.lists().unshelved())
        .as("the one on the server is none of those here")
        .extracting(list -> list.head().path())
        .containsExactly("de/spring.txt");
    remoteEnrolment.reconcile("ftp://other", path -> false);
    remoteEnrolment.reconcile(SERVER, "de/spring.txt"::equals);
    assertThat(scene.road.ledger.lists().unshelved()).hasSize(1);
    remoteEnrolment.reconcile(SERVER, path -> false);
    assertThat(scene.road.ledger.lists().unshelved()).isEmpty();
  }

  @Test
  void a_list_that_was_put_away_by_a_node_thought_to_be_dead_is_marked_with_the_next_round()
      throws IOException {
    Path file = scene.drop("spring.txt", ASINS);
    Files.createFile(scene.input.resolve(".done"));
    assertThatThrownBy(() -> enrolment.enrol(file)).isInstanceOf(UncheckedIOException.class);
    enrolment.settle();
    assertThat(scene.road.ledger.lists().unshelved()).hasSize(1);
    Files.delete(file);
    enrolment.settle();
    assertThat(scene.road.ledger.lists().unshelved()).isEmpty();
  }

  @Test
  void what_another_node_fetches_now_is_not_marked_by_who_did_so_before() throws IOException {
    Path copy = Files.writeString(folder.resolve("copy"), ASINS);
    IntakeResult.Taken taken = (IntakeResult.Taken) remoteEnrolment.enrol(remote(copy));
    RemoteEnrolment late =
        scene.remoteEnrolment(numbered(OptionalLong.empty(), OptionalLong.empty()));
    assertThat(late.fetches(SERVER, taken.fence())).isFalse();
    late.putAway(new IntakeResult.Taken(taken.list(), 7));
    late.reconcile(SERVER, path -> false);
    assertThat(scene.road.ledger.lists().unshelved()).containsAll(scene.taken());
    assertThat(remoteEnrolment.enrol(remote(copy))).isEqualTo(taken);
  }

  @Test
  void a_file_that_is_gone_is_told() {
    try (CapturedLog log = new CapturedLog()) {
      Path gone = scene.input.resolve("gone.txt");
      enrolment.enrol(gone);
      assertThat(log.lines()).contains("INFO " + gone + " was taken away before it could be read");
    }
  }

  @Test
  void a_list_that_is_not_held_after_all_is_crossed_out_of_those_on_their_way() throws IOException {
    Path file = scene.drop("spring.csv", IntakeScene.doubtful());
    Screened list = scene.screening(true, OptionalLong.empty()).screen(file, "", "spring.csv");
    scene
        .road
        .ledger
        .holds()
        .hold(list.survey().head(), "spring.csv", "why", "", 0, scene.road.instant());
    scene.enrolment(scene.screening(false, OptionalLong.empty())).enrol(file);
    assertThat(scene.taken()).hasSize(1);
    assertThat(scene.road.ledger.holds().onTheirWay()).isEmpty();
  }

  @Test
  void a_held_list_that_left_its_place_on_the_server_is_marked_so() throws IOException {
    Path copy = Files.writeString(folder.resolve("copy"), IntakeScene.doubtful());
    remoteEnrolment.enrol(new RemoteList(copy, SERVER, "de/spring.csv", 0));
    remoteEnrolment.reconcile("ftp://other", path -> false);
    remoteEnrolment.reconcile(SERVER, "de/spring.csv"::equals);
    assertThat(held()).extracting(Held::shelved).containsExactly(false);
    remoteEnrolment.reconcile(SERVER, path -> false);
    assertThat(held()).extracting(Held::shelved).containsExactly(true);
  }

  @Test
  void a_fetched_list_that_a_person_decided_on_is_not_held_anew() throws IOException {
    Path copy = Files.writeString(folder.resolve("copy"), IntakeScene.doubtful());
    RemoteList list = new RemoteList(copy, SERVER, "de/spring.csv", 0);
    IntakeResult first = remoteEnrolment.enrol(list);
    scene.road.ledger.holds().discardHeld(held().get(0).id());
    Files.delete(scene.input.resolve(".held/de/spring.csv"));
    Files.writeString(copy, IntakeScene.doubtful());
    assertThat(remoteEnrolment.enrol(list)).isEqualTo(first);
    assertThat(scene.input.resolve(".held/de/spring.csv")).doesNotExist();
    assertThat(copy).as("it is not moved").exists();
  }

  @Test
  void a_fetched_list_whose_copy_is_lost_is_held_again() throws IOException {
    Path copy = Files.writeString(folder.resolve("copy"), IntakeScene.doubtful());
    RemoteList list = new RemoteList(copy, SERVER, "de/spring.csv", 0);
    remoteEnrolment.enrol(list);
    Path lies = scene.input.resolve(".held/de/spring.csv");
    Files.writeString(lies, "");
    Files.delete(lies);
    Files.writeString(copy, IntakeScene.doubtful());
    remoteEnrolment.enrol(list);
    assertThat(lies).content().isEqualTo(IntakeScene.doubtful());
    assertThat(held()).hasSize(1);
  }

  @Test
  void a_list_with_headings_that_a_person_spoke_of_is_read_as_they_said() throws IOException {
    enrolment.enrol(scene.drop("spring.csv", IntakeScene.doubtful()));
    Choice choice = new Choice("EAN", null, null, null, false);
    scene.road.ledger.holds().release(held().get(0).id(), choice, scene.road.instant());
    try (CapturedLog log = new CapturedLog()) {
      enrolment.enrol(scene.drop("said/summer.csv", IntakeScene.doubtful() + "4006381333931,b\n"));
      Path copy = Files.writeString(folder.resolve("copy"), IntakeScene.doubtful());
      remoteEnrolment.enrol(new RemoteList(copy, SERVER, "said/autumn.csv", 0));
      enrolment.enrol(scene.drop("said/plain.txt", ASINS));
      assertThat(
              log.lines().stream()
                  .filter(line -> line.startsWith("INFO said/") && line.contains("as a person")))
          .containsExactly(
              "INFO said/summer.csv is read as a person said of a list with the same headings",
              "INFO said/autumn.csv is read as a person said of a list with the same headings");
    }
    assertThat(scene.taken()).hasSize(3);
  }
}
