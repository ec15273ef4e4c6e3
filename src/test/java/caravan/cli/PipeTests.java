package caravan.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
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

  @Test
  void results_replace_the_file_that_stands_there_and_leave_nothing_beside_it() throws IOException {
    Path results = Files.writeString(folder.resolve("results"), "code\r\n");
    Path into = Files.writeString(folder.resolve("into.csv"), "an older and longer one");

    Pipe.into(results, into);

    assertThat(into).hasContent("code\r\n");
    assertThat(folder.toFile().list()).containsExactlyInAnyOrder("results", "into.csv");
  }

  @Test
  void results_that_find_no_room_say_so() throws IOException {
    Path results = Files.writeString(folder.resolve("results"), "code\r\n");

    assertThatThrownBy(() -> Pipe.into(results, Path.of("/dev/full")))
        .hasMessage("/dev/full can't be written: the disk is full; make room and run it again");
  }
}
