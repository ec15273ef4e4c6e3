package caravan.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import caravan.asinscope.CircanaBarcodes;
import caravan.asinscope.Endpoints;
import caravan.codes.Asin;
import caravan.codes.Batch;
import caravan.codes.Channel;
import caravan.codes.CodeRequest;
import caravan.codes.CodeType;
import caravan.codes.Domain;
import caravan.codes.Lane;
import caravan.codes.ListHead;
import caravan.codes.Row;
import caravan.ledger.CacheTtl;
import caravan.ledger.CallOutcome;
import caravan.ledger.CallStatus;
import caravan.ledger.Entry;
import caravan.ledger.Ledger;
import caravan.ledger.Pause;
import caravan.ledger.Reservation;
import caravan.ledger.ServerTrouble;
import caravan.ledger.Urgency;
import caravan.ledger.jdbc.SqliteLedger;
import caravan.pace.ChannelTerms;
import caravan.pace.Plan;
import caravan.settings.HostPort;
import caravan.status.Health;
import caravan.status.Reports;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatusServerTests {

  private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
  private static final Plan TRIAL = new Plan(30, Duration.ofMinutes(1), 1_000, 10, 100);
  private static final Lane LANE = new Lane(CircanaBarcodes.CHANNEL, CodeType.ASIN, Domain.COM);

  @TempDir Path folder;
  private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
  private Ledger ledger;
  private StatusServer server;
  private Optional<String> outputFault = Optional.empty();
  private List<String> trouble = List.of();
  private boolean standing = true;

  @BeforeEach
  void open() {
    ledger = SqliteLedger.open(folder.resolve("ledger.db"));
    Health health =
        new Health(
            ledger.overview(),
            StatusServerTests::terms,
            () -> outputFault,
            () -> trouble,
            () -> standing,
            channel -> "Put a valid one into /etc/key.",
            clock);
    Reports reports = new Reports(ledger.overview(), StatusServerTests::terms, clock);
    server =
        StatusServer.start(
            new HostPort("127.0.0.1", 0),
            Set.of("caravan.example.com", "[fd00::5]"),
            health,
            reports);
  }

  @AfterEach
  void close() {
    server.close();
    ledger.close();
  }

  private static Map<Channel, ChannelTerms> terms() {
    Map<Channel, ChannelTerms> terms = new LinkedHashMap<>();
    Endpoints.standard()
        .channels()
        .forEach(channel -> terms.put(channel, new ChannelTerms(true, TRIAL, 4)));
    return terms;
  }

  private HttpResponse<String> send(String method, String path) throws Exception {
    URI uri = URI.create("http://" + server.address() + path);
    HttpRequest request =
        HttpRequest.newBuilder(uri).method(method, HttpRequest.BodyPublishers.noBody()).build();
    return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
  }

  private JsonNode status() throws Exception {
    return new ObjectMapper().readTree(send("GET", "/api/status").body());
  }

  private long list(int codes) {
    ListHead head = new ListHead("de", "spring.csv", "1", "00", false, List.of("code"), ',');
    long list = ledger.lists().open(head, Urgency.NORMAL, "spring.csv read", 0, NOW);
    List<Entry> entries =
        IntStream.range(0, codes)
            .mapToObj(i -> new Asin("B0%08d".formatted(i)))
            .map(
                a ->
                    new Row(
                        1 + Integer.parseInt(a.text().substring(2)),
                        List.of(),
                        a.text(),
                        a,
                        Domain.COM,
                        ""))
            .map(row -> new Entry(row, LANE))
            .toList();
    ledger.lists().enrol(list, entries, new CacheTtl(Duration.ofDays(1), Duration.ofDays(1)), NOW);
    ledger.lists().enrolled(list);
    return list;
  }

  private void park(Pause.Kind kind) {
    List<CodeRequest> requests = ledger.pacing().claim(LANE, 10);
    Batch batch = Batch.of(requests);
    if (ledger.pacing().reserve(batch, TRIAL, NOW) instanceof Reservation.Granted granted) {
      Pause park = new Pause(kind, NOW.plusSeconds(60), "Invalid API key");
      CallOutcome outcome =
          new CallOutcome(
              CallStatus.UNAUTHORIZED,
              "Invalid API key",
              false,
              park,
              CallOutcome.Disposition.WAITING);
      ledger.answers().ended(granted.call(), batch, outcome, TRIAL, NOW);
    }
  }

  @Test
  void a_daemon_that_answers_is_live_and_ready() throws Exception {
    assertThat(send("GET", "/health/live").statusCode()).isEqualTo(200);
    assertThat(send("GET", "/health/ready").statusCode()).isEqualTo(200);
  }

  @Test
  void a_server_that_fails_is_told_with_since_when_until_it_works() throws Exception {
    String server = "ftp://anna@files.example.com/lists";
    ServerTrouble.Way way = ServerTrouble.Way.LISTS;
    assertThat(status().at("/servers").isEmpty()).isTrue();
    ledger
        .serverNotes()
        .fails(new ServerTrouble(server, way, "nobody answers.", NOW.minusSeconds(60), null));
    JsonNode told = status().at("/servers/0");
    assertThat(told.at("/server").asText()).isEqualTo(server);
    assertThat(told.at("/way").asText()).isEqualTo("lists");
    assertThat(told.at("/words").asText()).isEqualTo("nobody answers.");
    assertThat(told.at("/since").asText()).isEqualTo("2026-01-01T11:59:00.000Z");
    ledger.serverNotes().works(server, way);
    assertThat(status().at("/servers").isEmpty()).isTrue();
  }

  @Test
  void a_refused_key_makes_it_not_ready_and_is_the_reason() throws Exception {
    list(10);
    park(Pause.Kind.KEY);
    HttpResponse<String> ready = send("GET", "/health/ready");
    assertThat(ready.statusCode()).isEqualTo(503);
    assertThat(ready.body()).contains("Invalid API key").contains("Put a valid one into /etc/key.");
    assertThat(send("GET", "/health/live").statusCode()).isEqualTo(200);
  }

  @Test
  void a_pause_that_ends_by_itself_leaves_it_ready() throws Exception {
    list(10);
    park(Pause.Kind.DAILY);
    assertThat(send("GET", "/health/ready").statusCode()).isEqualTo(200);
    assertThat(status().at("/channels/0/parked/kind").asText()).isEqualTo("daily");
  }

  @Test
  void trouble_that_lasts_makes_it_not_ready() throws Exception {
    trouble = List.of("the ledger can't be written: the disk is full");
    HttpResponse<String> ready = send("GET", "/health/ready");
    assertThat(ready.statusCode()).isEqualTo(503);
    assertThat(ready.body()).contains("the ledger can't be written");
  }

  @Test
  void an_output_that_cannot_be_written_makes_it_not_ready() throws Exception {
    outputFault = Optional.of("can't write /results: the disk is full");
    HttpResponse<String> ready = send("GET", "/health/ready");
    assertThat(ready.statusCode()).isEqualTo(503);
    assertThat(ready.body()).contains("the disk is full");
  }

  @Test
  void a_list_at_work_shows_its_rows_and_when_it_is_done() throws Exception {
    list(100);
    JsonNode list = status().at("/lists/0");
    assertThat(list.path("list").asText()).isEqualTo("de/spring.csv");
    assertThat(list.path("rows").asLong()).isEqualTo(100);
    assertThat(list.path("answered").asLong()).isZero();
    Instant done = Instant.parse(list.path("done").asText());
    assertThat(done).isBetween(NOW.plusSeconds(180), NOW.plusSeconds(190));
    assertThat(status().at("/channels/0/codesWaiting").asLong()).isEqualTo(100);
  }

  @Test
  void tokens_of_calls_in_flight_are_shown() throws Exception {
    list(25);
    ledger.pacing().reserve(Batch.of(ledger.pacing().claim(LANE, 25)), TRIAL, NOW);
    JsonNode channel = status().at("/channels/0");
    assertThat(channel.path("tokensThisWindow").asLong()).isEqualTo(30);
    assertThat(channel.path("tokensToday").asLong()).isEqualTo(30);
    assertThat(channel.path("callsInFlight").asLong()).isEqualTo(1);
  }

  private long held() {
    ListHead head = new ListHead("de", "spring sale.csv", "1", "00", false, List.of("code"), ',');
    long held =
        ledger.holds().hold(head, "de/spring sale-2.csv", "half of it is wrong", "", 0, NOW);
    ledger.holds().lies(held);
    return held;
  }

  @Test
  void a_list_that_waits_for_a_word_is_named_with_the_way_out_and_leaves_it_ready()
      throws Exception {
    assertThat(send("GET", "/health/ready").body()).contains("\"held\" : [ ]");
    held();
    HttpResponse<String> ready = send("GET", "/health/ready");
    assertThat(ready.statusCode()).isEqualTo(200);
    String line = new ObjectMapper().readTree(ready.body()).at("/held/0").asText();
    assertThat(line)
        .isEqualTo(
            "de/spring sale.csv: half of it is wrong (caravan release 'de/spring sale-2.csv';"
                + " caravan discard 'de/spring sale-2.csv')");
    JsonNode list = status().at("/held/0");
    assertThat(list.path("list").asText()).isEqualTo("de/spring sale.csv");
    assertThat(list.path("place").asText()).isEqualTo("de/spring sale-2.csv");
    assertThat(list.path("why").asText()).isEqualTo("half of it is wrong");
    assertThat(list.path("since").asText()).isEqualTo("2026-01-01T12:00:00.000Z");
    assertThat(list.path("word").isNull()).isTrue();
    assertThat(list.path("release").asText()).isEqualTo("caravan release 'de/spring sale-2.csv'");
    assertThat(list.path("discard").asText()).isEqualTo("caravan discard 'de/spring sale-2.csv'");
  }

  @Test
  void a_list_that_a_person_decided_waits_for_no_word_any_more() throws Exception {
    ledger.holds().discardHeld(held());
    assertThat(send("GET", "/health/ready").body()).contains("\"held\" : [ ]");
    assertThat(status().at("/held/0/word").asText()).isEqualTo("discarded");
  }

  @Test
  void only_reading_is_understood() throws Exception {
    HttpResponse<String> answer = send("POST", "/api/status");
    assertThat(answer.statusCode()).isEqualTo(405);
    assertThat(answer.headers().firstValue("Allow")).contains("GET, HEAD");
    assertThat(send("GET", "/elsewhere").statusCode()).isEqualTo(404);
    assertThat(send("GET", "/api/status/../../etc/passwd").statusCode()).isEqualTo(404);
  }

  @Test
  void answers_are_neither_kept_nor_guessed_at() throws Exception {
    HttpResponse<String> answer = send("GET", "/api/status");
    assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
  }

  @Test
  void a_port_in_use_is_named_with_the_way_out() {
    HostPort taken = server.address();
    Health health =
        new Health(
            ledger.overview(),
            StatusServerTests::terms,
            () -> outputFault,
            () -> trouble,
            () -> standing,
            channel -> "Put a valid one into /etc/key.",
            clock);
    Reports reports = new Reports(ledger.overview(), StatusServerTests::terms, clock);
    assertThatThrownBy(() -> StatusServer.start(taken, Set.of(), health, reports))
        .isInstanceOf(StatusException.class)
        .hasMessageContaining("caravan.http.listen")
        .hasMessageContaining(taken.toString())
        .hasMessageContaining("off");
  }

  @Test
  void until_the_routes_stand_it_is_live_and_starting_and_not_ready() throws Exception {
    standing = false;
    assertThat(send("GET", "/health/live").statusCode()).isEqualTo(200);
    HttpResponse<String> ready = send("GET", "/health/ready");
    assertThat(ready.statusCode()).isEqualTo(503);
    assertThat(new ObjectMapper().readTree(ready.body()).path("status").asText())
        .isEqualTo("starting");
    standing = true;
    assertThat(send("GET", "/health/ready").statusCode()).isEqualTo(200);
  }

  /** The status line and all that follows it, of a request written by hand. */
  private String raw(String... lines) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", server.address().port())) {
      socket.setSoTimeout(60_000);
      String request = String.join("\r\n", lines) + "\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "127.0.0.1:8080",
        "localhost",
        "LOCALHOST:1",
        "[::1]:65535",
        "caravan.example.com",
        "Caravan.Example.com:443",
        "[fd00::5]:80"
      })
  void it_answers_to_its_names_at_any_port(String host) throws Exception {
    assertThat(raw("GET /api/status HTTP/1.1", "Host: " + host)).startsWith("HTTP/1.1 200 ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "evil.example",
        "evil.example:8080",
        "127.0.0.1.evil.example",
        "localhost.evil.example",
        "evil.example@127.0.0.1",
        "127.0.0.1, evil.example",
        "127.0.0.1 evil.example",
        "192.168.1.5",
        "[::2]",
        "::1",
        "http://127.0.0.1",
        "127.0.0.1:port",
        "<script>",
        "\u00fc.example",
        ""
      })
  void a_host_that_is_none_of_its_names_gets_421_on_every_path(String host) throws Exception {
    for (String path : List.of("/", "/api/status", "/health/live", "/health/ready", "/nowhere")) {
      for (String method : List.of("GET", "POST")) {
        assertThat(raw(method + " " + path + " HTTP/1.1", "Host: " + host))
            .as(method + " " + path)
            .startsWith("HTTP/1.1 421 ")
            .contains("caravan.http.names")
            .doesNotContain("<script>", "channels");
      }
    }
    assertThat(raw("HEAD /api/status HTTP/1.1", "Host: " + host)).startsWith("HTTP/1.1 421 ");
  }

  @Test
  void no_host_and_two_hosts_and_a_target_of_another_host_get_421() throws Exception {
    assertThat(raw("GET /api/status HTTP/1.1")).startsWith("HTTP/1.1 421 ").contains("not at all");
    assertThat(raw("GET /api/status HTTP/1.0")).contains(" 421 ");
    assertThat(raw("GET /api/status HTTP/1.1", "Host: localhost", "Host: evil.example"))
        .startsWith("HTTP/1.1 421 ")
        .contains("2 times");
    assertThat(raw("GET http://evil.example/api/status HTTP/1.1", "Host: localhost"))
        .startsWith("HTTP/1.1 421 ")
        .contains("This is not evil.example");
    assertThat(raw("GET http://localhost/api/status HTTP/1.1", "Host: localhost"))
        .startsWith("HTTP/1.1 200 ");
  }

  /** A connection that has asked for a page and has taken nothing of the answer. */
  private static Socket asking(HostPort address, String path) throws IOException {
    Socket socket = new Socket();
    socket.setReceiveBufferSize(4_096);
    socket.connect(new InetSocketAddress(address.host(), address.port()));
    String request = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
    socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
    return socket;
  }

  private static StatusServer withALongPage(int megabytes, Duration patience) {
    HttpAnswer page = HttpAnswer.text(200, "x".repeat(megabytes << 20));
    return StatusServer.start(
        new HostPort("127.0.0.1", 0),
        Map.of("/long", () -> page, "/short", () -> HttpAnswer.text(200, "short")),
        patience);
  }

  @Tag("slow")
  @Test
  void a_long_answer_is_whole_however_slow_its_reader() throws Exception {
    Duration patience = Duration.ofSeconds(2);
    try (StatusServer other = withALongPage(24, patience);
        Socket reader = asking(other.address(), "/long")) {
      InputStream in = reader.getInputStream();
      AtomicInteger read = new AtomicInteger();
      long end = System.nanoTime() + patience.multipliedBy(2).toNanos();
      Awaitility.await("a reader that is slow, not still")
          .pollInterval(Duration.ofMillis(100))
          .until(
              () -> {
                read.addAndGet(in.readNBytes(300_000).length);
                return System.nanoTime() > end;
              });
      assertThat(read.get()).as("much is left to be read").isLessThan(20 << 20);
      reader.shutdownOutput();
      read.addAndGet(in.readNBytes((24 << 20) - read.get()).length);
      assertThat(read.get()).isEqualTo(24 << 20);
    }
  }

  @Tag("slow")
  @Test
  void readers_that_take_nothing_are_cut_off_and_hold_up_nobody() throws Exception {
    List<Socket> still = new ArrayList<>();
    Duration patience = Duration.ofMillis(500);
    try (StatusServer other = withALongPage(24, patience)) {
      for (int reader = 0; reader < 40; reader++) {
        still.add(asking(other.address(), "/long"));
      }
      try (Socket late = asking(other.address(), "/short")) {
        late.setSoTimeout(20_000);
        assertThat(new String(late.getInputStream().readNBytes(12), StandardCharsets.US_ASCII))
            .isEqualTo("HTTP/1.1 200");
      }
      long over = System.nanoTime() + patience.multipliedBy(4).toNanos();
      Awaitility.await("nobody was held up: his time is not over yet")
          .until(() -> System.nanoTime() > over);
      still.get(0).setSoTimeout(20_000);
      assertThat(cutOff(still.get(0).getInputStream())).isTrue();
    } finally {
      for (Socket socket : still) {
        socket.close();
      }
    }
  }

  private static boolean cutOff(InputStream in) {
    try {
      return in.readAllBytes().length < 24 << 20;
    } catch (IOException reset) {
      return true;
    }
  }
}
