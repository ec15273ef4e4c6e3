package caravan.status;

import static caravan.status.StatusScene.CIRCANA;
import static org.assertj.core.api.Assertions.assertThat;

import caravan.ledger.DailyQuotaReport;
import caravan.ledger.Pause;
import caravan.ledger.Urgency;
import caravan.pace.Plan;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sentence for each way in which a channel can stand. */
class ChannelWhyTests {

  @TempDir Path folder;
  private StatusScene scene;

  @BeforeEach
  void open() {
    scene = new StatusScene(folder);
  }

  @AfterEach
  void close() {
    scene.close();
  }

  @Test
  void at_work() {
    scene.list("a.txt", 0, 1_000);
    scene.answered(490);
    assertThat(scene.why()).isEqualTo("Working at the plan: 490 of 500 tokens in the last minute.");
  }

  @Test
  void the_window_is_waited_for() {
    scene.list("a.txt", 0, 1_000);
    scene.answered(500);
    scene.later(Duration.ofSeconds(37));
    assertThat(scene.why())
        .isEqualTo("Waits for the minute: its 500 tokens are spent. Next call in 23 s.");
  }

  @Test
  void a_rest_of_the_window_that_pays_for_no_call_is_told() {
    scene.list("a.txt", 0, 1_000);
    scene.answered(420);
    scene.claimed(100);
    scene.later(Duration.ofSeconds(37));
    assertThat(scene.why())
        .isEqualTo(
            "Waits for the minute: 420 of its 500 tokens are spent, and the next call needs more"
                + " than is left. Next call in 23 s.");
  }

  @Test
  void a_window_that_is_no_minute_is_named_by_its_length() {
    scene.plan = new Plan(100, Duration.ofSeconds(5), 0, 10, 100);
    scene.learned = scene.plan;
    scene.list("a.txt", 0, 1_000);
    scene.answered(100);
    assertThat(scene.why())
        .isEqualTo("Waits for the window of 5 s: its 100 tokens are spent. Next call in 5 s.");
    scene.later(Duration.ofSeconds(6));
    assertThat(scene.why()).isEqualTo("Working at the plan: 0 of 100 tokens in the last 5 s.");
  }

  @Test
  void the_day_is_spent() {
    scene.list("a.txt", 0, 1_000);
    Duration rest = Duration.ofHours(7).plusMinutes(12);
    scene.answered(100, new DailyQuotaReport(0L, scene.instant().plus(rest)));
    assertThat(scene.why())
        .isEqualTo("Today's 150,000 tokens are spent. Goes on at 08:12 (in 7 h 12 min).");
  }

  @Test
  void a_short_rest_that_the_server_asked_for() {
    scene.list("a.txt", 0, 9);
    String words = "Not enough capacity. Required: 10 products";
    scene.parked(Pause.Kind.SHORT, Duration.ofSeconds(36), words);
    assertThat(scene.why())
        .isEqualTo(
            "The server asked for a pause: \"Not enough capacity. Required: 10 products\". One call tries again in 36 s.");
    scene.later(Duration.ofSeconds(36));
    assertThat(scene.why()).endsWith("One call tries again now.");
  }

  @Test
  void the_day_s_limit_that_the_server_told() {
    scene.list("a.txt", 0, 9);
    scene.parked(Pause.Kind.DAILY, Duration.ofMinutes(127), "Daily limit reached");
    assertThat(scene.report().channels().get(0).leftToTell()).isZero();
    assertThat(scene.why())
        .isEqualTo("The server says the day's limit is reached. Goes on at 03:07 (in 127 min).");
  }

  @Test
  void nobody_answers() {
    scene.list("a.txt", 0, 9);
    scene.later(Duration.ofMinutes(62));
    for (int failure = 0; failure < 12; failure++) {
      scene.parked(Pause.Kind.OUTAGE, Duration.ofSeconds(41), "connection refused");
      scene.later(Duration.ofSeconds(failure == 11 ? 0 : 41));
    }
    assertThat(scene.why())
        .isEqualTo("No answer since 02:02: connection refused. Try 13 in 41 s. Nothing is lost.");
  }

  @Test
  void the_key_is_refused() {
    scene.list("a.txt", 0, 9);
    scene.parked(Pause.Kind.KEY, Duration.ofMinutes(1), "Invalid API key");
    assertThat(scene.why())
        .isEqualTo(
            "The API refuses the key: \"Invalid API key\". Put a valid one into /etc/caravan/key; it is noticed within seconds.");
  }

  @Test
  void the_way_of_asking_is_refused() {
    scene.list("a.txt", 0, 9);
    scene.parked(Pause.Kind.SETTINGS, Duration.ofMinutes(1), "Not found");
    assertThat(scene.why())
        .isEqualTo(
            "The API refuses how Caravan asks: \"Not found\". Check caravan.circana.* and restart.");
  }

  @Test
  void a_person_paused_it() {
    scene.list("a.txt", 0, 1_240);
    scene.later(Duration.ofMinutes(65));
    scene.ledger.acts().pause(CIRCANA, scene.anna("until finance says yes"));
    scene.later(Duration.ofMinutes(5));
    assertThat(scene.why())
        .isEqualTo("Paused by anna since 02:05: \"until finance says yes\". 1,240 codes wait.");
    scene.ledger.acts().resume(CIRCANA, scene.anna(""));
    scene.ledger.acts().pause(CIRCANA, scene.anna(""));
    assertThat(scene.why()).isEqualTo("Paused by anna since 02:10. 1,240 codes wait.");
  }

  @Test
  void a_limit_that_nobody_told() {
    scene.plan = new Plan(0, Duration.ofMinutes(1), 0, 1, 100);
    scene.learned = scene.plan;
    scene.list("a.txt", 0, 1_000);
    scene.answered(40);
    assertThat(scene.why()).isEqualTo("No limit is known. 40 tokens in the last minute.");
    scene.learned = scene.plan.paced(212, 26);
    assertThat(scene.why())
        .isEqualTo("No limit is known. Sends 98 % of what last passed: 212 tokens a minute.");
  }

  @Test
  void it_has_no_key() {
    scene.list("a.txt", 0, 300);
    scene.on = false;
    assertThat(scene.why()).isEqualTo("Off: no key. 300 codes wait for it.");
  }

  @Test
  void nothing_is_to_be_asked() {
    assertThat(scene.why()).isEqualTo("Nothing to ask: no code waits.");
    long list = scene.list("a.txt", 0, 1);
    scene.ledger.acts().urgency(list, Urgency.HELD, scene.anna(""));
    assertThat(scene.why()).isEqualTo("Nothing to ask: 1 code waits, all of them in held lists.");
    assertThat(scene.report().channels().get(0).done()).isNull();
  }
}
