package caravan.lists;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every file in the folder of samples is read as the {@code .expected} beside it says. */
class SampleListTests {

  private static final Path SAMPLES = Path.of("src/test/resources/lists");

  static Stream<Path> samples() throws IOException {
    try (Stream<Path> files = Files.walk(SAMPLES)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> !file.toString().endsWith(".expected"))
          .filter(file -> !file.getFileName().toString().startsWith("."))
          .sorted()
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void a_sample_list_is_read_as_expected(Path sample) throws IOException {
    Path expected = sample.resolveSibling(sample.getFileName() + ".expected");

    assertThat(SampleOutcome.of(SAMPLES, sample)).isEqualTo(Files.readString(expected));
  }

  @Test
  void there_are_at_least_forty_samples() throws IOException {
    assertThat(samples()).hasSizeGreaterThanOrEqualTo(40);
  }
}
