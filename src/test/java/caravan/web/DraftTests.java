package caravan.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import caravan.asinscope.CircanaBarcodes;
import caravan.harness.CaravanProcess;
import caravan.harness.FileTree;
import caravan.harness.Home;
import caravan.harness.InProcess;
import caravan.sandbox.RateLimit;
import caravan.sandbox.SandboxOptions;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lists that are brought to the page, by hand-written requests, over a whole daemon. */
@Tag("slow")
class DraftTests {

  private static final String SPRING =
      "asin;shelf\n" + Home.asins(1, 20) + "B000000003;twice\n1x;no\n";
  private static final String SUMMER = "asin;shelf\n" + Home.asins(11, 30);
  private static final String AUTUMN = "ean\n4006381333931\n3337872418587\n";

  @TempDir Path folder;
  private InProcess home;
  private RawHttp http;
  private DraftForms forms;

  @BeforeEach
  void start() {
    home = new InProcess(folder, SandboxOptions.unlimited().build());
    home.listening();
    begin();
  }

  private void begin() {
    home.start();
    http = new RawHttp(home.address());
    forms = new DraftForms(http);
  }

  @AfterEach
  void stop() {
    home.close();
  }

  private String screen(String id) {
    return http.page("/drafts/" + id);
  }

  private long calls() {
    return home.sandbox().diary().seen().size();
  }

  private static String fact(String page, String name) {
    Matcher fact =
        Pattern.compile("<dt>" + Pattern.quote(name) + "</dt><dd>([^<]*)</dd>").matcher(page);
    return fact.find() ? fact.group(1) : "none";
  }

  private String quoted(String... names) throws IOException {
    Path said = folder.resolve("quoted");
    List<String> words =
        Stream.concat(
                Stream.of("quote"), Stream.of(names).map(name -> folder.resolve(name).toString()))
            .toList();
    try (CaravanProcess process = CaravanProcess.command(words).at(home).start(said)) {
      assertThat(process.ended(Duration.ofSeconds(60))).isTrue();
    }
    return Files.readString(said);
  }

  @Test
  void three_lists_cost_what_the_command_says_and_nothing_is_asked() throws IOException {
    Files.writeString(folder.resolve("spring.csv"), SPRING);
    Files.writeString(folder.resolve("summer.csv"), SUMMER);
    Files.writeString(folder.resolve("autumn.csv"), AUTUMN);
    String id = forms.draft("spring.csv", SPRING, "summer.csv", SUMMER, "autumn.csv", AUTUMN);
    String page = screen(id);
    String together = page.substring(page.indexOf("id=\"together\""));
    String said = quoted("spring.csv", "summer.csv", "autumn.csv");
    assertThat(said)
        .contains(
            "together: %s rows, %s valid, %s invalid, %s duplicate, %s already known, %s being asked for already, %s new"
                .formatted(
                    fact(together, "Rows"),
                    fact(together, "Valid"),
                    fact(together, "Invalid"),
                    fact(together, "Repeated"),
                    fact(together, "Known (free)"),
                    fact(together, "Asked for by other lists"),
                    fact(together, "New")))
        .contains("circana: " + fact(together, "Costs on circana"))
        .contains("lookup: " + fact(together, "Costs on lookup"));
    assertThat(page).contains("Start 3 lists · 42 tokens", "1x", "How it is read");
    assertThat(calls()).isZero();
    assertThat(home.daemon().reports().report().atWork()).isEmpty();
    assertThat(FileTree.files(home.input())).containsExactly(".caravan.lock");
  }

  @Test
  void how_it_is_read_is_told_in_one_word_for_each_thing() {
    String page = screen(forms.draft("spring.csv", SPRING.replace(',', ' ')));
    assertThat(fact(page, "Delimiter")).isEqualTo("semicolons");
    assertThat(fact(page, "Form")).isEqualTo("none");
    assertThat(fact(page, "Column")).isEqualTo("'asin' (asin)");
    assertThat(fact(page, "Marketplace")).isEqualTo("com");
    assertThat(page).doesNotContain("domain com", "semicolon<");
    String plain = screen(forms.draft("codes.txt", Home.asins(1, 3)));
    assertThat(fact(plain, "Form")).isEqualTo("a line each");
    assertThat(fact(plain, "Delimiter")).isEqualTo("none");
  }

  @Test
  void of_more_than_a_million_rows_the_most_that_they_can_cost_is_told() {
    String id = forms.draft("long.txt", "B000000001\n".repeat(1_000_500));
    String page = new RawHttp(home.address(), Duration.ofSeconds(150)).page("/drafts/" + id);
    assertThat(page)
        .contains(
            "It costs that or less: only its first 1,000,000 rows were looked at,"
                + " so each of the other 500 counts as a new code.")
        .contains("Start 1 list · at most 510 tokens");
    assertThat(fact(page, "Rows")).isEqualTo("1,000,500");
    assertThat(forms.start(id, page, "normal")).startsWith("HTTP/1.1 303 ");
    assertThat(screen(id)).contains("already started: long.txt");
  }

  @Test
  void the_tokens_on_the_button_are_those_of_the_receipts_and_a_second_start_says_so() {
    String id = forms.draft("spring.csv", SPRING, "summer.csv", SUMMER, "autumn.csv", AUTUMN);
    String page = screen(id);
    assertThat(page).contains("Start 3 lists · 42 tokens");
    String started = forms.start(id, page, "normal");
    assertThat(started).startsWith("HTTP/1.1 303 ").contains("Location: ../../?said=");
    String again = forms.start(id, page, "normal");
    assertThat(http.page("/?said=" + again.replaceAll("(?s).*said=([0-9a-z]+).*", "$1")))
        .contains("already started");
    long spent = 0;
    for (String list : List.of("spring", "summer", "autumn")) {
      spent += home.receipt(list).get("tokensSpent").asLong();
    }
    assertThat(spent).isEqualTo(42);
    assertThat(FileTree.files(home.output())).noneMatch(name -> name.contains("-2."));
    assertThat(FileTree.files(home.state().resolve("drafts"))).isEmpty();
    assertThat(screen(id)).startsWith("HTTP/1.1 404 ").contains("already started");
    assertThat(http.page("/lists/1")).contains("start", "somebody at the page");
  }

  @Test
  void a_draft_that_is_discarded_leaves_nothing() {
    String id = forms.draft("spring.csv", SPRING);
    assertThat(http.page("/")).contains("drafts/" + id);
    assertThat(http.form("/drafts/" + id + "/discard", "")).startsWith("HTTP/1.1 303 ");
    assertThat(screen(id)).startsWith("HTTP/1.1 404 ").contains("There is no draft");
    assertThat(http.page("/")).doesNotContain("drafts/" + id);
    assertThat(FileTree.files(home.state().resolve("drafts"))).isEmpty();
    assertThat(FileTree.files(home.input())).containsExactly(".caravan.lock");
    assertThat(calls()).isZero();
    assertThat(home.daemon().ledger().overview().acts(9))
        .singleElement()
        .satisfies(act -> assertThat(act.kind().word()).isEqualTo("discard"));
  }

  @Test
  void drafts_outlive_a_restart_and_no_more_than_twenty_wait() {
    String first = forms.draft("spring.csv", SPRING);
    home.stop();
    begin();
    assertThat(screen(first)).contains("Start 1 list · 20 tokens");
    for (int more = 1; more < 20; more++) {
      forms.draft("a.txt", "B000000001\n");
    }
    assertThat(forms.send("b.txt", "B000000001\n"))
        .startsWith("HTTP/1.1 409 ")
        .contains("20 drafts wait already");
    http.form("/drafts/" + first + "/discard", "");
    assertThat(forms.send("b.txt", "B000000001\n")).startsWith("HTTP/1.1 303 ");
  }

  @Test
  void a_marketplace_that_is_chosen_is_priced_anew_and_results_stand_in_its_folder() {
    String id = forms.draft("spring.csv", "asin\n" + Home.asins(1, 5));
    assertThat(screen(id)).contains("Start 1 list · 10 tokens");
    String before = screen(id);
    assertThat(http.form("/drafts/" + id + "/choose", "list=1&marketplace=de"))
        .startsWith("HTTP/1.1 303 ");
    assertThat(screen(id)).contains("Start 1 list · 5 tokens", "(asin, de) of lookup");
    forms.start(id, before, "normal");
    assertThat(screen(id)).as("what was shown was another price").startsWith("HTTP/1.1 200 ");
    forms.start(id);
    assertThat(home.receipt("de/spring").get("tokensSpent").asInt()).isEqualTo(5);
    assertThat(http.form("/drafts/" + id + "/choose", "list=1&marketplace=../x"))
        .startsWith("HTTP/1.1 303 ");
  }

  @Test
  void a_column_that_is_chosen_is_priced_anew_and_asked_for() {
    String id =
        forms.draft("two.csv", "asin;related asin\nB000000001;B000000011\nB000000002;B000000012\n");
    assertThat(screen(id)).contains("B000000001 (asin, com) of circana");
    http.form("/drafts/" + id + "/choose", "list=1&column=related+asin");
    assertThat(screen(id)).contains("B000000011 (asin, com) of circana");
    http.form("/drafts/" + id + "/choose", "list=1&column=none+such");
    assertThat(screen(id))
        .contains("It can't be read: the list has no column")
        .doesNotContain("Start 1");
    http.form("/drafts/" + id + "/choose", "list=1&column=2");
    forms.start(id);
    home.receipt("two");
    assertThat(home.sandbox().diary().paidProducts()).anyMatch(p -> p.contains("B000000011"));
    assertThat(home.csv("two").get(1)).contains("B000000011,asin,com,found");
  }

  @Test
  void an_urgent_list_is_done_first_and_the_others_are_delayed_as_was_told() {
    slowly();
    home.drop("autumn.txt", Home.asins(1_000, 480));
    await("it is at work").until(() -> calls() > 4);
    String id = forms.draft("now.txt", Home.asins(5_000, 200));
    JsonNode urgent = ending(id, "urgent");
    Instant before = Instant.parse(urgent.at("/delays/0/before").asText());
    Duration told = Duration.between(before, Instant.parse(urgent.at("/delays/0/after").asText()));
    assertThat(urgent.at("/delays/0/list").asText()).isEqualTo("autumn.txt");
    assertThat(ending(id, "idle").at("/delays")).isEmpty();
    forms.start(id, screen(id), "urgent");
    Instant first = Instant.parse(home.receipt("now").get("finished").asText());
    // twenty tokens each half second
    assertThat(told).isBetween(Duration.ofMillis(4_500), Duration.ofSeconds(10));
    Instant done = Instant.parse(home.receipt("autumn").get("finished").asText());
    assertThat(done).isAfter(first);
    assertThat(Duration.between(before, done)).isGreaterThan(told.dividedBy(2));
  }

  @Test
  void what_was_quoted_at_the_start_stands_beside_what_came_also_across_a_days_end() {
    home.close();
    Instant begins = Instant.now();
    Instant dayEnds = begins.plusSeconds(30);
    home =
        new InProcess(
            folder.resolve("days"),
            SandboxOptions.full()
                .circana(RateLimit.perMinute(0, 200))
                .day(Duration.between(begins, dayEnds), begins)
                .build());
    home.listening()
        .with("caravan.circana.rate", "100")
        .with("caravan.circana.window", "2s")
        .with("caravan.circana.daily", "200");
    begin();
    home.drop("first.txt", Home.asins(1_000, 50));
    home.receipt("first");
    String id = forms.draft("second.txt", Home.asins(1, 250)); // of which 150 find room today
    Instant quoted = Instant.parse(ending(id, "normal").get("done").asText());
    forms.start(id);
    Instant done = Instant.parse(home.receipt("second").get("finished").asText());
    assertThat(quoted).as("the day's end comes before").isAfter(dayEnds);
    assertThat(done).isAfter(dayEnds).isAfter(quoted.minusSeconds(5));
    String page = http.page("/lists/2");
    assertThat(fact(page, "Quoted")).startsWith("250 tokens, done ");
    assertThat(fact(page, "Cost")).isEqualTo("250 tokens");
    assertThat(http.page("/lists/1")).doesNotContain("<dt>Quoted</dt>");
  }

  @Test
  void a_list_for_idle_times_waits_for_all_others() {
    slowly();
    home.drop("autumn.txt", Home.asins(1_000, 160));
    await("it is at work").until(() -> calls() > 1);
    String later = Home.asins(5_000, 20);
    String id = forms.draft("later.txt", later);
    forms.start(id, screen(id), "idle");
    home.receipt("autumn");
    home.receipt("later");
    assertThat(home.sandbox().diary().seen().stream().flatMap(call -> call.codes().stream()))
        .hasSize(180)
        .endsWith(later.lines().toArray(String[]::new));
  }

  /** Twenty tokens each half second. */
  private void slowly() {
    home.stop();
    home.with("caravan.circana.rate", "20")
        .with("caravan.circana.window", "500ms")
        .with("caravan.circana.daily", "0");
    home.sandbox().allow(CircanaBarcodes.CHANNEL, RateLimit.unlimited());
    begin();
  }

  private JsonNode ending(String id, String urgency) {
    String answer = http.get("/api/drafts/" + id);
    for (JsonNode ending : Home.json(answer.substring(answer.indexOf("\r\n\r\n"))).get("endings")) {
      if (ending.get("urgency").asText().equals(urgency)) {
        return ending;
      }
    }
    throw new AssertionError(answer);
  }

  @Test
  void a_price_that_rose_is_shown_with_the_old_one_and_nothing_starts() {
    http.form("/channels/circana/pause", "");
    home.drop("first.txt", Home.asins(1, 30));
    await("it waits").until(() -> !home.daemon().reports().report().atWork().isEmpty());
    String id = forms.draft("second.txt", Home.asins(1, 40));
    String page = screen(id);
    assertThat(page).contains("Start 1 list · 10 tokens");
    assertThat(fact(page, "Asked for by other lists")).isEqualTo("30");
    http.form("/lists/1/cancel", "");
    await("nobody asks for them any more")
        .until(() -> screen(id).contains("Start 1 list · 40 tokens"));
    String answer = forms.start(id, page, "normal");
    String said = answer.replaceAll("(?s).*said=([0-9a-z]+).*", "$1");
    assertThat(http.page("/drafts/" + id + "?said=" + said))
        .contains("The price rose from 10 to 40 tokens", "Start 1 list · 40 tokens");
    assertThat(FileTree.files(home.input())).noneMatch(name -> name.contains("second"));
    assertThat(home.daemon().ledger().starts().of(id)).isEmpty();
  }

  @Test
  void more_than_is_allowed_is_refused_with_a_page() {
    home.stop();
    home.with("caravan.http.upload", "1");
    begin();
    assertThat(forms.send("large.txt", "B000000001\n".repeat(300_000)))
        .startsWith("HTTP/1.1 413 ")
        .contains("caravan.http.upload", "<h1>");
    assertThat(FileTree.files(home.state().resolve("drafts"))).isEmpty();
    assertThat(forms.send()).startsWith("HTTP/1.1 400 ");
    assertThat(forms.send("", "")).startsWith("HTTP/1.1 400 ").contains("No file was chosen");
    assertThat(forms.send("fine.txt", "B000000001\n")).startsWith("HTTP/1.1 303 ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "../../../etc/cron.d/evil.csv | evil.csv",
        "C:\\Users\\x\\list.csv | list.csv",
        ".hidden.csv | hidden.csv",
        "~$book.csv | book.csv",
        "upload.csv.part | upload.csv.part.txt",
        "-rf.csv | rf.csv",
        ".. | list.txt",
        "<img src=x onerror=alert(1)>.csv | _img src=x onerror=alert(1)_.csv",
        "Frühling 春.csv | Frühling 春.csv"
      })
  void a_name_is_only_a_name(String sent, String kept) {
    String id = forms.draft(sent, "code\nB000000001\n");
    String page = screen(id);
    assertThat(page)
        .contains(kept.replace("&", "&amp;").replace("<", "&lt;"))
        .doesNotContain("<img");
    forms.start(id);
    await(kept).until(() -> FileTree.files(home.input()).contains(".done/" + kept));
  }

  @Test
  void what_can_not_be_read_stays_in_the_draft_with_its_sentence() throws Exception {
    ByteArrayOutputStream bomb = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bomb)) {
      zip.putNextEntry(new ZipEntry("xl/workbook.xml"));
      byte[] part = "<sheet/>".repeat(1_000).getBytes(StandardCharsets.UTF_8);
      for (int i = 0; i < 20_000; i++) {
        zip.write(part);
      }
    }
    String id = forms.drafted(Map.of("bomb.xlsx", bomb.toByteArray()));
    assertThat(screen(id)).contains("It can't be read: ", "None of these lists can be read");
    assertThat(forms.start(id, "revision\" value=\"1\" name=\"tokens\" value=\"0\"", "normal"))
        .startsWith("HTTP/1.1 400 ");
    String mixed =
        forms.draft(
            "empty.csv",
            "",
            "<b>odd</b>.json",
            "{\"a\"",
            "good.csv",
            "title;asin\n<b>x</b>;B000000001\n");
    assertThat(screen(mixed))
        .contains("Start 1 list · 10 tokens", "the file is empty")
        .contains("&lt;b&gt;x&lt;/b&gt;")
        .doesNotContain("<b>");
    forms.start(mixed);
    home.receipt("good");
    assertThat(FileTree.files(home.input().resolve(".failed"))).isEmpty();
  }

  @Test
  void a_list_that_would_cost_more_than_allowed_makes_no_call_until_it_is_approved() {
    home.stop();
    home.with("caravan.approve.over", "100");
    begin();
    home.drop("large.txt", Home.asins(1, 101));
    await("it is held").until(() -> http.page("/").contains("large.txt"));
    assertThat(http.page("/")).contains("it would cost 110 tokens", "caravan.approve.over");
    assertThat(calls()).isZero();
    http.form("/held/release", "list=large.txt");
    assertThat(home.receipt("large").get("tokensSpent").asInt()).isEqualTo(110);
    String id = forms.draft("next.txt", Home.asins(1_000, 101));
    assertThat(screen(id)).contains("it would cost 110 tokens", "Start 1 list · 110 tokens");
    forms.start(id);
    assertThat(home.receipt("next").get("tokensSpent").asInt()).isEqualTo(110);
  }

  @Test
  void programs_do_the_same() {
    String answer =
        forms.sendTo("/api/drafts", "X-Requested-By: a test", "spring.csv", SPRING, "b.csv", "");
    assertThat(answer).startsWith("HTTP/1.1 201 ").contains("\"tokens\" : 20", "\"unreadable\"");
    String id = answer.replaceAll("(?s).*\"id\" : \"([0-9a-f]+)\".*", "$1");
    assertThat(http.get("/api/drafts")).contains(id, "spring.csv");
    assertThat(http.json("/api/drafts/" + id + "/start", "{\"revision\":1,\"tokens\":19}"))
        .startsWith("HTTP/1.1 409 ")
        .contains("from 19 to 20");
    assertThat(http.json("/api/drafts/" + id + "/start", "{\"revision\":1}"))
        .startsWith("HTTP/1.1 400 ");
    String start = "{\"revision\":1,\"tokens\":20,\"who\":\"anna\",\"note\":\"why\"}";
    assertThat(http.json("/api/drafts/" + id + "/start", start)).contains("\"result\" : \"done\"");
    assertThat(http.json("/api/drafts/" + id + "/start", start))
        .contains("\"result\" : \"already\"");
    home.receipt("spring");
    assertThat(home.daemon().ledger().overview().acts(1, 9))
        .singleElement()
        .satisfies(act -> assertThat(act.signature().who()).isEqualTo("anna"));
    assertThat(http.get("/api/drafts/" + id)).startsWith("HTTP/1.1 404 ");
    assertThat(http.json("/api/drafts/0000000000000000/discard", "{}")).startsWith("HTTP/1.1 404 ");
  }

  @Test
  void another_page_can_bring_and_start_nothing() {
    String id = forms.draft("spring.csv", SPRING);
    for (String header :
        List.of("Sec-Fetch-Site: cross-site", "Origin: http://evil.example", "X-Nothing: x")) {
      assertThat(forms.sendTo("/drafts", header, "a.txt", "B000000001\n"))
          .startsWith("HTTP/1.1 403 ");
      assertThat(forms.sendTo("/api/drafts", header, "a.txt", "B000000001\n"))
          .startsWith("HTTP/1.1 403 ");
      assertThat(
              http.post(
                  "/drafts/" + id + "/start",
                  "application/x-www-form-urlencoded",
                  "revision=1&tokens=99",
                  header))
          .startsWith("HTTP/1.1 403 ");
    }
    assertThat(FileTree.files(home.input())).containsExactly(".caravan.lock");
    assertThat(http.get("/drafts/" + id + "/start")).startsWith("HTTP/1.1 405 ");
  }

  @Test
  void where_it_only_shows_nothing_is_brought_or_started() {
    String id = forms.draft("spring.csv", SPRING);
    home.stop();
    home.with("caravan.http.read-only", "true");
    begin();
    assertThat(http.page("/")).doesNotContain("Drop lists here", "method=\"post\"");
    assertThat(screen(id)).contains("spring.csv").doesNotContain("method=\"post\"");
    assertThat(forms.send("a.txt", "B000000001\n")).startsWith("HTTP/1.1 403 ");
    assertThat(http.form("/drafts/" + id + "/start", "revision=1&tokens=99"))
        .startsWith("HTTP/1.1 403 ");
    assertThat(http.form("/drafts/sample", "")).startsWith("HTTP/1.1 403 ");
  }

  @Test
  void an_empty_page_offers_the_sample_list() {
    assertThat(http.page("/")).contains("drafts/sample");
    String answer = http.form("/drafts/sample", "");
    assertThat(answer).startsWith("HTTP/1.1 303 ");
    String id = answer.replaceAll("(?s).*Location: ([0-9a-f]+).*", "$1");
    assertThat(screen(id)).contains("spring.csv", "Start 1 list");
  }
}
