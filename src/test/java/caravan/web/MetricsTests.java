package caravan.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import caravan.asinscope.BarcodesLookup;
import caravan.asinscope.CircanaBarcodes;
import caravan.codes.Channel;
import caravan.harness.Home;
import caravan.harness.InProcess;
import caravan.metrics.Promtool;
import caravan.metrics.Scrape;
import caravan.sandbox.CallLog;
import caravan.sandbox.SandboxOptions;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** Metrics as Prometheus fetches them from a whole daemon. */
@Tag("slow")
class MetricsTests {

  private static final Path MONITORING = Path.of("src/dist/monitoring");
  private static final Pattern A_METRIC =
      Pattern.compile("\\b(?:caravan|jvm|process)_[a-z0-9_]+\\b");

  @TempDir Path folder;

  private InProcess home() {
    return new InProcess(folder, SandboxOptions.unlimited().build());
  }

  private static Scrape scrape(Home home) {
    String answer = new RawHttp(home.address()).get("/metrics");
    assertThat(answer)
        .startsWith("HTTP/1.1 200 ")
        .containsIgnoringCase("content-type: text/plain; version=0.0.4; charset=utf-8");
    return new Scrape(answer.split("\r\n\r\n", 2)[1]);
  }

  @Test
  void tokens_and_calls_are_those_that_the_server_counted() {
    try (InProcess home = home()) {
      home.listening();
      home.start();
      home.drop("a.txt", Home.asins(0, 345)).drop("de/b.txt", Home.asins(1_000, 120));
      home.receipt("a");
      home.receipt("de/b");
      CallLog seen = home.sandbox().diary();
      Scrape scrape = scrape(home);
      for (Channel channel : List.of(CircanaBarcodes.CHANNEL, BarcodesLookup.CHANNEL)) {
        String labels = "{channel=\"" + channel.word() + "\"";
        assertThat(scrape.value("caravan_tokens_total" + labels + "}"))
            .isPositive()
            .isEqualTo(seen.tokens(channel));
        assertThat(scrape.value("caravan_calls_total" + labels + ",outcome=\"ok\"}"))
            .isEqualTo(seen.calls(channel));
        assertThat(scrape.value("caravan_call_duration_seconds_count" + labels + "}"))
            .isEqualTo(seen.calls(channel));
      }
      double rows =
          List.of("found", "not_found", "failed").stream()
              .mapToDouble(
                  outcome -> scrape.value("caravan_rows_total{outcome=\"" + outcome + "\"}"))
              .sum();
      assertThat(rows).isEqualTo(465);
      assertThat(scrape.value("caravan_lists_delivered_total")).isEqualTo(2);
      assertThat(scrape.value("caravan_route_exchanges_total{route=\"ask-circana\"}"))
          .isEqualTo(seen.calls(CircanaBarcodes.CHANNEL));
    }
  }

  @Test
  void a_scrape_is_quick_with_150_000_codes_waiting() {
    try (InProcess home = home()) {
      home.with("caravan.circana.rate", "10").with("caravan.circana.daily", "10").listening();
      home.start();
      home.drop("large.txt", Home.asins(0, 150_000));
      String waiting = "caravan_backlog_rows{urgency=\"normal\"}";
      await("the list is read")
          .atMost(Duration.ofMinutes(2))
          .until(() -> scrape(home).value(waiting) >= 149_000);
      await("quick") // at once on an idle machine; what else runs beside it may take the processor
          .until(() -> took(home) < 100);
      assertThat(
              scrape(home).value("caravan_backlog_codes{channel=\"circana\",urgency=\"normal\"}"))
          .isGreaterThan(149_000);
    }
  }

  private static long took(Home home) {
    long began = System.nanoTime();
    scrape(home);
    return (System.nanoTime() - began) / 1_000_000;
  }

  @Test
  void they_are_told_to_nobody_who_calls_by_another_name() {
    try (InProcess home = home()) {
      home.listening();
      home.start();
      RawHttp http = new RawHttp(home.address());
      assertThat(http.ask(List.of("GET /metrics HTTP/1.1", "Host: evil.example"), ""))
          .startsWith("HTTP/1.1 421 ")
          .doesNotContain("caravan_tokens");
      assertThat(http.post("/metrics", "text/plain", "")).startsWith("HTTP/1.1 405 ");
    }
  }

  @Test
  void every_metric_of_dashboard_and_alerts_is_there() throws IOException {
    try (InProcess home = home()) {
      home.listening();
      home.start();
      home.drop("a.txt", Home.asins(0, 10));
      home.receipt("a");
      Set<String> named = new TreeSet<>(named("caravan.rules.yml"));
      named.addAll(named("caravan.dashboard.json"));
      assertThat(named).hasSizeGreaterThan(20);
      assertThat(scrape(home).names()).containsAll(named);
    }
  }

  private static Set<String> named(String file) throws IOException {
    Set<String> names = new TreeSet<>();
    Matcher name = A_METRIC.matcher(Files.readString(MONITORING.resolve(file)));
    while (name.find()) {
      names.add(name.group());
    }
    return names;
  }

  @Test
  void the_dashboard_asks_a_data_source_that_its_reader_chooses() throws IOException {
    JsonNode dashboard = Home.json(MONITORING.resolve("caravan.dashboard.json"));
    assertThat(dashboard.at("/templating/list/0/type").asText()).isEqualTo("datasource");
    assertThat(dashboard.findValues("datasource"))
        .hasSizeGreaterThan(10)
        .allMatch(source -> source.at("/uid").asText().equals("${datasource}"));
    assertThat(dashboard.at("/panels").findValuesAsText("id")).doesNotHaveDuplicates();
  }

  @Test
  @EnabledIf("caravan.metrics.Promtool#there")
  void promtool_has_nothing_to_say_of_a_scrape() throws Exception {
    try (InProcess home = home()) {
      home.listening();
      home.start();
      home.drop("a.txt", Home.asins(0, 10));
      home.receipt("a");
      assertThat(Promtool.run(scrape(home).text(), "check", "metrics")).isEmpty();
    }
  }

  @Test
  @EnabledIf("caravan.metrics.Promtool#there")
  void promtool_finds_nothing_wrong_with_the_alerts() throws Exception {
    Path rules = MONITORING.resolve("caravan.rules.yml");
    assertThat(Promtool.run("", "check", "rules", rules.toString()))
        .contains("SUCCESS: 12 rules found");
  }

  @Test
  @EnabledIf("caravan.metrics.Promtool#there")
  void every_alert_fires_when_it_should_and_not_else() throws Exception {
    Path tests = Path.of("src/test/resources/monitoring/caravan.rules.test.yml");
    assertThat(Promtool.run("", "test", "rules", tests.toString())).contains("SUCCESS");
    Matcher alert =
        Pattern.compile("alert: (\\w+)")
            .matcher(Files.readString(MONITORING.resolve("caravan.rules.yml")));
    while (alert.find()) {
      assertThat(Files.readString(tests)).contains("alertname: " + alert.group(1) + "\n");
    }
  }
}
