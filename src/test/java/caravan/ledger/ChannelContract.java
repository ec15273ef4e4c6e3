package caravan.ledger;

import static caravan.ledger.Scene.MONTH;
import static caravan.ledger.Scene.OPEN;
import static caravan.ledger.Scene.asin;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import caravan.asinscope.BarcodesLookup;
import caravan.asinscope.CircanaBarcodes;
import caravan.codes.Answer;
import caravan.codes.Batch;
import caravan.codes.Channel;
import caravan.codes.CodeRequest;
import caravan.codes.CodeType;
import caravan.codes.Domain;
import caravan.codes.Lane;
import caravan.pace.LearnedLimit;
import caravan.pace.Plan;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Channels that are described: what they share, and what each has for itself. */
interface ChannelContract {

  Channel RATINGS = new Channel("ratings");
  Lane RATED = new Lane(RATINGS, CodeType.ASIN, Domain.COM);

  /** 100 tokens a minute, and the day as the server says. */
  Plan HUNDRED_A_MINUTE = new Plan(100, Duration.ofMinutes(1), 0, 1, 100);

  Scene scene();

  Scene reopened();

  /** A channel of its own question, on circana's account. */
  private Ledger ledger() {
    scene()
        .ledger
        .register(List.of(new ChannelRegistration(RATINGS, CircanaBarcodes.CHANNEL, "ratings", 2)));
    return scene().ledger;
  }

  private long rated(String name, int code) {
    long list = scene().open(name, false);
    Entry entry = new Entry(Scene.entry(1, asin(code)).row(), RATED);
    ledger().lists().enrol(list, List.of(entry), MONTH, scene().now);
    scene().ledger.lists().enrolled(list);
    return list;
  }

  private Scene.Call rating(int codes) {
    List<CodeRequest> requests =
        Scene.some(codes).requests().stream()
            .map(one -> new CodeRequest(one.lookup(), one.code(), RATED, 0))
            .toList();
    Batch batch = Batch.of(requests);
    Reservation reservation = ledger().pacing().reserve(batch, HUNDRED_A_MINUTE, scene().now);
    return scene().new Call(Scene.granted(reservation), batch, HUNDRED_A_MINUTE);
  }

  @Test
  default void an_answer_to_another_question_is_no_answer_and_overwrites_none() {
    long barcodes = scene().list("a.txt", asin(1));
    scene().answerAll(Scene.ASINS);
    String known = scene().rows(barcodes).get(0).items();

    long ratings = rated("b.txt", 1);
    assertThat(scene().waiting(RATED)).isEqualTo(1);
    List<CodeRequest> requests = scene().ledger.pacing().claim(RATED, 9);
    Batch batch = Batch.of(requests);
    long call = Scene.granted(scene().ledger.pacing().reserve(batch, OPEN, scene().now));
    scene()
        .ledger
        .answers()
        .answered(
            call,
            batch,
            List.of(new Answer(requests.get(0).lookup(), "[{\"stars\":4}]")),
            DailyQuotaReport.NOTHING,
            OPEN,
            scene().now);

    assertThat(scene().rows(ratings).get(0).items()).isEqualTo("[{\"stars\":4}]");
    assertThat(scene().rows(barcodes).get(0).items()).isEqualTo(known);
    assertThat(scene().list("c.txt", asin(1))).isPositive();
    assertThat(scene().waiting(Scene.ASINS)).isZero();
  }

  @Test
  default void what_a_code_would_become_depends_on_the_question() {
    scene().list("a.txt", asin(1));
    scene().answerAll(Scene.ASINS);
    Entry rated = new Entry(Scene.entry(1, asin(1)).row(), RATED);
    assertThat(
            ledger()
                .overview()
                .cacheStates(List.of(Scene.entry(1, asin(1)), rated), MONTH, scene().now))
        .containsExactly(CacheState.KNOWN, CacheState.NEW);
  }

  @Test
  default void the_day_is_the_account_s_and_the_window_the_channel_s() {
    Instant midnight = scene().now.plus(Duration.ofHours(9));
    scene().send(10, OPEN).left(60, midnight);
    scene().later(Duration.ofSeconds(1));
    rating(25);

    ChannelState ratings = ledger().pacing().state(RATINGS, HUNDRED_A_MINUTE, scene().now);
    assertThat(ratings.dayLeft()).isEqualTo(35);
    assertThat(ratings.dayResets()).isEqualTo(midnight);
    assertThat(ratings.spent()).extracting(usage -> usage.tokens()).containsExactly(25);
    assertThat(scene().state(OPEN).dayLeft()).isEqualTo(35);
    assertThat(scene().state(OPEN).inFlight()).isZero();
  }

  @Test
  default void a_day_that_is_used_up_rests_every_channel_of_its_account_and_no_other() {
    Instant midnight = scene().now.plus(Duration.ofHours(9));
    ledger();
    scene()
        .send(10, OPEN)
        .ended(
            CallStatus.TOO_MANY_REQUESTS,
            false,
            new Pause(Pause.Kind.DAILY, midnight, "Daily limit reached"),
            CallOutcome.Disposition.WAITING);

    assertThat(scene().ledger.pacing().state(RATINGS, OPEN, scene().now).pause())
        .isNotNull()
        .extracting(Pause::until)
        .isEqualTo(midnight);
    assertThat(scene().ledger.pacing().state(BarcodesLookup.CHANNEL, OPEN, scene().now).pause())
        .isNull();
  }

  @Test
  default void a_channel_is_known_when_the_ledger_is_opened_again() {
    rated("a.txt", 1);
    assertThat(reopened().waiting(RATED)).isEqualTo(1);
    scene().ledger.recover(channel -> OPEN, scene().now);
    assertThat(scene().ledger.pacing().state(RATINGS, OPEN, scene().now).inFlight()).isZero();
  }

  @Test
  default void a_channel_that_nobody_described_takes_no_codes() {
    long list = scene().open("a.txt", false);
    Entry entry = new Entry(Scene.entry(1, asin(1)).row(), RATED);
    assertThatThrownBy(() -> scene().ledger.lists().enrol(list, List.of(entry), MONTH, scene().now))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("ratings");
  }

  @Test
  default void what_refusals_taught_of_a_plan_is_known_after_a_restart() {
    LearnedLimit learned =
        new LearnedLimit(240, 200, 300, 0, scene().now, scene().now.minusSeconds(60));
    scene().ledger.pacing().learn(CircanaBarcodes.CHANNEL, Scene.OPEN, LearnedLimit.NONE);
    scene().ledger.pacing().learn(CircanaBarcodes.CHANNEL, Scene.OPEN, learned);

    Pacing pacing = reopened().ledger.pacing();

    assertThat(pacing.learned(CircanaBarcodes.CHANNEL, Scene.OPEN, scene().now)).isEqualTo(learned);
    assertThat(pacing.learned(CircanaBarcodes.CHANNEL, Scene.TRIAL, scene().now))
        .as("another plan")
        .isEqualTo(LearnedLimit.NONE);
    assertThat(pacing.learned(BarcodesLookup.CHANNEL, Scene.OPEN, scene().now))
        .as("another channel")
        .isEqualTo(LearnedLimit.NONE);
  }

  @Test
  default void what_was_learned_by_a_clock_years_ahead_was_learned_now() {
    LearnedLimit ahead =
        new LearnedLimit(240, 0, 0, 0, scene().now.plusSeconds(99), scene().now.plusSeconds(99));
    scene().ledger.pacing().learn(CircanaBarcodes.CHANNEL, Scene.OPEN, ahead);

    LearnedLimit read =
        scene().ledger.pacing().learned(CircanaBarcodes.CHANNEL, Scene.OPEN, scene().now);

    assertThat(read.refused()).isEqualTo(scene().now);
    assertThat(read.changed()).isEqualTo(scene().now);
  }
}
