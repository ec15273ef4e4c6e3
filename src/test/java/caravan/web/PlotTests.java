package caravan.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import caravan.asinscope.CircanaBarcodes;
import caravan.harness.Home;
import caravan.harness.InProcess;
import caravan.pace.Plan;
import caravan.sandbox.SandboxOptions;
import caravan.status.Assumption;
import caravan.status.Reports;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a channel's screen shows of the past and of what may come, over a whole daemon. */
@Tag("slow")
class PlotTests {

  @TempDir Path folder;
  private InProcess home;
  private RawHttp http;

  @BeforeEach
  void start() {
    home = new InProcess(folder, SandboxOptions.trial().build());
    home.listening().with("caravan.circana.plan", "full");
    home.start();
    http = new RawHttp(home.address());
  }

  @AfterEach
  void stop() {
    home.close();
  }

  private long sum(String page, String label) {
    Matcher cell = Pattern.compile("data-label=\"" + label + "\">([0-9,]+)<").matcher(page);
    long sum = 0;
    while (cell.find()) {
      sum += Long.parseLong(cell.group(1).replace(",", ""));
    }
    return sum;
  }

  @Test
  void the_table_behind_the_plot_is_what_the_server_saw() {
    home.drop("few.txt", Home.asins(1, 150)); // the server has less than the settings say
    await("a 429")
        .until(() -> home.sandbox().diary().answeredWith(CircanaBarcodes.CHANNEL, 429) > 0);
    await("it rests")
        .until(() -> http.page("/channels/circana").contains("the server asked for a pause"));
    for (String span : new String[] {"1h", "6h", "24h", "7d"}) {
      await(span)
          .untilAsserted(
              () -> {
                String page = http.page("/channels/circana?span=" + span);
                assertThat(sum(page, "Calls"))
                    .isEqualTo(home.sandbox().diary().calls(CircanaBarcodes.CHANNEL));
                assertThat(sum(page, "429"))
                    .isEqualTo(home.sandbox().diary().answeredWith(CircanaBarcodes.CHANNEL, 429));
                assertThat(sum(page, "Tokens"))
                    .isEqualTo(home.sandbox().diary().tokens(CircanaBarcodes.CHANNEL));
              });
    }
    assertThat(http.page("/channels/circana?span=%3Cb%3E")).contains("data-step=\"60\"");
    assertThat(http.get("/events?once=1&screen=channels/circana%3Fspan%3D7d"))
        .contains("data-step=\"7200\"");
    assertThat(http.get("/events?once=1&screen=channels/circana%3Fspan%3D7days"))
        .doesNotContain("data-step");
  }

  @Test
  void what_if_tells_what_the_forecast_is_after_the_switch() {
    home.drop("many.txt", Home.asins(1, 2_500));
    Reports reports = home.daemon().reports();
    await("all of it waits, and the server was heard")
        .until(
            () ->
                reports.report().channels().stream().anyMatch(one -> one.codesWaiting() > 2_300)
                    && home.sandbox().diary().answeredWith(CircanaBarcodes.CHANNEL, 429) > 0);
    await("a forecast")
        .until(() -> reports.assumed(CircanaBarcodes.CHANNEL, Assumption.NONE).isPresent());
    Plan trial = new Plan(30, Duration.ofMinutes(1), 1_000, 10, 100);
    Instant told =
        reports
            .assumed(
                CircanaBarcodes.CHANNEL, new Assumption(Optional.of(trial), 0, Optional.empty()))
            .orElseThrow();
    String page = http.page("/channels/circana?plan=trial");
    assertThat(page).contains("With that: done", "later.");
    home.stop();
    home.with("caravan.circana.plan", "trial");
    home.start();
    await("the forecast after the switch")
        .untilAsserted(
            () -> {
              Instant after =
                  home.daemon()
                      .reports()
                      .assumed(CircanaBarcodes.CHANNEL, Assumption.NONE)
                      .orElseThrow();
              Duration expected = Duration.between(Instant.now(), told);
              assertThat((double) Duration.between(Instant.now(), after).toSeconds())
                  .isCloseTo(expected.toSeconds(), within(expected.toSeconds() / 100.0));
            });
  }

  @Test
  void what_is_typed_wrong_is_said_and_more_codes_and_a_pause_take_longer() {
    home.drop("many.txt", Home.asins(1, 3_000));
    await("a forecast").until(() -> http.page("/channels/circana?more=50000").contains("later."));
    assertThat(http.page("/channels/circana?more=many")).contains("More codes: a number");
    assertThat(http.page("/channels/circana?until=then")).contains("Paused until: a day");
    assertThat(http.page("/channels/circana?until=2099-01-01T00:00")).contains("1 Jan 2099");
    assertThat(http.page("/channels/circana?rate=5")).contains("role=\"status\"");
    assertThat(http.page("/channels/circana?more=%22%3E%3Cb%3E")).doesNotContain("<b>");
    assertThat(http.page("/channels/circana")).contains(">expected<", ">spent<");
  }
}
