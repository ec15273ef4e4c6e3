package caravan.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import caravan.harness.Home;
import caravan.harness.InProcess;
import caravan.sandbox.Refusals;
import caravan.sandbox.SandboxOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page as it is asked for by hand, over a whole daemon. */
@Tag("slow")
class PageTests {

  private static final List<String> SCREENS =
      List.of("/", "/lists", "/lists/1", "/channels/circana", "/calls", "/about", "/nowhere");
  private static final String ODD = "a <i>b \"c\" & d.csv";

  @TempDir Path folder;
  private InProcess home;
  private RawHttp http;

  @BeforeEach
  void start() {
    home =
        new InProcess(
            folder,
            SandboxOptions.trial().refusals(Refusals.naming().poison("B000000003")).build());
    home.listening();
    begin();
    home.drop(ODD, "code;shelf\nB000000001;<b>x</b>\nB000000003;y\n123;none\n");
    await("the list is done").until(() -> now().contains("found"));
  }

  private void begin() {
    home.start();
    http = new RawHttp(home.address());
  }

  private String now() {
    return http.page("/");
  }

  @AfterEach
  void stop() {
    home.close();
  }

  @Test
  void every_answer_has_the_headers_of_the_page() {
    for (String path :
        List.of("/", "/lists/1", "/nowhere", "/api/status", "/health/live", "/%2e%2e/x", "/a%zz")) {
      assertThat(http.page(path))
          .as(path)
          .contains("Content-Security-Policy: default-src 'none'; script-src 'self';")
          .contains("frame-ancestors 'none'")
          .contains("X-Content-Type-Options: nosniff")
          .contains("Referrer-Policy: same-origin")
          .doesNotContain("Server: ");
    }
    assertThat(http.ask(List.of("GET / HTTP/1.1", "Host: evil.example", "Accept: text/html"), ""))
        .startsWith("HTTP/1.1 421 ")
        .contains("Content-Security-Policy")
        .contains("caravan.http.names");
  }

  @Test
  void names_and_cells_from_outside_stand_as_text() {
    for (String path : List.of("/", "/lists", "/lists/1")) {
      assertThat(http.page(path)).as(path).contains("a &lt;i&gt;b ").doesNotContain("<i>b", "<b>x");
    }
  }

  @Test
  void the_key_is_in_no_answer() {
    for (String path : SCREENS) {
      assertThat(http.page(path)).as(path).doesNotContain(Home.KEY);
    }
    assertThat(http.page("/about"))
        .contains("caravan.circana.key</th><td data-label=\"Value\">set</td>");
    for (String screen : List.of("now", "lists/1", "channels/circana")) {
      assertThat(http.get("/events?once=1&screen=" + screen))
          .startsWith("HTTP/1.1 200 ")
          .doesNotContain(Home.KEY);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/../etc/passwd",
        "/%2e%2e/%2e%2e/etc/passwd",
        "/assets/../../application.properties",
        "/assets/x/..%2fopenapi.yaml",
        "/lists/1/files/../../csv",
        "/lists/1/files/..%2f..%2fcsv",
        "/lists/1/files/csv%00",
        "/lists/99999999999999999999",
        "/lists/-1",
        "/lists/1/files/exe",
        "/channels/nothing",
        "/channels/%3Cscript%3E",
        "//evil.example/",
        "/lists/1;x=y/files/csv",
        "/events?screen=lists/77",
        "/%ff"
      })
  void paths_with_tricks_lead_nowhere(String path) {
    assertThat(http.page(path)).containsPattern("^HTTP/1\\.1 (?:400|404) ");
  }

  @Test
  void what_is_done_is_had_from_the_first_screen_and_a_retry_says_its_price() {
    assertThat(http.page("/"))
        .contains("lists/1/files/csv\"", "lists/1/files/json\"", "lists/1/files/receipt.json\"")
        .contains("(took ")
        .contains(">Retry 1 row · 10 tokens</button>");
  }

  @Test
  void what_happened_to_a_list_is_told_in_its_order() {
    http.form("/channels/circana/pause", "note=not+yet");
    home.drop("later.csv", "asin\nB000000009\n");
    await("it is at work").until(() -> http.page("/lists/2").startsWith("HTTP/1.1 200 "));
    assertThat(http.page("/lists/2"))
        .contains("Read and taken in", "circana rested once, for ")
        .doesNotContain("First answer");
    http.form("/channels/circana/resume", "");
    await("it is marked as done, after its files stand")
        .until(() -> http.page("/lists/2").contains("Done: its results were written"));
    assertThat(http.page("/lists/2"))
        .containsSubsequence(
            "Read and taken in",
            "First answer",
            "Last answer",
            "Done: its results were written",
            "circana rested once, for ");
    assertThat(http.page("/lists/1")).contains("First answer").doesNotContain("rested");
  }

  @Test
  void a_list_that_was_not_taken_in_is_shown_with_its_reason() {
    assertThat(http.page("/") + http.page("/lists")).doesNotContain("Not taken in");
    home.drop("a <i>b.csv", "");
    await("it is told of").until(() -> http.page("/").contains("Not taken in"));
    for (String path : List.of("/", "/lists")) {
      assertThat(http.page(path))
          .as(path)
          .contains("a &lt;i&gt;b.csv</th>", "a &lt;i&gt;b.csv.reason.txt", "the file is empty")
          .doesNotContain("<i>b");
    }
    assertThat(http.page("/lists?q=a")).doesNotContain("Not taken in");
    assertThat(http.get("/api/status"))
        .contains("\"failed\" : [ {", "\"list\" : \"a <i>b.csv\"", "the file is empty");
  }

  @Test
  void files_are_had_by_number_as_attachments() {
    String csv = http.get("/lists/1/files/csv");
    assertThat(csv)
        .startsWith("HTTP/1.1 200 ")
        .contains("Content-Disposition: attachment; filename=\"")
        .contains("filename*=UTF-8''")
        .contains("B000000001");
    assertThat(http.get("/lists/1/files/json")).contains("Content-Type: application/json");
    assertThat(http.get("/lists/1/files/receipt.json")).startsWith("HTTP/1.1 200 ");
    assertThat(http.get("/lists/1/files/failed.csv"))
        .startsWith("HTTP/1.1 200 ")
        .endsWith("code;shelf\r\nB000000003;y\r\n");
    await("nothing of it is left")
        .untilAsserted(() -> assertThat(folder.resolve("state/downloads")).isEmptyDirectory());
  }

  @Test
  void rows_are_searched_and_filtered() {
    assertThat(http.page("/lists/1?show=refused")).contains("B000000003").doesNotContain(">123<");
    assertThat(http.page("/lists/1?q=123")).contains(">123<").doesNotContain(">B000000003<");
    assertThat(http.page("/lists/1?q=%25&show=%3Cb%3E&after=x")).contains("No row is like that.");
    assertThat(http.page("/lists?q=nothing+like+it")).contains("No list is like that.");
    assertThat(http.page("/lists?state=done&folder=%2F")).contains("href=\"./lists/1\"");
  }

  @Test
  void another_page_can_change_nothing() {
    String form = "application/x-www-form-urlencoded";
    String pause = "/channels/circana/pause";
    assertThat(
            List.of(
                http.post(pause, form, "", "Sec-Fetch-Site: cross-site"),
                http.post(pause, form, "", "Sec-Fetch-Site: same-site"),
                http.post(pause, form, "", "Sec-Fetch-Site: none"),
                http.post(pause, form, "", "Origin: http://evil.example"),
                http.post(pause, form, "", "Origin: null"),
                http.post(pause, form, "", "Origin: http://localhost:1"),
                http.post(pause, form, ""),
                http.post(pause, "text/plain", ""),
                http.post(pause, "multipart/form-data; boundary=x", "--x--"),
                http.post("/api" + pause, "text/plain", "{}"),
                http.post("/api" + pause, "application/json", "{}", "Origin: http://evil.example")))
        .allSatisfy(answer -> assertThat(answer).startsWith("HTTP/1.1 403 "));
    assertThat(http.page("/channels/circana")).doesNotContain("Paused by");
    assertThat(http.get(pause)).startsWith("HTTP/1.1 405 ").contains("Allow: POST");
  }

  @Test
  void a_channel_is_paused_and_resumed_by_forms_and_it_is_written_down() {
    String answer = http.form("/channels/circana/pause", "from=channels%2Fcircana&note=not+yet");
    assertThat(answer)
        .startsWith("HTTP/1.1 303 ")
        .contains("Location: ../../channels/circana?said=1\r\n");
    assertThat(http.page("/channels/circana?said=1"))
        .contains("circana is paused", "Paused by somebody at the page", "not yet", ">Resume<");
    assertThat(http.page("/channels/circana?said=77")).doesNotContain("role=\"status\"");
    assertThat(http.form("/channels/circana/resume", "from=//evil.example"))
        .contains("Location: ../../?said=2\r\n");
    assertThat(http.page("/channels/circana")).contains(">Pause<").doesNotContain("Paused by");
    assertThat(
            http.post(
                "/channels/circana/pause",
                "application/x-www-form-urlencoded",
                "",
                "Origin: http://localhost"))
        .startsWith("HTTP/1.1 303 ");
  }

  @Test
  void programs_do_the_same_with_json() {
    assertThat(http.json("/api/channels/circana/pause", "{\"who\":\"anna\",\"note\":\"why\"}"))
        .startsWith("HTTP/1.1 200 ")
        .contains("\"result\" : \"done\"");
    assertThat(http.page("/channels/circana")).contains("Paused by anna");
    assertThat(http.json("/api/channels/circana/pause", "")).contains("\"result\" : \"already\"");
    assertThat(http.json("/api/channels/nothing/pause", "{}")).startsWith("HTTP/1.1 404 ");
    assertThat(http.json("/api/lists/1/cancel", "{}")).startsWith("HTTP/1.1 409 ");
    assertThat(http.json("/api/lists/1/cancel", "{")).startsWith("HTTP/1.1 400 ");
    assertThat(http.json("/api/lists/1/cancel", " ".repeat(70_000))).startsWith("HTTP/1.1 413 ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/lists?name=%zz", "/lists?name=%ff"})
  void an_address_that_is_not_well_encoded_is_refused_with_a_word(String path) {
    assertThat(http.get(path)).startsWith("HTTP/1.1 400 ").contains("not well encoded");
  }

  @ParameterizedTest
  @ValueSource(strings = {"note=%zz", "note=%ff"})
  void so_is_a_form(String form) {
    assertThat(http.form("/channels/circana/pause", form))
        .startsWith("HTTP/1.1 400 ")
        .contains("not well encoded", "Nothing was changed");
    assertThat(http.page("/channels/circana")).doesNotContain("Paused by");
  }

  @Test
  void a_form_that_does_not_say_how_large_it_is_is_cut_off_where_it_is_too_large() {
    List<String> lines =
        List.of(
            "POST /channels/circana/pause HTTP/1.1",
            "Host: localhost",
            "Sec-Fetch-Site: same-origin",
            "Content-Type: application/x-www-form-urlencoded",
            "Transfer-Encoding: chunked");
    String form = "note=" + "x".repeat(70_000);
    assertThat(http.ask(lines, "%x\r\n%s\r\n0\r\n\r\n".formatted(form.length(), form)))
        .startsWith("HTTP/1.1 400 ")
        .contains("too large");
    assertThat(http.page("/channels/circana")).doesNotContain("Paused by");
  }

  @Test
  void every_act_that_is_described_is_understood() {
    String described = http.get("/api/openapi.yaml");
    Matcher path =
        Pattern.compile("(?m)^  (/api/\\S+):\n(?:    parameters.*\n)?    post:").matcher(described);
    int acts = 0;
    while (path.find()) {
      acts++;
      String act =
          path.group(1)
              .replace("{channel}", "circana")
              .replace("{id}", "1")
              .replace("{draft}", "0123456789abcdef");
      assertThat(http.json(act, "{\"list\":\"none\"}")).as(act).contains("\"result\" : ");
    }
    assertThat(acts).isEqualTo(12);
    assertThat(http.json("/api/held/release", "{\"type\":\"x\"}")).startsWith("HTTP/1.1 400 ");
  }

  @Test
  void where_it_only_shows_there_are_no_buttons_and_nothing_is_changed() {
    home.stop();
    home.with("caravan.http.read-only", "true");
    begin();
    for (String path : SCREENS) {
      assertThat(http.page(path)).as(path).doesNotContain("method=\"post\"");
    }
    assertThat(http.form("/channels/circana/pause", ""))
        .startsWith("HTTP/1.1 403 ")
        .contains("caravan.http.read-only");
    assertThat(http.json("/api/channels/circana/pause", "{}")).startsWith("HTTP/1.1 403 ");
  }

  @Test
  void under_a_base_every_link_is_relative_and_holds() {
    home.stop();
    home.with("caravan.http.base", "/caravan");
    begin();
    assertThat(http.page("/caravan")).contains("Location: /caravan/\r\n");
    for (String path : SCREENS) {
      String page = http.page("/caravan" + path);
      assertThat(page).as(path).doesNotContain("href=\"/", "src=\"/", "action=\"/", "=\"http");
    }
    assertThat(http.page("/caravan/lists/1")).contains("href=\"../lists\"");
    assertThat(http.page("/caravan/lists/none"))
        .as("so have the pages that say what is wrong")
        .startsWith("HTTP/1.1 404 ")
        .contains("href=\"../lists\"");
    assertThat(http.page("/lists/1")).as("a proxy took it off").startsWith("HTTP/1.1 200 ");
  }

  @Test
  void a_first_visit_is_small() {
    String page = http.page("/");
    List<String> files = new ArrayList<>(List.of("/"));
    Matcher link = Pattern.compile("(?:href|src)=\"\\./(assets/[^\"]+)\"").matcher(page);
    while (link.find()) {
      files.add("/" + link.group(1));
    }
    int bytes = 0;
    for (String file : files) {
      String answer = http.ask(head(file), "");
      Matcher length = Pattern.compile("Content-Length: ([0-9]+)").matcher(answer);
      assertThat(length.find()).as(answer).isTrue();
      bytes += Integer.parseInt(length.group(1));
    }
    assertThat(files).hasSizeLessThanOrEqualTo(12);
    assertThat(bytes).isLessThan(60_000);
  }

  private static List<String> head(String file) {
    return List.of("HEAD " + file + " HTTP/1.1", "Host: localhost", "Accept-Encoding: gzip");
  }
}
