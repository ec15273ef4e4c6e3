package caravan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PipeTests {

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      quoteCharacter = '~',
      value = {
        "[ASIN],[Title]                # stdin.txt",
        "[B0086FFHLS]                  # stdin.txt",
        "[4006381333931]|[793610399007]# stdin.txt",
        "[\"B0086FFHLS\"]              # stdin.json",
        "  [ {\"asin\": \"B0086FFHLS\"}# stdin.json",
        "[4006381333931, 793610399007] # stdin.json",
        "{\"asin\": \"B0086FFHLS\"}    # stdin.json",
        "{}                            # stdin.json",
        "EAN;Name                      # stdin.txt"
      })
  void a_stream_is_named_by_what_it_begins_with(String beginning, String name) {
    byte[] bytes = beginning.strip().replace('|', '\n').getBytes(StandardCharsets.UTF_8);

    Path list = Pipe.in(new ByteArrayInputStream(bytes), folder);

    assertThat(list.getFileName()).hasToString(name);
  }
}
