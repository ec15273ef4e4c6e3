package caravan.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FileNamesTests {

  @Test
  void a_name_that_is_free_stays_as_it_is() {
    assertThat(FileNames.free("spring.csv", Set.of()::contains)).isEqualTo("spring.csv");
    assertThat(FileNames.freeBase("de/spring", Set.of()::contains)).isEqualTo("de/spring");
  }

  @Test
  void a_name_that_is_taken_gets_a_number_before_its_ending() {
    Set<String> taken = Set.of("spring.csv.gz", "spring-2.csv.gz");
    assertThat(FileNames.free("spring.csv.gz", taken::contains)).isEqualTo("spring-3.csv.gz");
  }

  @Test
  void a_base_that_is_taken_gets_a_number_at_its_end() {
    assertThat(FileNames.freeBase("de/v1.5", Set.of("de/v1.5")::contains)).isEqualTo("de/v1.5-2");
  }

  @Test
  void a_name_that_is_too_long_is_cut_before_its_ending() {
    String fitting = FileNames.fitting("ä".repeat(200) + ".csv");
    assertThat(fitting).startsWith("ä").endsWith(".csv");
    assertThat(fitting.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(255);
  }

  @Test
  void a_number_is_taken_off_again() {
    for (String name : Set.of("spring.csv", "spring.csv.gz", "2026-05.csv", "a", "-", "1", "ä.x")) {
      for (int copy = 2; copy < 12; copy++) {
        assertThat(FileNames.unnumbered(FileNames.numbered(name, copy))).isEqualTo(name);
      }
    }
    assertThat(FileNames.unnumbered("spring.csv")).isEqualTo("spring.csv");
    assertThat(FileNames.unnumbered("-2.csv")).isEqualTo("-2.csv");
  }
}
