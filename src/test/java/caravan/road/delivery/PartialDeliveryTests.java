package caravan.road.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import caravan.asinscope.Endpoints;
import caravan.ledger.ListRecord;
import caravan.ledger.Pause;
import caravan.ledger.Signature;
import caravan.road.RoadScene;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When a list is handed back in part, in time that is moved by hand. */
class PartialDeliveryTests {

  private static final Duration AFTER = Duration.ofMinutes(10);

  @TempDir private Path folder;
  private DeliveryScene scene;
  private PartialDelivery partial;

  @BeforeEach
  void open() {
    scene = new DeliveryScene(folder);
    partial =
        new PartialDelivery(
            Endpoints.standard().channels(),
            scene.road.ledger.overview(),
            scene.road.ledger.pacing(),
            scene.delivery(),
            channel -> RoadScene.FULL,
            AFTER,
            scene.road);
  }

  @AfterEach
  void close() {
    scene.close();
  }

  private void handBack() {
    for (ListRecord list : partial.due()) {
      partial.deliver(list);
    }
  }

  @Test
  void while_the_channel_is_open_nothing_is_handed_back_in_part() {
    scene.road.answered(4);
    assertThat(partial.due()).isEmpty();
  }

  @Test
  void a_rest_that_is_known_to_be_long_is_enough() {
    scene.road.answered(4);
    scene.road.rests(Pause.Kind.DAILY, AFTER);
    assertThat(partial.due()).hasSize(1);
    handBack();
    assertThat(scene.files()).containsExactly("list.partial.csv");
  }

  @Test
  void a_part_of_a_node_that_was_taken_for_dead_meanwhile_is_due_again() {
    scene.road.answered(4);
    scene.road.rests(Pause.Kind.DAILY, AFTER);
    scene.stands = false;
    handBack();
    assertThat(scene.files()).isEmpty();
    assertThat(partial.due()).hasSize(1);
  }

  @Test
  void a_short_rest_becomes_a_long_one_by_lasting() {
    scene.road.answered(4);
    scene.road.rests(Pause.Kind.OUTAGE, AFTER.minusMillis(1));
    assertThat(partial.due()).isEmpty();
    scene.road.pass(AFTER.minusMillis(1));
    assertThat(partial.due()).isEmpty();
    scene.road.pass(Duration.ofMillis(1));
    assertThat(partial.due()).hasSize(1);
  }

  @Test
  void a_list_without_an_answer_has_nothing_to_hand_back() {
    scene.road.rests(Pause.Kind.DAILY, Duration.ofHours(5));
    assertThat(partial.due()).isEmpty();
  }

  @Test
  void nothing_is_handed_back_twice_and_what_is_new_only_after_a_while() {
    scene.road.answered(4);
    scene.road.rests(Pause.Kind.DAILY, Duration.ofHours(5));
    handBack();
    assertThat(partial.due()).isEmpty();
    scene.road.ledger.pacing().resume(RoadScene.LANE.channel());
    scene.road.answered(1);
    scene.road.rests(Pause.Kind.DAILY, Duration.ofHours(5));
    assertThat(partial.due()).as("news, but too soon").isEmpty();
    scene.road.pass(AFTER);
    assertThat(partial.due()).hasSize(1);
  }

  @Test
  void once_the_channel_is_open_again_the_next_long_rest_begins_anew() {
    scene.road.answered(4);
    scene.road.rests(Pause.Kind.DAILY, Duration.ofHours(5));
    handBack();
    scene.road.ledger.pacing().resume(RoadScene.LANE.channel());
    assertThat(partial.due()).isEmpty();
    scene.road.rests(Pause.Kind.DAILY, Duration.ofHours(5));
    assertThat(partial.due()).hasSize(1);
  }

  @Test
  void a_list_that_has_all_its_answers_is_delivered_whole() {
    scene.road.answered(10);
    scene.road.enrol("", "other.txt", 500, 1);
    scene.road.rests(Pause.Kind.DAILY, Duration.ofHours(5));
    assertThat(partial.due()).isEmpty();
  }

  @Test
  void a_channel_that_a_person_paused_rests_for_long_once_it_has() {
    scene.road.answered(4);
    Signature anna = new Signature("anna", scene.road.instant(), "");
    scene.road.ledger.acts().pause(RoadScene.LANE.channel(), anna);
    assertThat(partial.due()).isEmpty();
    scene.road.pass(AFTER);
    assertThat(partial.due()).hasSize(1);
  }

  @Test
  void as_long_as_a_channel_rests_it_is_looked_at_each_second() {
    assertThat(partial.patience()).isEqualTo(Duration.ofSeconds(30));
    scene.road.rests(Pause.Kind.DAILY, AFTER);
    partial.due();
    assertThat(partial.patience()).isEqualTo(Duration.ofSeconds(1));
    scene.road.ledger.pacing().resume(RoadScene.LANE.channel());
    partial.due();
    assertThat(partial.patience()).isEqualTo(Duration.ofSeconds(30));
  }
}
