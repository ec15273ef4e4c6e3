package caravan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import caravan.harness.CaravanProcess;
import caravan.sandbox.SandboxOptions;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Standard output that can't be written is told; one that nobody reads on is not. */
class StandardOutputTests {

  private static final String FULL = "standard output can't be written: the disk is full";

  @TempDir Path folder;
  private Shell shell;

  @BeforeEach
  void open() {
    shell = new Shell(folder, SandboxOptions.unlimited().build());
    shell.with("caravan.circana.rate", "1000000");
  }

  @AfterEach
  void close() {
    shell.close();
  }

  private void list(int codes) {
    String asins =
        Stream.iterate(0, i -> i + 1)
            .limit(codes)
            .map("B0%08d"::formatted)
            .collect(Collectors.joining("\n"));
    shell.file("list.txt", asins + "\n");
  }

  @Test
  void enrich_into_a_full_device_says_so_and_ends_with_2() throws Exception {
    list(400);
    assertThat(sh("%s < list.txt > /dev/full", shell.words("enrich", "-"))).isEqualTo(2);
    assertThat(said("err.txt")).contains(FULL).doesNotContain("\tat ");
    assertThat(sh("%s < list.txt > out.txt", shell.words("enrich", "-"))).isZero();
    assertThat(said("out.txt").lines()).hasSizeGreaterThan(400);
  }

  @Test
  void enrich_for_a_reader_that_has_read_enough_is_quiet() throws Exception {
    list(4_000);
    String line = "(%s < list.txt; echo $? > code.txt) | head -1 > out.txt";
    assertThat(sh(line, shell.words("enrich", "-"))).isZero();
    assertThat(said("code.txt")).isEqualTo("0\n");
    assertThat(said("err.txt")).contains("4,000 rows").doesNotContain("can't", "\tat ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"quote list.txt", "status", "status --json", "--help", "quote --help"})
  void what_a_command_says_into_a_full_device_is_told_and_ends_with_2(String command)
      throws Exception {
    list(4);
    List<String> words =
        command.endsWith("--help") ? List.of(command.split(" ")) : shell.words(command.split(" "));
    assertThat(sh("%s > /dev/full", words)).isEqualTo(2);
    assertThat(said("err.txt")).contains(FULL).hasLineCount(1);
    assertThat(sh("%s > out.txt", words)).isZero();
    assertThat(said("out.txt")).isNotBlank();
    assertThat(sh("(%s; echo $? > code.txt) | true", words)).isZero();
    assertThat(said("code.txt")).isEqualTo("0\n");
    assertThat(said("err.txt")).isEmpty();
  }

  private int sh(String line, List<String> words) throws IOException, InterruptedException {
    List<String> command = CaravanProcess.command(words).line();
    String quoted = command.stream().map(word -> "'" + word + "'").collect(Collectors.joining(" "));
    Process process =
        new ProcessBuilder("sh", "-c", line.formatted(quoted))
            .directory(folder.toFile())
            .redirectError(new File(folder.toFile(), "err.txt"))
            .start();
    assertThat(process.waitFor(90, TimeUnit.SECONDS)).isTrue();
    return process.exitValue();
  }

  private String said(String file) throws IOException {
    return Files.readString(folder.resolve(file));
  }
}
