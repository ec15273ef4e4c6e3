package caravan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import caravan.harness.CaravanProcess;
import caravan.harness.Home;
import caravan.sandbox.Fault;
import caravan.sandbox.FaultKind;
import caravan.sandbox.SandboxOptions;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The log of a daemon with the logback.xml that is shipped. */
@Tag("slow")
class LogOutputTests {

  @TempDir Path folder;

  private List<String> lines(Home home, CaravanProcess.Start how) throws IOException {
    Path log = folder.resolve("log");
    try (home;
        CaravanProcess caravan = how.at(home).logging().start(log).up(home)) {
      home.sandbox().faults(Fault.next(1, FaultKind.serverError()));
      home.drop("odd\nname.txt", Home.asins(0, 10));
      org.awaitility.Awaitility.await().until(() -> Files.readString(log).contains(" is done"));
      caravan.end();
      assertThat(caravan.ended(Duration.ofSeconds(30))).isTrue();
    }
    return Files.readAllLines(log);
  }

  private Home home() throws IOException {
    Path home = Files.createDirectories(folder.resolve("home"));
    return new Home(home, SandboxOptions.unlimited().build()).listening();
  }

  private static CaravanProcess.Start run() {
    return CaravanProcess.command("run");
  }

  @Test
  void json_is_a_document_a_line_with_list_channel_and_call_as_fields() throws IOException {
    List<JsonNode> lines =
        lines(home().with("caravan.log.format", "json"), run()).stream().map(Home::json).toList();
    assertThat(lines)
        .allSatisfy(
            line -> {
              assertThat(line.at("/timestamp").isNumber()).isTrue();
              assertThat(line.at("/level").asText()).isIn("INFO", "WARN");
              assertThat(line.at("/formattedMessage").asText()).isNotEmpty();
            });
    JsonNode done = line(lines, " is done: ");
    assertThat(done.at("/mdc/list").asText()).isEqualTo("odd\nname.txt");
    JsonNode rests = line(lines, " rests until ");
    assertThat(rests.at("/mdc/channel").asText()).isEqualTo("circana");
    assertThat(rests.at("/mdc/call").asText()).isEqualTo("1");
    assertThat(line(lines, "Watching ").at("/mdc").isEmpty()).isTrue();
    assertThat(lines.toString()).doesNotContain(Home.KEY);
  }

  private static JsonNode line(List<JsonNode> lines, String words) {
    return lines.stream()
        .filter(line -> line.at("/formattedMessage").asText().contains(words))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no line says" + words + lines));
  }

  @Test
  void text_tells_the_time_and_one_line_an_event() throws IOException {
    assertThat(lines(home(), run()))
        .allMatch(line -> line.matches("\\d{4}-\\d\\d-\\d\\dT\\S+ (?:INFO |WARN ) .*"));
  }

  @Test
  void in_the_journal_a_line_has_no_time_of_its_own() throws IOException {
    Path log = Files.createFile(folder.resolve("log"));
    Map<String, Object> file = Files.readAttributes(log, "unix:dev,ino");
    String stream = file.get("dev") + ":" + file.get("ino");
    assertThat(lines(home().variable("JOURNAL_STREAM", stream), run()))
        .allMatch(line -> line.matches("(?:INFO |WARN ) .*"));
    assertThat(lines(home().variable("JOURNAL_STREAM", "1:1"), run()))
        .anyMatch(line -> line.matches("\\d{4}-\\d\\d-\\d\\dT.*"));
  }
}
