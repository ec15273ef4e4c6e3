package caravan.status;

import static org.assertj.core.api.Assertions.assertThat;

import caravan.ledger.Pause;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HealthTests {

  private static final String ODD = "circana: The API refuses the key, as a trouble may say too";

  @TempDir Path folder;
  private StatusScene scene;

  @BeforeEach
  void open() {
    scene = new StatusScene(folder);
    scene.list("a.txt", 0, 9);
  }

  @AfterEach
  void close() {
    scene.close();
  }

  @Test
  void a_channel_that_waits_for_a_person_is_told_as_a_value() {
    scene.parked(Pause.Kind.KEY, Duration.ofMinutes(1), "Invalid API key");
    Readiness readiness = scene.readiness(ODD);
    assertThat(readiness.ready()).isFalse();
    assertThat(readiness.reasons())
        .extracting(Readiness.Reason::channel)
        .containsExactly(StatusScene.CIRCANA, null);
    assertThat(readiness.words())
        .satisfiesExactly(
            key -> assertThat(key).startsWith("circana: The API refuses the key: \"Invalid API"),
            odd -> assertThat(odd).isEqualTo(ODD));
  }

  @Test
  void what_rests_by_itself_needs_nobody() {
    scene.parked(Pause.Kind.OUTAGE, Duration.ofMinutes(1), "connection refused");
    assertThat(scene.readiness().ready()).isTrue();
  }
}
