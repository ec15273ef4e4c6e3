package caravan.road.intake;

import static org.assertj.core.api.Assertions.assertThat;

import caravan.codes.Choice;
import caravan.codes.CodeType;
import caravan.ledger.Held;
import caravan.ledger.ListRecord;
import caravan.lists.archive.ListArchive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a held list by what a person says, over a real ledger. */
class HeldDecisionsTests {

  private static final Choice AS_EAN = new Choice("EAN", CodeType.EAN, null, null, false);

  @TempDir private Path folder;
  private IntakeScene scene;
  private HeldDecisions decisions;

  @BeforeEach
  void open() throws IOException {
    scene = new IntakeScene(folder);
    decisions =
        new HeldDecisions(
            scene.input,
            scene.reader,
            new ListArchive(),
            scene.road.ledger.holds(),
            scene.road.ledger.overview(),
            scene.rows);
    scene.enrolment().enrol(scene.drop("de/spring.csv", IntakeScene.doubtful()));
  }

  @AfterEach
  void close() {
    scene.close();
  }

  private List<Held> held() {
    return scene.road.ledger.overview().held();
  }

  private Path lies() {
    return scene.input.resolve(".held/de/spring.csv");
  }

  private List<ListRecord> taken() {
    return scene.road.atWork().stream()
        .filter(list -> list.head().path().equals("de/spring.csv"))
        .toList();
  }

  private void release(Choice choice) {
    scene.road.ledger.holds().release(held().get(0).id(), choice, scene.road.instant());
  }

  private void takeUp() {
    decisions.decided().forEach(decisions::takeUp);
  }

  @Test
  void until_a_person_decided_nothing_is_done() {
    assertThat(decisions.decided()).isEmpty();
    decisions.missTakenAway();
    assertThat(held()).hasSize(1);
  }

  @Test
  void a_released_list_is_taken_in_as_it_was_said_and_put_away() throws IOException {
    release(AS_EAN);
    takeUp();
    assertThat(taken()).singleElement().extracting(ListRecord::rows).isEqualTo(12L);
    assertThat(held()).isEmpty();
    assertThat(scene.files()).containsExactly(".done/de/spring.csv");
    takeUp();
    assertThat(taken()).hasSize(1);
  }

  @Test
  void a_discarded_list_is_put_aside_with_the_reason_and_nothing_is_asked_for() throws IOException {
    scene.road.ledger.holds().discardHeld(held().get(0).id());
    takeUp();
    assertThat(taken()).isEmpty();
    assertThat(held()).isEmpty();
    assertThat(scene.files())
        .containsExactly(".failed/de/spring.csv", ".failed/de/spring.csv.reason.txt");
    assertThat(scene.input.resolve(".failed/de/spring.csv.reason.txt"))
        .content()
        .contains("a person discarded it; it was held because");
  }

  @Test
  void a_list_that_became_one_before_a_crash_is_only_put_away() throws IOException {
    release(AS_EAN);
    Held before = decisions.decided().get(0);
    byte[] list = Files.readAllBytes(lies());
    takeUp();
    Files.delete(scene.input.resolve(".done/de/spring.csv"));
    Files.write(lies(), list);
    decisions.takeUp(
        new Held(
            before.id(),
            before.folder(),
            before.name(),
            before.identity(),
            before.place(),
            before.reason(),
            before.fingerprint(),
            before.since(),
            before.shelved(),
            before.word(),
            before.choice(),
            taken().get(0).id()));
    assertThat(taken()).hasSize(1);
    assertThat(scene.files()).containsExactly(".done/de/spring.csv");
  }

  @Test
  void a_list_that_can_not_be_read_any_more_is_put_aside_with_the_reason() throws IOException {
    release(AS_EAN);
    Files.writeString(lies(), "");
    takeUp();
    assertThat(taken()).isEmpty();
    assertThat(held()).isEmpty();
    assertThat(scene.input.resolve(".failed/de/spring.csv.reason.txt")).content().contains("empty");
  }

  @Test
  void a_list_that_somebody_took_away_is_held_no_longer_whatever_was_said() throws IOException {
    Files.delete(lies());
    decisions.missTakenAway();
    assertThat(held()).isEmpty();
    assertThat(scene.files()).isEmpty();
  }

  @Test
  void a_released_list_that_was_taken_away_is_not_taken_in() throws IOException {
    release(AS_EAN);
    Files.delete(lies());
    takeUp();
    assertThat(taken()).isEmpty();
    assertThat(held()).isEmpty();
  }

  @Test
  void where_the_folder_of_held_lists_is_away_nothing_is_concluded() throws IOException {
    Files.move(scene.input.resolve(".held"), folder.resolve("unplugged"));
    decisions.missTakenAway();
    assertThat(decisions.decided()).isEmpty();
    assertThat(held()).hasSize(1);
  }
}
