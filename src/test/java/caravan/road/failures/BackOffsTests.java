package caravan.road.failures;

import static org.assertj.core.api.Assertions.assertThat;

import caravan.road.RoadScene;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackOffsTests {

  @TempDir private Path folder;
  private RoadScene scene;
  private BackOffs backOffs;

  @BeforeEach
  void open() {
    scene = new RoadScene(folder, 1);
    backOffs = new BackOffs(scene);
  }

  @AfterEach
  void close() {
    scene.close();
  }

  private long seconds() {
    long seconds = 0;
    while (!backOffs.due("a")) {
      scene.pass(Duration.ofSeconds(1));
      seconds++;
    }
    return seconds;
  }

  @Test
  void what_could_not_be_done_is_left_alone_longer_each_time_up_to_half_a_minute() {
    long before = 0;
    for (int times = 1; times <= 10; times++) {
      backOffs.later("a");
      long pause = seconds();
      assertThat(pause).isBetween(Math.max(1, before), 30L);
      before = pause;
    }
    assertThat(before).isEqualTo(30);
  }

  @Test
  void others_are_due_meanwhile() {
    backOffs.later("a");
    assertThat(backOffs.due("a")).isFalse();
    assertThat(backOffs.due("b")).isTrue();
  }

  @Test
  void once_it_was_done_its_next_pause_is_a_short_one() {
    for (int times = 0; times < 6; times++) {
      backOffs.later("a");
    }
    backOffs.well("a");
    assertThat(backOffs.due("a")).isTrue();
    backOffs.later("a");
    assertThat(seconds()).isLessThanOrEqualTo(2);
  }

  @Test
  void what_failed_long_ago_is_forgotten_at_the_next_failure_of_anything() {
    for (int times = 0; times < 6; times++) {
      backOffs.later("a");
    }
    scene.pass(Duration.ofMinutes(6));
    backOffs.later("b");
    backOffs.later("a");
    assertThat(seconds()).isLessThanOrEqualTo(2);
  }
}
