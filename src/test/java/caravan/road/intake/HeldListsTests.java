package caravan.road.intake;

import static org.assertj.core.api.Assertions.assertThat;

import caravan.codes.ListHead;
import caravan.harness.CapturedLog;
import caravan.ledger.Held;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lists that wait for a word: where they lie, and what a crash leaves of it. */
class HeldListsTests {

  @TempDir private Path folder;
  private IntakeScene scene;

  @BeforeEach
  void open() throws IOException {
    scene = new IntakeScene(folder);
  }

  @AfterEach
  void close() {
    scene.close();
  }

  private Screened screened(Path file) {
    return scene
        .screening(true, OptionalLong.empty())
        .screen(file, "", file.getFileName().toString());
  }

  private long hold(Path file) {
    Screened list = screened(file);
    return scene.heldLists.hold(file, list.survey().head(), list, 0);
  }

  /** Written down, and not moved. */
  private ListHead begun(Path file, String place) {
    Screened list = screened(file);
    ListHead head = list.survey().head();
    scene
        .road
        .ledger
        .holds()
        .hold(head, place, list.reason(), list.fingerprint(), 0, scene.road.instant());
    return head;
  }

  private List<Held> held() {
    return scene.road.ledger.overview().held();
  }

  @Test
  void a_held_list_lies_beside_the_reason() throws IOException {
    long held = hold(scene.drop("spring.csv", IntakeScene.doubtful()));
    assertThat(held()).extracting(Held::id).containsExactly(held);
    assertThat(held().get(0).since()).isEqualTo(scene.road.instant());
    assertThat(scene.files()).containsExactly(".held/spring.csv", ".held/spring.csv.why.txt");
  }

  @Test
  void a_second_list_of_that_name_gets_a_place_of_its_own() throws IOException {
    hold(scene.drop("spring.csv", IntakeScene.doubtful()));
    hold(scene.drop("spring.csv", IntakeScene.doubtful() + "4006381333931,b\n"));
    assertThat(held()).extracting(Held::place).containsExactly("spring.csv", "spring-2.csv");
  }

  @Test
  void a_place_that_a_list_on_its_way_has_is_taken() throws IOException {
    Path first = scene.drop("spring.csv", IntakeScene.doubtful());
    begun(first, "spring.csv");
    Files.delete(first);
    hold(scene.drop("spring.csv", IntakeScene.doubtful() + "4006381333931,b\n"));
    assertThat(held()).extracting(Held::place).containsExactly("spring-2.csv");
  }

  @Test
  void a_list_whose_move_was_begun_before_a_crash_goes_to_the_place_that_was_written_down()
      throws IOException {
    Path file = scene.drop("spring.csv", IntakeScene.doubtful());
    begun(file, "spring-7.csv");
    scene.heldLists.reconcile();
    hold(file);
    assertThat(held()).extracting(Held::place).containsExactly("spring-7.csv");
    assertThat(scene.files()).containsExactly(".held/spring-7.csv", ".held/spring-7.csv.why.txt");
  }

  @Test
  void a_list_that_was_moved_just_before_a_crash_is_held() throws IOException {
    Path file = scene.drop("spring.csv", IntakeScene.doubtful());
    begun(file, "spring.csv");
    Files.createDirectory(scene.input.resolve(".held"));
    Files.move(file, scene.input.resolve(".held/spring.csv"));
    assertThat(held()).as("not seen yet").isEmpty();
    scene.heldLists.reconcile();
    assertThat(held()).hasSize(1);
  }

  @Test
  void a_list_that_is_neither_here_nor_there_after_a_crash_is_forgotten() throws IOException {
    Path file = scene.drop("spring.csv", IntakeScene.doubtful());
    begun(file, "spring.csv");
    Files.delete(file);
    scene.heldLists.reconcile();
    assertThat(held()).isEmpty();
    assertThat(scene.road.ledger.holds().onTheirWay()).isEmpty();
  }

  @Test
  void a_list_that_is_not_held_after_all_leaves_nothing_where_it_would_have_been()
      throws IOException {
    Path file = scene.drop("spring.csv", IntakeScene.doubtful());
    ListHead head = begun(file, "spring.csv");
    Files.createDirectory(scene.input.resolve(".held"));
    Files.createLink(scene.input.resolve(".held/spring.csv"), file);
    scene.drop(".held/spring.csv.why.txt", "why");
    scene.heldLists.notHeld(head);
    assertThat(scene.files()).containsExactly("spring.csv");
    assertThat(scene.road.ledger.holds().onTheirWay()).isEmpty();
  }

  @Test
  void another_file_at_its_place_is_left_alone() throws IOException {
    Path file = scene.drop("spring.csv", IntakeScene.doubtful());
    ListHead head = begun(file, "spring.csv");
    scene.drop(".held/spring.csv", "somebody's own");
    scene.heldLists.notHeld(head);
    assertThat(scene.input.resolve(".held/spring.csv")).hasContent("somebody's own");
    assertThat(scene.road.ledger.holds().onTheirWay()).hasSize(1);
  }

  @Test
  void where_another_file_took_its_place_meanwhile_it_gets_the_next() throws IOException {
    Path file = scene.drop("spring.csv", IntakeScene.doubtful());
    begun(file, "spring.csv");
    scene.drop(".held/spring.csv", "somebody's own");
    hold(file);
    assertThat(held()).extracting(Held::place).containsExactly("spring-2.csv");
    assertThat(scene.input.resolve(".held/spring.csv")).hasContent("somebody's own");
    assertThat(scene.files())
        .containsExactly(".held/spring-2.csv", ".held/spring-2.csv.why.txt", ".held/spring.csv");
  }

  @Test
  void a_list_called_like_another_s_reason_and_one_whose_reason_would_be_a_list_give_way()
      throws IOException {
    hold(scene.drop("a.csv.why.txt", IntakeScene.doubtful()));
    hold(scene.drop("a.csv", IntakeScene.doubtful() + "4006381333931,b\n"));
    assertThat(held()).extracting(Held::place).containsExactly("a.csv.why.txt", "a-2.csv");
    assertThat(scene.files())
        .containsExactly(
            ".held/a-2.csv",
            ".held/a-2.csv.why.txt",
            ".held/a.csv.why.txt",
            ".held/a.csv.why.txt.why.txt");
  }

  @Test
  void a_name_from_a_server_that_no_file_can_have_is_written_with_what_can_be() throws IOException {
    Path copy = Files.writeString(folder.resolve("copy"), IntakeScene.doubtful());
    RemoteList list = new RemoteList(copy, "ftp://x", "d\0e/sp\0ring.csv", 0);
    scene.remoteEnrolment().enrol(list);
    assertThat(held()).extracting(Held::place).containsExactly("d_e/sp_ring.csv");
    assertThat(scene.input.resolve(".held/d_e/sp_ring.csv")).exists();
  }

  @Test
  void where_it_is_held_and_why_is_told_once() throws IOException {
    try (CapturedLog log = new CapturedLog()) {
      hold(scene.drop("mine-alone.csv", IntakeScene.doubtful()));
      assertThat(log.warnings())
          .filteredOn(line -> line.contains("mine-alone.csv"))
          .singleElement()
          .asString()
          .startsWith("WARN mine-alone.csv is held, nothing is asked for: ")
          .endsWith("; see " + scene.input.resolve(".held/mine-alone.csv.why.txt"));
    }
  }

  @Test
  void a_list_that_is_held_and_decided_is_not_undone() throws IOException {
    Path file = scene.drop("spring.csv", IntakeScene.doubtful());
    ListHead head = begun(file, "spring.csv");
    scene.road.ledger.holds().lies(held(head));
    scene.road.ledger.holds().discardHeld(held(head));
    scene.heldLists.notHeld(head);
    assertThat(scene.road.ledger.holds().findHeld(head)).isPresent();
  }

  private long held(ListHead head) {
    return scene.road.ledger.holds().findHeld(head).orElseThrow().id();
  }

  @Test
  void a_list_that_was_written_down_and_still_lies_where_it_was_dropped_goes_on_its_way()
      throws IOException {
    Path file = scene.drop("spring.csv", IntakeScene.doubtful());
    begun(file, "spring.csv");
    scene.drop(".held/spring.csv", "");
    scene.heldLists.reconcile();
    assertThat(held()).isEmpty();
    assertThat(scene.road.ledger.holds().onTheirWay()).hasSize(1);
    Files.delete(file);
    scene.heldLists.reconcile();
    assertThat(scene.road.ledger.holds().onTheirWay()).as("an empty file is no list").isEmpty();
    assertThat(held()).isEmpty();
  }
}
