package caravan.status;

import static caravan.status.StatusScene.CIRCANA;
import static org.assertj.core.api.Assertions.assertThat;

import caravan.codes.ListHead;
import caravan.ledger.Act;
import caravan.ledger.Scene;
import caravan.ledger.ServerTrouble;
import caravan.ledger.Urgency;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sentence for each thing that a list can wait for. */
class ListWhyTests {

  private static final String SERVER = "sftp://anna@files.example.com/results";

  @TempDir Path folder;
  private StatusScene scene;

  @BeforeEach
  void open() {
    scene = new StatusScene(folder);
  }

  @AfterEach
  void close() {
    scene.close();
  }

  private void urgency(long list, Urgency urgency) {
    scene.ledger.acts().urgency(list, urgency, scene.anna(""));
  }

  @Test
  void its_turn_comes_as_often_as_that_of_the_others() {
    long list = scene.list("a.txt", 0, 10);
    assertThat(scene.why(list)).isEqualTo("Has the plan to itself.");
    scene.list("b.txt", 100, 10);
    scene.list("c.txt", 200, 10);
    scene.list("d.txt", 300, 10);
    scene.later(Duration.ofHours(1));
    assertThat(scene.why(list)).isEqualTo("Shares the plan evenly with 3 lists.");
  }

  @Test
  void more_urgent_lists_go_first() {
    long list = scene.list("a.txt", 0, 10);
    urgency(scene.list("b.txt", 100, 1_000), Urgency.URGENT);
    urgency(scene.list("c.txt", 2_000, 400), Urgency.URGENT);
    assertThat(scene.why(list)).isEqualTo("Behind 2 urgent lists (1,400 codes).");
    urgency(list, Urgency.IDLE);
    scene.list("d.txt", 5_000, 1);
    scene.later(Duration.ofHours(1));
    assertThat(scene.why(list)).isEqualTo("Behind 3 lists (1,401 codes).");
  }

  @Test
  void others_ask_for_what_it_lacks() {
    scene.list("autumn.csv", 0, 40);
    long list = scene.list("a.txt", 3, 37);
    assertThat(scene.why(list)).isEqualTo("Its last 37 codes are being asked for by autumn.csv.");
  }

  @Test
  void its_results_can_not_be_written() {
    long list = scene.list("a.txt", 0, 1);
    scene.answered(1);
    assertThat(scene.why(list)).isEqualTo("All rows are answered. Its results are being written.");
    scene.output = java.util.Optional.of("/srv/caravan/output is full");
    assertThat(scene.why(list))
        .isEqualTo("All rows are answered. Results can't be written: /srv/caravan/output is full.");
  }

  @Test
  void a_server_refuses_its_results() {
    long list = scene.list("a.txt", 0, 1);
    scene.answered(1);
    Scene.owe(scene.ledger, list, List.of(SERVER));
    scene.ledger.deliveries().delivered(list, scene.instant());
    assertThat(scene.report().delivered().get(0).why()).isNull();
    scene
        .ledger
        .serverNotes()
        .fails(
            new ServerTrouble(
                SERVER,
                ServerTrouble.Way.RESULTS,
                "permission denied.",
                scene.instant(),
                scene.instant().plus(Duration.ofMinutes(4))));
    assertThat(scene.report().delivered().get(0).why())
        .isEqualTo(
            "Results stand here; "
                + SERVER
                + " refuses them: permission denied. Tries again in 4 min.");
    scene.ledger.uploads().sent(list, SERVER);
    assertThat(scene.report().delivered().get(0).why()).isNull();
  }

  @Test
  void a_person_s_word_is_waited_for() {
    String doubt = "62 % of its check digits are wrong, the column may hold codes without one";
    ListHead head = new ListHead("", "a.csv", "1", "00", false, List.of("ean"), ',');
    long held = scene.ledger.holds().hold(head, "a.csv", doubt, "", 0, scene.instant());
    scene.ledger.holds().lies(held);
    assertThat(ListWhy.sentence(scene.report().held().get(0)))
        .isEqualTo(
            "Waits for your word: 62 % of its check digits are wrong, the column may hold codes without one.");
    assertThat(ReportJson.write(scene.report()))
        .contains("\"sentence\" : \"Waits for your word: 62 %");
  }

  @Test
  void a_person_holds_it() {
    long list = scene.list("a.txt", 0, 1_200);
    scene.later(Duration.ofMinutes(65));
    urgency(list, Urgency.HELD);
    scene.later(Duration.ofMinutes(5));
    assertThat(scene.why(list)).isEqualTo("Held by anna since 02:05. 1,200 codes wait.");
    assertThat(scene.report().atWork().get(0).done()).isNull();
    assertThat(scene.ledger.overview().acts(list, 1)).extracting(Act::subject).contains("a.txt");
  }

  @Test
  void a_person_cancelled_it_and_calls_are_under_way() {
    long list = scene.list("a.txt", 0, 10);
    scene.send(scene.claimed(5));
    scene.ledger.acts().cancel(list, scene.anna(""));
    assertThat(scene.why(list)).isEqualTo("Cancelled by anna: calls under way are waited for.");
  }

  @Test
  void its_channel_makes_no_calls() {
    long list = scene.list("a.txt", 0, 10);
    scene.ledger.acts().pause(CIRCANA, scene.anna(""));
    assertThat(scene.why(list)).isEqualTo("circana: Paused by anna since 01:00. 10 codes wait.");
  }

  @Test
  void it_is_being_read() {
    ListHead head = new ListHead("", "a.txt", "1", "00", false, List.of("code"), ',');
    long list = scene.ledger.lists().open(head, Urgency.NORMAL, "", 0, scene.instant());
    scene
        .ledger
        .lists()
        .enrol(list, List.of(Scene.entry(1, Scene.asin(1))), Scene.MONTH, scene.instant());
    assertThat(scene.why(list)).isEqualTo("Is being read: 1 row so far.");
  }
}
