package caravan.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.AutoComplete;

/**
 * Man pages and completion say what the commands say. {@code -Dcaravan.man=write} writes them anew.
 */
class ManPageTests {

  private static final Path PAGES = Path.of("src/dist/man/man1");
  private static final Path COMPLETION = Path.of("src/dist/completion/caravan");
  private static final boolean WRITE = "write".equals(System.getProperty("caravan.man"));

  @Test
  void every_command_has_its_page_and_each_is_current() throws IOException {
    Map<String, String> pages = ManPages.all(Caravan.line());
    if (WRITE) {
      Files.createDirectories(PAGES);
      for (Map.Entry<String, String> page : pages.entrySet()) {
        Files.writeString(PAGES.resolve(page.getKey()), page.getValue());
      }
    }
    assertThat(written())
        .as("-Dcaravan.man=write writes them; remove by hand the page of a command that is gone")
        .isEqualTo(pages);
  }

  private static Map<String, String> written() throws IOException {
    Map<String, String> written = new TreeMap<>();
    try (Stream<Path> files = Files.list(PAGES)) {
      for (Path file : files.toList()) {
        written.put(file.getFileName().toString(), Files.readString(file));
      }
    }
    return written;
  }

  @Test
  void every_page_is_good_roff() throws Exception {
    assumeTrue(installed("groff"), "groff is not installed");
    for (String page : written().keySet()) {
      assertThat(said("groff", "-man", "-ww", "-z", "-Tutf8", PAGES.resolve(page).toString()))
          .as(page)
          .isEmpty();
    }
  }

  @Test
  void the_completion_is_current() throws IOException {
    String completion = AutoComplete.bash("caravan", Caravan.line());
    if (WRITE) {
      Files.createDirectories(COMPLETION.getParent());
      Files.writeString(COMPLETION, completion);
    }
    assertThat(Files.readString(COMPLETION))
        .as("-Dcaravan.man=write writes it")
        .isEqualTo(completion);
  }

  @ParameterizedTest
  @CsvSource({
    "caravan enr,                enrich",
    "caravan urgency --no,       --note",
    "caravan pause cir,          circana",
    "caravan release --type U,   UPC",
    "caravan ledger co,          copy"
  })
  void bash_completes_commands_options_and_words(String typed, String completed) throws Exception {
    assumeTrue(installed("bash"), "bash is not installed");
    String script =
        """
        . "$1"
        COMP_WORDS=($2)
        COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
        COMP_LINE=$2
        COMP_POINT=${#2}
        _complete_caravan
        printf '%s\\n' "${COMPREPLY[@]}"
        """;
    assertThat(said("bash", "-c", script, "bash", COMPLETION.toString(), typed).lines())
        .map(String::strip)
        .contains(completed);
  }

  private static String said(String... command) throws Exception {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return said;
  }

  private static boolean installed(String program) {
    return Stream.of(System.getenv("PATH").split(":"))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }
}
