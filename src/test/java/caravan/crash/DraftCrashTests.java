package caravan.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import caravan.harness.CaravanProcess;
import caravan.harness.FileTree;
import caravan.harness.Home;
import caravan.sandbox.SandboxOptions;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Caravan is killed at every step between the button that starts a draft and its lists lying in the
 * input folder, and at moments around it; {@code -Dcaravan.crash.long=true} kills at all of them,
 * otherwise at some.
 */
class DraftCrashTests {

  private static final boolean LONG = Boolean.getBoolean("caravan.crash.long");
  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final String BOUNDARY = "----boundary7f";

  private static final List<String> STARTING =
      List.of(
          "ledger.start.before",
          "ledger.start.after",
          "link.list.before",
          "link.list.after",
          "delete.list.before",
          "delete.list.after",
          "ledger.placed.before",
          "ledger.placed.after",
          "ledger.placed.before#2",
          "ledger.placed.after#2",
          "ledger.start.before+1",
          "ledger.start.before+5",
          "ledger.start.before+20",
          "ledger.start.before+60",
          "ledger.start.before+120",
          "ledger.start.before+250",
          "ledger.start.before+400",
          "ledger.enrolled.before",
          "ledger.enrolled.after",
          "ledger.shelved.after");

  private static final List<String> SHORT =
      List.of("ledger.start.before", "ledger.start.after", "link.list.after");

  @TempDir Path folder;
  private Home home;
  private int starts;

  @BeforeEach
  void furnish() {
    home = new Home(folder, SandboxOptions.unlimited().build());
    home.listening();
  }

  @AfterEach
  void close() {
    home.close();
  }

  @Test
  void killed_around_the_start_and_clicked_twice_each_list_is_taken_in_once() throws Exception {
    List<String> points = LONG ? STARTING : SHORT;
    List<String> names = new ArrayList<>();
    for (String point : points) {
      String one = "one-%02d.txt".formatted(names.size());
      String two = "two-%02d.txt".formatted(names.size());
      int from = 1_000 * (names.size() + 1);
      names.add(one);
      names.add(two);
      String draft;
      try (CaravanProcess victim = start(point)) {
        draft = brought(one, Home.asins(from, 10), two, Home.asins(from + 100, 10));
        started(draft);
        Crashing.killed(victim, point, PATIENCE);
      }
      try (CaravanProcess next = start("")) {
        twice(draft);
        await(point).atMost(PATIENCE).until(() -> taken().equals(sorted(names)));
        await("results").atMost(PATIENCE).until(() -> receipts() == names.size());
      }
    }

    assertThat(taken()).isEqualTo(sorted(names));
    assertThat(FileTree.files(home.input().resolve(".failed"))).isEmpty();
    assertThat(FileTree.files(home.input()))
        .allMatch(n -> n.startsWith(".done/") || n.equals(".caravan.lock"));
    assertThat(FileTree.files(home.state().resolve("drafts"))).isEmpty();
    assertThat(home.sandbox().diary().paidProducts()).hasSize(10 * names.size());
    assertThat(home.sandbox().diary().paidAgain())
        .as("paid again are calls in flight at a kill")
        .allSatisfy((product, times) -> assertThat(times).isLessThanOrEqualTo(2));
  }

  private CaravanProcess start(String point) {
    CaravanProcess process = Crashing.at(point, home, folder.resolve("log-" + starts++));
    process.up(home);
    return process;
  }

  private static List<String> sorted(List<String> names) {
    return names.stream().sorted().toList();
  }

  private List<String> taken() throws IOException {
    return FileTree.files(home.input().resolve(".done"));
  }

  private long receipts() throws IOException {
    return FileTree.files(home.output()).stream().filter(n -> n.endsWith(".receipt.json")).count();
  }

  private String brought(String one, String text, String two, String more) throws Exception {
    String body = part(one, text) + part(two, more) + "--" + BOUNDARY + "--\r\n";
    JsonNode draft =
        Home.json(asked("/api/drafts", "multipart/form-data; boundary=" + BOUNDARY, body).body());
    assertThat(draft.get("tokens").asInt()).isEqualTo(20);
    return draft.get("id").asText();
  }

  private static String part(String name, String text) {
    return "--%s\r\nContent-Disposition: form-data; name=\"lists\"; filename=\"%s\"\r\n\r\n%s\r\n"
        .formatted(BOUNDARY, name, text);
  }

  private HttpResponse<String> asked(String path, String type, String body) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://" + home.address() + path))
            .header("Content-Type", type)
            .header("X-Requested-By", "a test")
            .timeout(Duration.ofMinutes(1))
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
  }

  /** Whoever is killed meanwhile answers nothing. */
  private void started(String draft) throws Exception {
    try {
      asked(
          "/api/drafts/" + draft + "/start", "application/json", "{\"revision\":1,\"tokens\":20}");
    } catch (IOException e) {
      assertThat(e).isNotNull();
    }
  }

  private void twice(String draft) throws Exception {
    Thread other =
        new Thread(
            () -> {
              try {
                started(draft);
              } catch (Exception e) {
                throw new IllegalStateException(e);
              }
            });
    other.start();
    started(draft);
    other.join();
  }
}
