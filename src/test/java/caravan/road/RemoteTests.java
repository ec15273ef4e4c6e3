package caravan.road;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import caravan.harness.CapturedLog;
import caravan.harness.FileTree;
import caravan.harness.InProcess;
import caravan.sandbox.SandboxOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A caravan that deals with servers, and what it logs. */
abstract class RemoteTests {

  static final String FROM = "caravan.input.remote";
  static final String TO = "caravan.output.remote";
  static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir Path folder;
  InProcess caravan;
  CapturedLog heard;

  @BeforeEach
  void furnish() {
    heard = new CapturedLog();
    caravan = new InProcess(folder.resolve("post"), SandboxOptions.unlimited().build());
    caravan.with("caravan.circana.rate", "100000").with(FROM + ".poll", "100ms");
    caravan.with("caravan.linger", "50ms");
  }

  @AfterEach
  void close() {
    caravan.close();
    heard.close();
    plainWords();
  }

  /** Whatever happens: no endpoint of the routes, no fault of a library, no stack. */
  private void plainWords() {
    assertThat(heard.lines())
        .filteredOn(line -> !line.startsWith("DEBUG") && !line.startsWith("TRACE"))
        .noneMatch(line -> line.contains("://in-") || line.contains("://out-"))
        .noneMatch(line -> line.contains("Cannot invoke") || line.contains("null FTP"))
        .noneMatch(line -> line.contains("\tat "));
  }

  /** How many warnings hold those words. */
  long warnings(String words) {
    return heard.warnings().stream().filter(warning -> warning.contains(words)).count();
  }

  static void stands(Path file) {
    await(file.toString()).atMost(PATIENCE).until(() -> Files.exists(file));
  }

  /** The files below that folder that are not hidden, by their names from there, in order. */
  static List<String> files(Path root) {
    return FileTree.files(root).stream()
        .filter(file -> !file.substring(file.lastIndexOf('/') + 1).startsWith("."))
        .toList();
  }

  /** Waits for a warning that holds all those words; no warning has a stack trace. */
  void warned(String... words) {
    await(String.join(" ", words))
        .atMost(PATIENCE)
        .until(
            () -> heard.warnings().stream().anyMatch(w -> Stream.of(words).allMatch(w::contains)));
    assertThat(heard.warnings()).noneMatch(warning -> warning.contains("\tat "));
  }
}
