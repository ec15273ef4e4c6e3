package caravan.road.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import caravan.codes.Choice;
import caravan.codes.CodeType;
import caravan.harness.CapturedLog;
import caravan.ledger.Held;
import caravan.ledger.LedgerException;
import caravan.ledger.ListRecord;
import caravan.ledger.ListState;
import caravan.lists.archive.ListArchive;
import caravan.lists.reader.Preview;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a held list by what a person says, over a real ledger. */
class HeldDecisionsTests {

  private static final String OTHER = IntakeScene.doubtful().replace("shelf", "rack");
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
            scene.rows,
            scene.road.ledger.nodes());
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
    assertThat(taken().get(0).state()).isEqualTo(ListState.WAITING);
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
    Preview preview = scene.reader.survey(lies(), before.folder(), before.name(), before.choice());
    scene.rows.enrol(
        new SurveyedList(lies(), preview, preview.head(), 0),
        list -> scene.road.ledger.holds().enrolled(list, before.id()));

    decisions.takeUp(before);

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

  @Test
  void as_long_as_a_list_is_held_it_is_looked_at_twice_a_second() throws IOException {
    assertThat(decisions.patience()).isEqualTo(Duration.ofMillis(500));
    takeUp();
    assertThat(decisions.patience()).isEqualTo(Duration.ofMillis(500));
    release(AS_EAN);
    takeUp();
    takeUp();
    assertThat(decisions.patience()).isEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void a_list_from_the_top_is_put_away_at_the_top() throws IOException {
    release(AS_EAN);
    takeUp();
    scene.enrolment().enrol(scene.drop("other.csv", OTHER));
    scene.road.ledger.holds().discardHeld(held().get(0).id());
    takeUp();
    assertThat(scene.files())
        .containsExactly(
            ".done/de/spring.csv", ".failed/other.csv", ".failed/other.csv.reason.txt");
  }

  @Test
  void a_fetched_list_that_is_released_keeps_the_place_that_it_has_on_its_server()
      throws IOException {
    Path copy = Files.writeString(folder.resolve("copy"), OTHER);
    scene.remoteEnrolment().enrol(new RemoteList(copy, "ftp://x", "de/autumn.csv", 0));
    Held fetched = held().stream().filter(one -> one.name().equals("autumn.csv")).findFirst().get();
    scene.road.ledger.holds().release(fetched.id(), AS_EAN, scene.road.instant());
    takeUp();
    assertThat(scene.road.atWork())
        .filteredOn(list -> list.head().name().equals("autumn.csv"))
        .extracting(list -> list.head().identity())
        .containsExactly("ftp://x\tde/autumn.csv");
  }

  @Test
  void what_becomes_of_it_is_told() throws IOException {
    try (CapturedLog log = new CapturedLog()) {
      scene.enrolment().enrol(scene.drop("de/other.csv", OTHER));
      scene.enrolment().enrol(scene.drop("de/away.csv", OTHER + "4006381333931,b\n"));
      release(AS_EAN);
      scene.road.ledger.holds().discardHeld(held().get(1).id());
      Path away = scene.input.resolve(".held/de/away.csv");
      Files.delete(away);
      takeUp();
      assertThat(log.lines())
          .contains(
              "INFO de/spring.csv was released by a person and is taken in",
              "INFO de/other.csv was discarded by a person",
              "WARN de/away.csv is held no longer: it was taken away from "
                  + away
                  + "; drop it again to have it asked for");
    }
    assertThat(scene.input.resolve(".held/de")).isEmptyDirectory();
  }

  @Test
  void a_discarded_list_that_was_taken_away_is_nowhere() throws IOException {
    scene.road.ledger.holds().discardHeld(held().get(0).id());
    Files.delete(lies());
    takeUp();
    assertThat(held()).isEmpty();
    assertThat(scene.files()).isEmpty();
  }

  @Test
  void where_the_ledger_or_the_machine_fails_it_is_tried_again_later() throws IOException {
    release(AS_EAN);
    for (RuntimeException fault :
        List.of(
            new LedgerException("disk full", new IOException()),
            new UncheckedIOException(new IOException("disk full")))) {
      scene.meanwhile =
          () -> {
            throw fault;
          };
      assertThatThrownBy(this::takeUp).isSameAs(fault);
      assertThat(lies()).exists();
      assertThat(taken()).isEmpty();
    }
    scene.meanwhile = () -> {};
    takeUp();
    assertThat(taken()).hasSize(1);
  }

  @Test
  void a_fault_of_caravan_s_own_puts_it_aside_and_asks_to_be_reported() throws IOException {
    release(AS_EAN);
    scene.meanwhile =
        () -> {
          throw new IllegalStateException("boom");
        };
    try (CapturedLog log = new CapturedLog()) {
      takeUp();
      assertThat(log.warnings())
          .anyMatch(line -> line.startsWith("ERROR " + lies() + " can't be taken in: a fault"))
          .anyMatch(line -> line.startsWith("WARN de/spring.csv was released and is not taken in"));
    }
    assertThat(held()).isEmpty();
    assertThat(scene.input.resolve(".failed/de/spring.csv.reason.txt"))
        .content()
        .contains("a fault in Caravan, please report it: java.lang.IllegalStateException: boom");
  }
}
