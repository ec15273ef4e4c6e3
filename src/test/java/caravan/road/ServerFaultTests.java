package caravan.road;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import caravan.asinscope.BarcodesLookup;
import caravan.asinscope.CircanaBarcodes;
import caravan.codes.Channel;
import caravan.codes.CodeType;
import caravan.codes.Domain;
import caravan.codes.Lane;
import caravan.harness.Home;
import caravan.harness.InProcess;
import caravan.ledger.ChannelState;
import caravan.ledger.Pause;
import caravan.sandbox.Fault;
import caravan.sandbox.FaultKind;
import caravan.sandbox.Latency;
import caravan.sandbox.OutgoingResponse;
import caravan.sandbox.RateLimit;
import caravan.sandbox.RecordedCall;
import caravan.sandbox.Refusals;
import caravan.sandbox.SandboxOptions;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.awaitility.Durations;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Whatever the server does, every row gets its answer, and a server in trouble is left alone. */
class ServerFaultTests {

  @TempDir static Path shared;
  private static InProcess one;

  @TempDir Path folder;

  @BeforeAll
  static void open() {
    one = caravan(shared, SandboxOptions.unlimited()).start();
  }

  @AfterAll
  static void close() {
    one.close();
  }

  private static InProcess caravan(Path folder, SandboxOptions.Builder sandboxed) {
    return new InProcess(folder, sandboxed.build())
        .with("caravan.circana.rate", "100000")
        .with("caravan.linger", "50ms");
  }

  private static Map<String, FaultKind> troubles() {
    Map<String, FaultKind> troubles = new LinkedHashMap<>();
    troubles.put("a reset connection", new FaultKind.Reset(false));
    troubles.put("a connection closed without a word", new FaultKind.HangUp(false));
    troubles.put("a 500", FaultKind.serverError());
    troubles.put("a 502 with a web page", FaultKind.badGateway());
    troubles.put("a 503 with nothing", FaultKind.unavailable());
    troubles.put("a redirect", FaultKind.redirect("http://127.0.0.1:1/elsewhere"));
    troubles.put("headers that would steer Camel", steering());
    troubles.put("an answer cut in half", new FaultKind.Truncated());
    troubles.put("an answer of 50 MB", new FaultKind.Huge(50 << 20));
    troubles.put("an answer nested 100,000 deep", FaultKind.nested(100_000));
    troubles.put("an error in a 200", FaultKind.errorInside200());
    troubles.put("items that nobody asked for", new FaultKind.Stray(5));
    troubles.put("a slow trickle", new FaultKind.Trickle(500, Duration.ofMillis(5)));
    troubles.put("an object for the items", FaultKind.wrongShapes().get(0));
    troubles.put("null for the items", FaultKind.wrongShapes().get(1));
    troubles.put("null for an item", FaultKind.wrongShapes().get(2));
    return troubles;
  }

  private static FaultKind steering() {
    Map<String, String> headers =
        Map.of(
            "CamelHttpUri", "http://127.0.0.1:1/elsewhere",
            "camelHttpQuery", "elsewhere=1",
            "CAMELBEANMETHODNAME", "stop",
            "CamelRedeliveryDelay", "86400000");
    return new FaultKind.Instead(new OutgoingResponse(503, headers, ""));
  }

  @TestFactory
  Stream<DynamicTest> a_row_gets_its_answer_after() {
    List<DynamicTest> tests = new ArrayList<>();
    troubles()
        .forEach(
            (name, faultKind) -> tests.add(DynamicTest.dynamicTest(name, () -> once(faultKind))));
    return tests.stream();
  }

  /** The mark is given to no call before one had the fault. */
  private static void once(FaultKind faultKind) {
    int number = (int) one.sandbox().diary().calls(CircanaBarcodes.CHANNEL);
    String mark = "{\"items\":[],\"message\":\"after the fault " + number + "\"}";
    one.sandbox()
        .faults(
            Fault.next(1, faultKind),
            Fault.next(1, new FaultKind.Instead(OutgoingResponse.json(200, mark))));
    one.drop("list" + number + ".txt", Home.asins(10_000 + number * 100, 20));
    assertWhole(one.receipt("list" + number), 20);
    one.drop("after" + number + ".txt", Home.asins(10_050 + number * 100, 20));
    assertWhole(one.receipt("after" + number), 20);
    assertThat(one.sandbox().diary().seen())
        .as("the fault struck")
        .filteredOn(call -> call.body().equals(mark))
        .hasSize(1);
  }

  private static void assertWhole(JsonNode receipt, int rows) {
    assertThat(receipt.at("/rows/found").asInt() + receipt.at("/rows/not_found").asInt())
        .as(receipt.toString())
        .isEqualTo(rows);
  }

  private static ChannelState state(InProcess caravan, Channel channel) {
    return caravan
        .daemon()
        .ledger()
        .pacing()
        .state(channel, caravan.daemon().plans().plan(channel), caravan.daemon().clock().instant());
  }

  private static Optional<Pause> parkedFor(InProcess caravan, Channel channel) {
    return Optional.ofNullable(state(caravan, channel).pause());
  }

  private static Pause parked(InProcess caravan, Channel channel, Pause.Kind kind) {
    await(kind.name())
        .until(() -> parkedFor(caravan, channel).filter(pause -> pause.kind() == kind).isPresent());
    return parkedFor(caravan, channel).orElseThrow();
  }

  @Test
  void a_server_that_never_answers_is_given_up_after_the_timeout() {
    try (InProcess caravan =
        caravan(
            folder, SandboxOptions.unlimited().faults(Fault.next(1, new FaultKind.Silence())))) {
      caravan.with("caravan.circana.timeout", "1s").start();
      caravan.drop("a.txt", Home.asins(0, 30));
      assertWhole(caravan.receipt("a"), 30);
    }
  }

  @Test
  void an_outage_costs_a_handful_of_calls_and_every_row_is_answered_after_it() {
    try (InProcess caravan =
        caravan(folder, SandboxOptions.unlimited().faults(Fault.always(FaultKind.unavailable())))) {
      caravan.start().drop("a.txt", Home.asins(0, 1_500));
      parked(caravan, CircanaBarcodes.CHANNEL, Pause.Kind.OUTAGE);
      await("three failures in a row")
          .until(() -> state(caravan, CircanaBarcodes.CHANNEL).failures() >= 3);
      assertThat(caravan.sandbox().diary().calls(CircanaBarcodes.CHANNEL))
          .isLessThanOrEqualTo(4 + 3);
      caravan.sandbox().faults();
      assertWhole(caravan.receipt("a"), 1_500);
    }
  }

  @Test
  void one_429_is_one_pause_whatever_the_concurrency() {
    Instant now = Instant.now();
    FaultKind tooMany = FaultKind.tooMany("Not enough capacity. Try again in 2 seconds");
    try (InProcess caravan =
        caravan(folder, SandboxOptions.unlimited().latency(Latency.ofMillis(100, 100)))) {
      caravan.start();
      caravan.sandbox().faults(Fault.between(now, Instant.now().plusSeconds(7), tooMany));
      caravan.drop("a.txt", Home.asins(0, 2_000));
      JsonNode receipt = caravan.receipt("a");
      assertWhole(receipt, 2_000);
      assertThat(caravan.sandbox().diary().answeredWith(CircanaBarcodes.CHANNEL, 429))
          .as("those in flight at the first, and one for each 2 s of 7")
          .isLessThanOrEqualTo(4 + 4);
      assertThat(caravan.sandbox().diary().answeredWith(CircanaBarcodes.CHANNEL, 200))
          .isEqualTo(20);
    }
  }

  @Test
  void a_refused_key_parks_the_channel_until_it_is_resumed() {
    try (InProcess caravan = caravan(folder, SandboxOptions.unlimited().revoked(Home.KEY))) {
      caravan.start().drop("a.txt", Home.asins(0, 20));
      parked(caravan, CircanaBarcodes.CHANNEL, Pause.Kind.KEY);
      await("no further call")
          .during(Durations.TWO_SECONDS)
          .atMost(Durations.TEN_SECONDS)
          .until(() -> caravan.sandbox().diary().calls(CircanaBarcodes.CHANNEL) == 1);
      caravan.sandbox().restore(Home.KEY);
      assertThat(caravan.daemon().ledger().pacing().resume(CircanaBarcodes.CHANNEL)).isTrue();
      assertWhole(caravan.receipt("a"), 20);
    }
  }

  @Test
  void a_refused_key_is_tried_once_in_its_time_however_many_lists_wait() {
    Duration minute = Duration.ofSeconds(1);
    try (InProcess caravan = caravan(folder, SandboxOptions.unlimited().revoked(Home.KEY))) {
      caravan.start(minute);
      for (int list = 0; list < 8; list++) {
        caravan.drop("a" + list + ".txt", Home.asins(list * 300, 300));
      }
      parked(caravan, CircanaBarcodes.CHANNEL, Pause.Kind.KEY);
      long began = System.nanoTime();
      long first = caravan.sandbox().diary().calls(CircanaBarcodes.CHANNEL);
      assertThat(first).as("those in flight at the first").isLessThanOrEqualTo(4);
      await("five further")
          .until(() -> caravan.sandbox().diary().calls(CircanaBarcodes.CHANNEL) >= first + 5);
      long seconds = Duration.ofNanos(System.nanoTime() - began).toSeconds();
      assertThat(caravan.sandbox().diary().calls(CircanaBarcodes.CHANNEL) - first)
          .as("in %d s", seconds)
          .isLessThanOrEqualTo(seconds + 1);
      caravan.sandbox().restore(Home.KEY);
      for (int list = 0; list < 8; list++) {
        assertWhole(caravan.receipt("a" + list), 300);
      }
    }
  }

  @Test
  void another_key_in_its_file_opens_the_channel_without_a_restart() throws IOException {
    String renewed = Home.KEY + "-renewed";
    Path file = Files.writeString(folder.resolve("key"), Home.KEY + "\n");
    try (InProcess caravan = caravan(folder, SandboxOptions.unlimited().revoked(Home.KEY))) {
      caravan
          .without("caravan.circana.key")
          .with("caravan.circana.key-file", file.toString())
          .start()
          .follow()
          .drop("a.txt", Home.asins(0, 20));
      parked(caravan, CircanaBarcodes.CHANNEL, Pause.Kind.KEY);
      Files.writeString(file, renewed + "\n");
      assertWhole(caravan.receipt("a"), 20);
      assertThat(caravan.sandbox().diary().answeredWith(CircanaBarcodes.CHANNEL, 401)).isEqualTo(1);
    }
    Files.delete(file);
    try (Stream<Path> files = Files.walk(folder).filter(Files::isRegularFile)) {
      assertThat(files)
          .isNotEmpty()
          .allSatisfy(
              made -> assertThat(Files.readString(made, ISO_8859_1)).doesNotContain(renewed));
    }
  }

  @Test
  void a_poisonous_code_is_refused_alone_and_nobody_pays_twice() {
    Refusals unnamed = Refusals.naming().poison("B000000077").wording("Bad request");
    try (InProcess caravan = caravan(folder, SandboxOptions.unlimited().refusals(unnamed))) {
      caravan.start().drop("a.txt", Home.asins(0, 200));
      JsonNode receipt = caravan.receipt("a");
      assertThat(receipt.at("/rows/refused").asInt()).isEqualTo(1);
      assertWhole(receipt, 199);
      assertThat(caravan.rows("a").get(77).path("note").asText()).contains("Bad request");
      assertThat(caravan.sandbox().diary().paidAgain()).isEmpty();
    }
  }

  @Test
  void the_halves_of_a_refused_batch_wait_for_no_window() {
    Duration window = Duration.ofSeconds(20);
    SandboxOptions.Builder sandboxed =
        SandboxOptions.unlimited()
            .lookup(RateLimit.unlimited().withRate(20, window))
            .refusals(Refusals.naming().poison("4006381333931").wording("Bad request"));
    try (InProcess caravan = caravan(folder, sandboxed)) {
      caravan.with("caravan.lookup.rate", "20").with("caravan.lookup.window", "20s").start();
      StringBuilder eans = new StringBuilder("4006381333931\n");
      for (int i = 0; i < 19; i++) {
        eans.append(MainJobTests.ean(i)).append('\n');
      }
      caravan.drop("de/a.txt", eans.toString());
      JsonNode receipt = caravan.receipt("de/a");
      assertThat(receipt.at("/rows/refused").asInt()).isEqualTo(1);
      List<Instant> calls =
          caravan.sandbox().diary().seen().stream().map(RecordedCall::received).toList();
      assertThat(calls).hasSizeGreaterThanOrEqualTo(9);
      assertThat(Duration.between(calls.get(0), calls.get(calls.size() - 1))).isLessThan(window);
      assertThat(caravan.sandbox().densestWindow(BarcodesLookup.CHANNEL)).isLessThanOrEqualTo(1.0);
    }
  }

  @Test
  void poisonous_codes_that_are_named_cost_one_further_call_each() {
    Refusals named = Refusals.naming().poison("B000000003", "B000000077");
    try (InProcess caravan = caravan(folder, SandboxOptions.unlimited().refusals(named))) {
      caravan.start().drop("a.txt", Home.asins(0, 100));
      JsonNode receipt = caravan.receipt("a");
      assertThat(receipt.at("/rows/refused").asInt()).isEqualTo(2);
      assertThat(caravan.sandbox().diary().calls(CircanaBarcodes.CHANNEL)).isEqualTo(4);
      assertThat(caravan.sandbox().diary().paidAgain()).isEmpty();
    }
  }

  @Test
  void a_named_maximum_makes_the_calls_smaller() {
    FaultKind atMost50 = instead(400, "max number of codes in one request is 50");
    try (InProcess caravan =
        caravan(folder, SandboxOptions.unlimited().faults(Fault.next(1, atMost50)))) {
      caravan.with("caravan.circana.concurrency", "1").start();
      caravan.drop("a.txt", Home.asins(0, 300));
      assertWhole(caravan.receipt("a"), 300);
      assertThat(caravan.sandbox().diary().seen())
          .filteredOn(call -> call.status() == 200)
          .filteredOn(call -> call.codes().size() <= 50)
          .hasSizeGreaterThanOrEqualTo(2);
      assertThat(state(caravan, CircanaBarcodes.CHANNEL).largest()).hasValue(50);
    }
  }

  @Test
  void a_complaint_about_the_settings_stops_the_channel_and_refuses_no_row() {
    FaultKind settings = instead(400, "domain must be one of the supported marketplaces");
    try (InProcess caravan =
        caravan(folder, SandboxOptions.unlimited().faults(Fault.always(settings)))) {
      caravan.start().drop("a.txt", Home.asins(0, 1_000));
      assertThat(parked(caravan, CircanaBarcodes.CHANNEL, Pause.Kind.SETTINGS).words())
          .contains("domain");
      assertThat(caravan.sandbox().diary().calls(CircanaBarcodes.CHANNEL)).isLessThanOrEqualTo(4);
      caravan.sandbox().faults();
      caravan.daemon().ledger().pacing().resume(CircanaBarcodes.CHANNEL);
      assertWhole(caravan.receipt("a"), 1_000);
    }
  }

  @Test
  void a_server_that_refuses_code_after_code_in_the_same_words_stops_the_channel() {
    try (InProcess caravan =
        caravan(
            folder, SandboxOptions.unlimited().faults(Fault.always(instead(400, "Bad request"))))) {
      caravan.with("caravan.circana.concurrency", "1").start();
      caravan.drop("a.txt", Home.asins(0, 1_000));
      parked(caravan, CircanaBarcodes.CHANNEL, Pause.Kind.SETTINGS);
      caravan.sandbox().faults();
      caravan.daemon().ledger().pacing().resume(CircanaBarcodes.CHANNEL);
      JsonNode receipt = caravan.receipt("a");
      assertThat(receipt.at("/rows/refused").asInt()).isEqualTo(10);
      assertWhole(receipt, 990);
    }
  }

  @Test
  void codes_that_nobody_holds_any_more_wait_again() {
    Lane lane = new Lane(CircanaBarcodes.CHANNEL, CodeType.ASIN, Domain.COM);
    try (InProcess caravan = caravan(folder, SandboxOptions.unlimited().revoked(Home.KEY))) {
      caravan.start().drop("a.txt", Home.asins(0, 50));
      parked(caravan, CircanaBarcodes.CHANNEL, Pause.Kind.KEY);
      await("given back").until(() -> state(caravan, CircanaBarcodes.CHANNEL).unsent() == 0);
      assertThat(caravan.daemon().ledger().pacing().claim(lane, 20))
          .as("lost by a fault")
          .hasSize(20);
      caravan.sandbox().restore(Home.KEY);
      caravan.daemon().ledger().pacing().resume(CircanaBarcodes.CHANNEL);
      assertWhole(caravan.receipt("a"), 50);
      assertThat(caravan.sandbox().diary().paidAgain()).isEmpty();
    }
  }

  @Test
  void a_server_that_can_not_be_trusted_or_found_is_told_in_words() {
    try (InProcess caravan = caravan(folder, SandboxOptions.unlimited())) {
      caravan
          .with("caravan.circana.url", "https://127.0.0.1:" + caravan.sandbox().port())
          .with("caravan.lookup.url", "https://caravan.invalid")
          .start();
      caravan.drop("a.txt", Home.asins(0, 20));
      caravan.drop("de/b.txt", Home.asins(0, 20));
      assertThat(parked(caravan, CircanaBarcodes.CHANNEL, Pause.Kind.OUTAGE).words())
          .contains("TLS");
      assertThat(parked(caravan, BarcodesLookup.CHANNEL, Pause.Kind.OUTAGE).words())
          .contains("resolved");
      assertThat(caravan.sandbox().diary().calls(CircanaBarcodes.CHANNEL)).isZero();
    }
  }

  @Test
  void a_refused_connection_is_an_outage() {
    try (InProcess caravan = caravan(folder, SandboxOptions.unlimited())) {
      caravan.with("caravan.circana.url", "http://127.0.0.1:1").start();
      caravan.drop("a.txt", Home.asins(0, 20));
      assertThat(parked(caravan, CircanaBarcodes.CHANNEL, Pause.Kind.OUTAGE).words())
          .contains("connect");
    }
  }

  private static FaultKind instead(int status, String message) {
    return new FaultKind.Instead(
        OutgoingResponse.json(
            status, "{\"statusCode\":" + status + ",\"message\":\"" + message + "\"}"));
  }
}
