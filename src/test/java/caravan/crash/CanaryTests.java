package caravan.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import caravan.asinscope.BarcodesLookup;
import caravan.asinscope.CircanaBarcodes;
import caravan.harness.CapturedLog;
import caravan.harness.CaravanProcess;
import caravan.harness.Home;
import caravan.harness.InProcess;
import caravan.harness.ProcessSignal;
import caravan.ledger.jdbc.PostgresDatabase;
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
import java.sql.SQLException;
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

  private static final List<String> PAGES =
      List.of("/", "/api/status", "/health/ready", "/health/live", "/metrics", "/about");

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

  private static String encoded() {
    return URLEncoder.encode(KEY, StandardCharsets.UTF_8);
  }

  private static FaultKind shown(int status, String words) {
    String json = KEY.replace("\\", "\\\\").replace("\"", "\\\"");
    return new FaultKind.Instead(OutgoingResponse.json(status, words.formatted(json)));
  }

  private static FaultKind failed() {
    return new FaultKind.Instead(
        OutgoingResponse.json(500, "{\"message\":\"failed: ?key=" + encoded() + "\"}"));
  }

  private static FaultKind noItems() {
    return shown(200, "{\"items\":\"%s\"}");
  }

  private static FaultKind refused() {
    return shown(401, "{\"message\":\"the key %s is unknown\"}");
  }

  /** What servers do with a key that they were sent: show it. */
  private static List<FaultKind> indiscretions() {
    return List.of(
        failed(),
        new FaultKind.Instead(
            OutgoingResponse.html(502, "<html><title>key=" + encoded() + "</title></html>")),
        noItems(),
        FaultKind.redirect("/other?key=" + encoded()),
        new FaultKind.Truncated(),
        new FaultKind.Reset(false),
        refused());
  }

  private void keepWhatIsShown(Home home) throws IOException, InterruptedException {
    for (String page : PAGES) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create("http://" + home.address() + page)).build();
      String shown =
          HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).body();
      Files.writeString(folder.resolve("shown" + page.replace('/', '-')), shown);
    }
  }

  /** What Java leaves behind when it breaks down. */
  private void breakDown(CaravanProcess caravan) throws IOException {
    ProcessSignal.send(caravan.handle().pid(), "SEGV");
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
      await("a refusal").until(() -> Files.exists(folder.resolve("in/.failed/bad.csv")));
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

  @Test
  void the_key_is_in_no_table_of_a_ledger_in_postgresql() throws IOException, SQLException {
    PostgresDatabase database = PostgresDatabase.empty();
    try (CapturedLog log = new CapturedLog();
        InProcess caravan = new InProcess(folder, SandboxOptions.unlimited().build())) {
      caravan.listening();
      caravan
          .with("caravan.circana.key", KEY)
          .with("caravan.notify.url", "http://127.0.0.1:9/hooks/" + SONG + "?token=" + SONG)
          .with("caravan.notify.secret", KEY)
          .with("caravan.ledger.url", database.address().url())
          .with("caravan.ledger.user", "postgres")
          .start(Duration.ofSeconds(1));
      assertThat(failedRows(caravan, "answered", Fault.next(1, failed()))).isZero();
      assertThat(failedRows(caravan, "failed", Fault.next(3, noItems()))).isOne();
      assertThat(failedRows(caravan, "refused", Fault.next(1, refused()))).isZero();

      assertThat(log.lines()).isNotEmpty().noneMatch(line -> line.contains(SONG));
      assertThat(database.dump()).contains("answered.txt", "failed.txt").doesNotContain(SONG);
      for (String page : PAGES) {
        assertThat(caravan.get(page)).as(page).isNotEmpty().doesNotContain(SONG);
      }
    }
  }

  /** Of a list of one code, while that goes wrong. */
  private static int failedRows(InProcess caravan, String name, Fault fault) {
    caravan.sandbox().faults(fault);
    caravan.drop(name + ".txt", "B00000030" + name.length());
    return caravan.receipt(name).at("/rows/failed").asInt();
  }
}
