package caravan.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import caravan.asinscope.BarcodesLookup;
import caravan.asinscope.CircanaBarcodes;
import caravan.codes.Answer;
import caravan.codes.Batch;
import caravan.codes.Channel;
import caravan.codes.Outcome;
import caravan.harness.MovedClock;
import caravan.ledger.CallOutcome;
import caravan.ledger.CallStatus;
import caravan.ledger.DailyQuotaReport;
import caravan.ledger.FirstForecast;
import caravan.ledger.Ledger;
import caravan.ledger.Pause;
import caravan.ledger.Reservation;
import caravan.ledger.Scene;
import caravan.ledger.Signature;
import caravan.ledger.jdbc.SqliteLedger;
import caravan.pace.ChannelTerms;
import caravan.pace.Plan;
import caravan.status.Health;
import caravan.status.Reports;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is told of a real ledger, with a clock that is moved by hand. */
class ExpositionTests {

  private static final Plan FULL = new Plan(500, Duration.ofMinutes(1), 150_000, 10, 100);

  @TempDir Path folder;
  private final MovedClock clock = new MovedClock(Instant.parse("2026-01-01T00:00:00Z"));
  private final AtomicLong ticks = new AtomicLong();
  private final ProcessCounters counters = new ProcessCounters(() -> ticks.addAndGet(2_000_000));
  private Ledger ledger;
  private Scene scene;
  private boolean on = true;

  @BeforeEach
  void open() {
    ledger = SqliteLedger.open(folder.resolve("ledger.db"), counters);
    scene = new Scene(ledger);
  }

  @AfterEach
  void close() {
    ledger.close();
  }

  private Map<Channel, ChannelTerms> terms() {
    Map<Channel, ChannelTerms> terms = new LinkedHashMap<>();
    terms.put(CircanaBarcodes.CHANNEL, new ChannelTerms(on, FULL, 4));
    terms.put(BarcodesLookup.CHANNEL, new ChannelTerms(false, FULL, 4));
    return terms;
  }

  private Scrape scrape() {
    Reports reports = new Reports(ledger.overview(), this::terms, clock);
    Health health =
        new Health(
            ledger.overview(),
            this::terms,
            Optional::empty,
            List::of,
            () -> true,
            channel -> "",
            clock);
    Map<String, Path> folders = Map.of("state", folder);
    return new Scrape(
        new Exposition(ledger.overview(), reports, health, counters, folders, clock).text(3));
  }

  private long send(Batch batch) {
    if (ledger.pacing().reserve(batch, FULL, clock.instant())
        instanceof Reservation.Granted granted) {
      return granted.call();
    }
    throw new AssertionError("may not");
  }

  private Batch claimed(int codes) {
    return Batch.of(ledger.pacing().claim(Scene.ASINS, codes));
  }

  private void answered(int codes, Duration took) {
    Batch batch = claimed(codes);
    long call = send(batch);
    clock.move(took);
    List<Answer> answers =
        batch.requests().stream().map(one -> new Answer(one.lookup(), Answer.NONE)).toList();
    ledger
        .answers()
        .answered(call, batch, answers, DailyQuotaReport.NOTHING, FULL, clock.instant());
  }

  private void ended(CallStatus status, boolean charged, Pause.Kind kind, String words) {
    Batch batch = claimed(10);
    Pause pause = new Pause(kind, clock.instant().plusSeconds(90), words);
    ledger
        .answers()
        .ended(
            send(batch),
            batch,
            new CallOutcome(status, words, charged, pause, CallOutcome.Disposition.WAITING),
            FULL,
            clock.instant());
  }

  @Test
  void tokens_and_calls_are_counted_as_they_end() {
    scene.list("a.txt", Scene.asins(0, 45));
    answered(25, Duration.ofMillis(300));
    ended(CallStatus.TOO_MANY_REQUESTS, false, Pause.Kind.SHORT, "slow down");
    Scrape scrape = scrape();
    assertThat(scrape.value("caravan_tokens_total{channel=\"circana\"}")).isEqualTo(30);
    assertThat(scrape.value("caravan_calls_total{channel=\"circana\",outcome=\"ok\"}")).isOne();
    assertThat(
            scrape.value("caravan_calls_total{channel=\"circana\",outcome=\"too_many_requests\"}"))
        .isOne();
    assertThat(scrape.value("caravan_calls_total{channel=\"circana\",outcome=\"lost\"}")).isZero();
    String bucket = "caravan_call_duration_seconds_bucket{channel=\"circana\",le=\"%s\"}";
    assertThat(scrape.value(bucket.formatted("0.25"))).isEqualTo(1);
    assertThat(scrape.value(bucket.formatted("0.5"))).isEqualTo(2);
    assertThat(scrape.value("caravan_call_duration_seconds_sum{channel=\"circana\"}"))
        .isBetween(0.299, 0.301);
  }

  @Test
  void a_channel_is_in_one_state_and_tells_when_it_goes_on() {
    scene.list("a.txt", Scene.asins(0, 45));
    String state = "caravan_channel_state{channel=\"circana\",state=\"%s\"}";
    assertThat(scrape().value(state.formatted("working"))).isOne();
    ended(CallStatus.TOO_MANY_REQUESTS, false, Pause.Kind.SHORT, "slow down");
    assertThat(scrape().value(state.formatted("short"))).isOne();
    assertThat(scrape().value(state.formatted("working"))).isZero();
    assertThat(scrape().value("caravan_channel_resume_timestamp_seconds{channel=\"circana\"}"))
        .isEqualTo(clock.instant().getEpochSecond() + 90.0);
    ledger.acts().pause(CircanaBarcodes.CHANNEL, new Signature("anna", clock.instant(), ""));
    assertThat(scrape().value(state.formatted("paused"))).isOne();
    assertThat(scrape().value("caravan_channel_resume_timestamp_seconds{channel=\"circana\"}"))
        .isZero();
    on = false;
    assertThat(scrape().value(state.formatted("off"))).isOne();
  }

  @Test
  void a_plan_stands_beside_what_is_used_of_it() {
    scene.list("a.txt", Scene.asins(0, 45));
    answered(25, Duration.ofMillis(300));
    Scrape scrape = scrape();
    assertThat(scrape.value("caravan_window_tokens_used{channel=\"circana\"}")).isEqualTo(30);
    assertThat(scrape.value("caravan_window_tokens_limit{channel=\"circana\"}")).isEqualTo(500);
    assertThat(scrape.value("caravan_window_seconds{channel=\"circana\"}")).isEqualTo(60);
    assertThat(scrape.value("caravan_day_tokens_used{channel=\"circana\"}")).isEqualTo(30);
    assertThat(scrape.value("caravan_day_tokens_limit{channel=\"circana\"}")).isEqualTo(150_000);
  }

  @Test
  void the_backlog_has_a_number_an_urgency_and_an_end() {
    scene.list("a.txt", Scene.asins(0, 45));
    scene.urgent("b.txt", Scene.asins(100, 5));
    ledger.pacing().claim(Scene.ASINS, 2);
    Scrape scrape = scrape();
    String codes = "caravan_backlog_codes{channel=\"circana\",urgency=\"%s\"}";
    assertThat(scrape.value(codes.formatted("urgent"))).isEqualTo(5);
    assertThat(scrape.value(codes.formatted("normal"))).isEqualTo(45);
    assertThat(scrape.value(codes.formatted("held"))).isZero();
    assertThat(scrape.value("caravan_backlog_rows{urgency=\"normal\"}")).isEqualTo(45);
    assertThat(scrape.value("caravan_forecast_end_timestamp_seconds{channel=\"circana\"}"))
        .isGreaterThanOrEqualTo(clock.instant().getEpochSecond());
  }

  @Test
  void lists_are_counted_by_how_far_they_are() {
    long list = scene.list("a.txt", Scene.asins(0, 10));
    clock.move(Duration.ofMinutes(3));
    assertThat(scrape().value("caravan_lists{state=\"waiting\"}")).isOne();
    assertThat(scrape().value("caravan_oldest_list_seconds")).isEqualTo(180);
    answered(10, Duration.ofMillis(300));
    assertThat(scrape().value("caravan_deliveries_pending")).isOne();
    Scene.owe(ledger, list, List.of("sftp://anna@files.example.com/results"));
    ledger.deliveries().delivered(list, clock.instant());
    counters.delivered(Map.of(Outcome.NOT_FOUND, 10L));
    Scrape scrape = scrape();
    assertThat(scrape.value("caravan_lists{state=\"waiting\"}")).isZero();
    assertThat(scrape.value("caravan_lists{state=\"delivered\"}")).isOne();
    assertThat(scrape.value("caravan_lists{state=\"held\"}")).isZero();
    assertThat(scrape.value("caravan_oldest_list_seconds")).isZero();
    assertThat(scrape.value("caravan_deliveries_pending")).isZero();
    assertThat(scrape.value("caravan_uploads_pending")).isOne();
    assertThat(scrape.value("caravan_rows_total{outcome=\"not_found\"}")).isEqualTo(10);
    assertThat(scrape.value("caravan_rows_total{outcome=\"found\"}")).isZero();
    assertThat(scrape.value("caravan_lists_delivered_total")).isOne();
  }

  @Test
  void commits_are_timed() {
    scene.list("a.txt", Scene.asins(0, 10));
    Scrape scrape = scrape();
    double commits = scrape.value("caravan_ledger_commit_seconds_count");
    assertThat(commits).isPositive();
    assertThat(scrape.value("caravan_ledger_commit_seconds_bucket{le=\"0.001\"}")).isZero();
    assertThat(scrape.value("caravan_ledger_commit_seconds_bucket{le=\"0.0025\"}"))
        .isEqualTo(commits);
    assertThat(scrape.value("caravan_ledger_bytes")).isPositive();
  }

  @Test
  void what_goes_along_routes_is_counted() {
    counters.begun("intake");
    counters.begun("intake");
    counters.ended("intake", true);
    Scrape scrape = scrape();
    assertThat(scrape.value("caravan_route_exchanges_total{route=\"intake\"}")).isOne();
    assertThat(scrape.value("caravan_route_failures_total{route=\"intake\"}")).isOne();
    assertThat(scrape.value("caravan_route_exchanges_in_flight{route=\"intake\"}")).isOne();
  }

  @Test
  void a_forecast_that_was_wrong_is_an_error_of_so_much() {
    ForecastErrors errors = new ForecastErrors(ledger.overview(), counters);
    long list = scene.list("a.txt", Scene.asins(0, 10));
    FirstForecast first = new FirstForecast(10, clock.instant(), clock.instant());
    ledger.forecasts().keep(Map.of(list, first));
    errors.look();
    answered(10, Duration.ofSeconds(40));
    errors.look();
    assertThat(scrape().value("caravan_forecast_error_seconds_count")).isZero();
    ledger.deliveries().delivered(list, clock.instant());
    errors.look();
    errors.look();
    assertThat(scrape().value("caravan_forecast_error_seconds_count")).isOne();
    assertThat(scrape().value("caravan_forecast_error_seconds_sum")).isEqualTo(40.0);
  }

  @Test
  void the_process_and_its_surroundings_are_measured() {
    Scrape scrape = scrape();
    assertThat(scrape.value("caravan_page_streams")).isEqualTo(3);
    assertThat(scrape.value("caravan_ready")).isOne();
    assertThat(scrape.value("caravan_disk_free_bytes{folder=\"state\"}")).isPositive();
    assertThat(scrape.value("jvm_memory_used_bytes{area=\"heap\"}")).isPositive();
    assertThat(scrape.value("process_start_time_seconds")).isPositive();
  }

  @Test
  void no_name_of_a_list_is_in_it() {
    scene.list("spring-secret.txt", Scene.asins(0, 10));
    assertThat(scrape().text()).doesNotContain("spring-secret");
    assertThat(scrape().labelled()).doesNotContain("spring-secret.txt");
  }
}
