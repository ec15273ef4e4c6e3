package caravan.road.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What in the input folder a person has to put right, look by look. */
class ObstaclesTests {

  private final Obstacles obstacles = new Obstacles();

  private void look(Runnable met) {
    obstacles.begin();
    met.run();
    obstacles.end();
  }

  @Test
  void what_is_left_alone_on_purpose_is_no_fault() {
    look(() -> obstacles.leftAlone(Path.of("link"), "link is a link"));
    assertThat(obstacles.faults()).isEmpty();
  }

  @Test
  void faults_are_told_in_order_until_a_look_finds_them_no_more() {
    look(
        () -> {
          obstacles.fault(Path.of("b"), "b may not be read");
          obstacles.fault(Path.of("a"), "a may not be read");
        });
    assertThat(obstacles.faults()).containsExactly("a may not be read", "b may not be read");
    look(() -> obstacles.fault(Path.of("b"), "b is gone"));
    assertThat(obstacles.faults()).containsExactly("b is gone");
    look(() -> {});
    assertThat(obstacles.faults()).isEmpty();
  }

  @Test
  void while_a_look_goes_on_the_faults_of_the_last_one_hold() {
    look(() -> obstacles.fault(Path.of("a"), "a may not be read"));
    obstacles.begin();
    assertThat(obstacles.faults()).containsExactly("a may not be read");
    obstacles.end();
    assertThat(obstacles.faults()).isEmpty();
  }

  @Test
  void of_very_many_twenty_are_named_and_these_stay_so() {
    Runnable many =
        () ->
            IntStream.range(0, 30)
                .forEach(i -> obstacles.fault(Path.of("f" + i), "f%02d".formatted(i)));
    look(many);
    assertThat(obstacles.faults()).hasSize(20).contains("f00", "f19");
    look(
        () ->
            IntStream.range(0, 30)
                .map(i -> 29 - i)
                .forEach(i -> obstacles.fault(Path.of("f" + i), "f%02d".formatted(i))));
    assertThat(obstacles.faults()).contains("f00", "f19");
  }
}
