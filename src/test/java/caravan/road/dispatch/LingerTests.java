package caravan.road.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import caravan.codes.CodeType;
import caravan.codes.Domain;
import caravan.codes.Lane;
import caravan.ledger.Arrivals;
import caravan.road.RoadScene;
import caravan.road.intake.FileStability;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How long a part-filled batch lingers. */
class LingerTests {

  private static final Lane LANE = RoadScene.LANE;
  private static final Lane OTHER = new Lane(LANE.channel(), CodeType.ASIN, Domain.DE);
  private static final Duration TIME = Duration.ofMillis(500);

  @TempDir private Path folder;
  private RoadScene scene;
  private FileStability files;
  private Linger linger;
  private Arrivals elsewhere = Arrivals.NONE;

  @BeforeEach
  void open() {
    scene = new RoadScene(folder, 1);
    files = new FileStability(Duration.ofSeconds(1), scene);
    linger = new Linger(files, () -> elsewhere, TIME);
  }

  @AfterEach
  void close() {
    scene.close();
  }

  private boolean awaited(Lane lane) {
    return linger.awaited(lane, scene.instant());
  }

  @Test
  void nobody_is_waited_for_while_no_list_is_on_its_way() {
    assertThat(awaited(LANE)).isFalse();
  }

  @Test
  void a_complete_list_is_waited_for_ten_times_as_long_and_then_no_longer() {
    files.expect(folder.resolve("a.txt"));
    assertThat(awaited(LANE)).isTrue();
    scene.pass(TIME.multipliedBy(10).minusMillis(1));
    assertThat(awaited(LANE)).isTrue();
    scene.pass(Duration.ofMillis(1));
    assertThat(awaited(LANE)).isFalse();
  }

  @Test
  void a_list_that_another_node_sees_is_waited_for_as_ones_own() {
    elsewhere = Arrivals.SETTLING;
    assertThat(awaited(LANE)).isTrue();
    scene.pass(TIME);
    assertThat(awaited(LANE)).isFalse();
    elsewhere = Arrivals.READING;
    assertThat(awaited(LANE)).isTrue();
    elsewhere = Arrivals.NONE;
    assertThat(awaited(LANE)).isFalse();
  }

  @Test
  void each_lane_waits_from_its_own_first_code_on() {
    files.expect(folder.resolve("a.txt"));
    assertThat(awaited(LANE)).isTrue();
    scene.pass(TIME.multipliedBy(10));
    assertThat(awaited(OTHER)).isTrue();
    assertThat(awaited(LANE)).isFalse();
    linger.left(LANE);
    assertThat(awaited(LANE)).isTrue();
  }

  @Test
  void lists_that_a_person_named_are_waited_for_until_all_are_in() {
    files.named(true);
    assertThat(awaited(LANE)).isTrue();
    scene.pass(Duration.ofHours(1));
    assertThat(awaited(LANE)).isTrue();
    files.named(false);
    assertThat(awaited(LANE)).isFalse();
  }
}
