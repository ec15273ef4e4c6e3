package caravan.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import caravan.asinscope.BarcodesLookup;
import caravan.asinscope.CircanaBarcodes;
import caravan.harness.CaravanProcess;
import caravan.harness.Home;
import caravan.sandbox.Fault;
import caravan.sandbox.FaultKind;
import caravan.sandbox.OutgoingResponse;
import caravan.sandbox.Sandbox;
import caravan.sandbox.SandboxOptions;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A key that would be recognised anywhere is looked for everywhere. */
class CanaryTests {

  /** Stays as it is in a URL, in JSON and in any escape; what stands around it does not. */
  private static final String SONG = "Zq7canaryZq7";

  private static final String KEY = "k\"+/=&%ü\\" + SONG + "<&>";

  private static final String EVERYTHING =
      """
      <configuration>
        <appender name="file" class="ch.qos.logback.core.FileAppender">
          <file>%s</file>
          <encoder><pattern>%%level %%logger %%msg %%n%%ex{full}</pattern></encoder>
        </appender>
        <logger name="org.apache.hc" level="TRACE"/>
        <logger name="org.apache.hc.client5.http.wire" level="TRACE"/>
        <root level="TRACE"><appender-ref ref="file"/></root>
      </configuration>
      """;

  @TempDir Path folder;

  private Home home() throws IOException {
    Path logging = folder.resolve("logback.xml");
    Files.writeString(logging, EVERYTHING.formatted(folder.resolve("trace.log")));
    String options =
        "-Dlogback.configurationFile=" + logging + " -XX:ErrorFile=" + folder.resolve("dump.log");
    return new Home(folder, SandboxOptions.unlimited().build())
        .listening()
        .with("caravan.circana.key", KEY)
        .with("caravan.lookup.key", KEY)
        .with("caravan.notify.url", "http://127.0.0.1:9/hooks/" + SONG + "?token=" + SONG)
        .with("caravan.notify.secret", KEY)
        .variable("JAVA_TOOL_OPTIONS", options);
  }

  /** What servers do with a key that they were sent: show it. */
  private static List<FaultKind> indiscretions() {
    String encoded = URLEncoder.encode(KEY, StandardCharsets.UTF_8);
    String json = KEY.replace("\\", "\\\\").replace("\"", "\\\"");
    return List.of(
        new FaultKind.Instead(
            OutgoingResponse.json(500, "{\"message\":\"failed: ?key=" + encoded + "\"}")),
        new FaultKind.Instead(
            OutgoingResponse.html(502, "<html><title>key=" + encoded + "</title></html>")),
        new FaultKind.Instead(OutgoingResponse.json(200, "{\"items\":\"" + json + "\"}")),
        FaultKind.redirect("/other?key=" + encoded),
        new FaultKind.Truncated(),
        new FaultKind.Reset(false),
        new FaultKind.Instead(
            OutgoingResponse.json(401, "{\"message\":\"the key " + json + " is unknown\"}")));
  }

  private void keepWhatIsShown(Home home) throws IOException, InterruptedException {
    for (String page :
        List.of("/", "/api/status", "/health/ready", "/health/live", "/metrics", "/about")) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create("http://" + home.address() + page)).build();
      String shown =
          HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).body();
      Files.writeString(folder.resolve("shown" + page.replace('/', '-')), shown);
    }
  }

  /** What Java leaves behind when it breaks down. */
  private void breakDown(CaravanProcess caravan) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-SEGV", "" + caravan.handle().pid()).inheritIO().start().waitFor();
    assertThat(caravan.ended(Duration.ofSeconds(60))).isTrue();
    assertThat(Files.readString(folder.resolve("dump.log"), StandardCharsets.ISO_8859_1))
        .contains("SIGSEGV");
  }

  @Test
  void the_key_is_nowhere_but_on_the_wire() throws IOException, InterruptedException {
    try (Home home = home();
        CaravanProcess caravan = Crashing.at("", home, folder.resolve("console.log"))) {
      Sandbox sandbox = home.sandbox();
      int number = 0;
      for (FaultKind faultKind : indiscretions()) {
        long before =
            sandbox.diary().calls(CircanaBarcodes.CHANNEL)
                + sandbox.diary().calls(BarcodesLookup.CHANNEL);
        sandbox.faults(Fault.next(1, faultKind));
        home.drop(
            number % 2 == 0 ? "a" + number + ".txt" : "de/a" + number + ".txt",
            "B00000010" + number);
        await(faultKind.toString())
            .atMost(Duration.ofSeconds(60))
            .until(
                () ->
                    sandbox.diary().calls(CircanaBarcodes.CHANNEL)
                            + sandbox.diary().calls(BarcodesLookup.CHANNEL)
                        > before);
        number++;
      }
      sandbox.faults();
      home.drop("de/last.txt", "B000000200");
      home.drop("bad.csv", "no list\0\n");
      await("a result").atMost(Duration.ofSeconds(90)).until(() -> home.delivered("de/last"));
      await("a refusal")
          .atMost(Duration.ofSeconds(30))
          .until(() -> Files.exists(folder.resolve("in/.failed/bad.csv")));
      Path process = Path.of("/proc/" + caravan.handle().pid() + "/cmdline");
      if (Files.exists(process)) {
        assertThat(Files.readString(process, StandardCharsets.ISO_8859_1)).doesNotContain(SONG);
      }
      keepWhatIsShown(home);
      breakDown(caravan);
    }
    assertThat(Files.readString(folder.resolve("trace.log"))).contains("TRACE org.apache.camel");
    assertThat(Files.readString(folder.resolve("trace.log"))).doesNotContain("DEBUG org.apache.hc");
    try (Stream<Path> files = Files.walk(folder)) {
      assertThat(files.filter(Files::isRegularFile))
          .isNotEmpty()
          .allSatisfy(
              file ->
                  assertThat(Files.readString(file, StandardCharsets.ISO_8859_1).contains(SONG))
                      .as("%s shows the key", file)
                      .isFalse());
    }
  }
}
