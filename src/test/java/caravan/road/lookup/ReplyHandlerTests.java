package caravan.road.lookup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import caravan.asinscope.CircanaBarcodes;
import caravan.asinscope.Reply;
import caravan.codes.Answer;
import caravan.codes.Batch;
import caravan.codes.CodeRequest;
import caravan.ledger.ChannelState;
import caravan.ledger.Pause;
import caravan.pace.LearnedLimit;
import caravan.road.RoadScene;
import caravan.road.dispatch.AdaptiveLimit;
import caravan.road.dispatch.Attempt;
import caravan.road.failures.LeaseExpiredException;
import caravan.road.failures.TryAgainException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What each reply means for the codes and the channel, over a real ledger and a fixed clock. */
class ReplyHandlerTests {

  private static final Duration PERSON = Duration.ofMinutes(10);

  @TempDir private Path folder;
  private RoadScene scene;
  private ReplyHandler replyHandler;

  @BeforeEach
  void open() {
    scene = new RoadScene(folder, 100);
    replyHandler =
        new ReplyHandler(
            scene.ledger.answers(),
            scene.ledger.pacing(),
            channel ->
                new AdaptiveLimit(() -> RoadScene.FULL, LearnedLimit.NONE, (taught, learned) -> {}),
            () -> 0.5,
            PERSON,
            channel -> "caravan." + channel.word() + ".key",
            scene);
  }

  @AfterEach
  void close() {
    scene.close();
  }

  private Reply.Answered answer(Attempt attempt, OptionalLong left) {
    List<Answer> answers = attempt.batch().requests().stream().map(RoadScene::nothing).toList();
    return new Reply.Answered(answers, left, Optional.empty(), 0);
  }

  private Pause parked() {
    return Objects.requireNonNull(scene.standing().pause(), "it is not parked");
  }

  private Duration rest() {
    return Duration.between(scene.instant(), parked().until());
  }

  private long waiting() {
    return scene
        .ledger
        .pacing()
        .next(CircanaBarcodes.CHANNEL, 1_000)
        .map(lane -> (long) lane.codes())
        .orElse(0L);
  }

  @Test
  void answers_end_their_codes_and_the_server_s_own_count_of_the_day_is_kept() {
    Attempt attempt = scene.sent(50);
    FollowUp followUp =
        replyHandler.answers().answered(attempt, answer(attempt, OptionalLong.of(1_234)));
    assertThat(followUp).isEqualTo(FollowUp.NOTHING);
    ChannelState standing = scene.standing();
    assertThat(standing.unsent() + standing.inFlight()).isZero();
    assertThat(standing.today(1)).isEqualTo(1_234);
    assertThat(waiting()).isEqualTo(50);
  }

  @Test
  void an_answer_that_leaves_less_than_a_price_step_of_the_day_ends_the_day() {
    Attempt attempt = scene.sent(50);
    replyHandler.answers().answered(attempt, answer(attempt, OptionalLong.of(9)));
    assertThat(parked().kind()).isEqualTo(Pause.Kind.DAILY);
  }

  @Test
  void a_short_429_is_sat_out_with_the_batch_in_hand() {
    Attempt attempt = scene.sent(50);
    FollowUp followUp =
        replyHandler
            .limits()
            .slowDown(
                attempt, new Reply.SlowDown(Duration.ofSeconds(7), false, true, "in 7 seconds"));
    assertThat(followUp.again()).isTrue();
    assertThat(followUp.pause()).isEqualTo(Duration.ofSeconds(7));
    assertThat(rest()).isEqualTo(Duration.ofSeconds(7));
    assertThat(scene.standing().unsent()).isEqualTo(50);
  }

  @Test
  void a_429_that_says_now_is_given_a_tenth_of_a_second() {
    replyHandler
        .limits()
        .slowDown(scene.sent(50), new Reply.SlowDown(Duration.ZERO, false, true, "now"));
    assertThat(rest()).isEqualTo(Duration.ofMillis(100));
  }

  @Test
  void the_429_of_a_day_gives_the_codes_back_and_rests_for_as_long_as_it_says() {
    Attempt attempt = scene.sent(50);
    FollowUp followUp =
        replyHandler
            .limits()
            .slowDown(attempt, new Reply.SlowDown(Duration.ofHours(5), true, true, "tomorrow"));
    assertThat(followUp).isEqualTo(FollowUp.NOTHING);
    assertThat(parked().kind()).isEqualTo(Pause.Kind.DAILY);
    assertThat(rest()).isEqualTo(Duration.ofHours(5));
    assertThat(waiting()).isEqualTo(100);
  }

  @Test
  void the_429_of_a_day_that_says_nothing_of_its_end_is_asked_again_in_five_minutes() {
    replyHandler
        .limits()
        .slowDown(scene.sent(50), new Reply.SlowDown(Duration.ZERO, true, false, "the day"));
    assertThat(rest()).isEqualTo(Duration.ofMinutes(5));
  }

  @Test
  void a_429_that_says_nothing_backs_off_longer_each_time() {
    Reply.SlowDown silent = new Reply.SlowDown(Duration.ZERO, false, false, "too many");
    Attempt attempt = scene.sent(50);
    Duration first = replyHandler.limits().slowDown(attempt, silent).pause();
    scene.pass(first);
    Duration second = replyHandler.limits().slowDown(scene.sent(attempt), silent).pause();
    assertThat(first).isPositive();
    assertThat(second).isGreaterThan(first);
  }

  @Test
  void of_a_refused_batch_what_the_server_names_is_asked_alone_and_the_rest_at_once() {
    Attempt attempt = scene.sent(10);
    CodeRequest culprit = attempt.batch().requests().get(3);
    FollowUp followUp =
        replyHandler.refusals().refused(attempt, new Reply.Refused(List.of(culprit), "bad code"));
    assertThat(followUp.again()).isFalse();
    assertThat(followUp.batches()).extracting(Batch::size).containsExactly(9, 1);
    assertThat(followUp.batches().get(1).requests()).containsExactly(culprit);
  }

  @Test
  void a_refused_batch_of_which_the_server_names_none_is_halved_until_the_code_is_alone() {
    Attempt attempt = scene.sent(20);
    List<Batch> halves =
        replyHandler
            .refusals()
            .refused(attempt, new Reply.Refused(List.of(), "bad codes"))
            .batches();
    assertThat(halves).extracting(Batch::size).containsExactly(10, 10);
    Attempt alone = scene.sent(1);
    FollowUp followUp =
        replyHandler.refusals().refused(alone, new Reply.Refused(List.of(), "bad code"));
    assertThat(followUp).isEqualTo(FollowUp.NOTHING);
    assertThat(scene.standing().pause()).isNull();
  }

  @Test
  void a_smaller_largest_call_is_learned_and_the_batch_is_cut_to_it() {
    FollowUp followUp =
        replyHandler.refusals().tooMany(scene.sent(50), new Reply.TooMany(20, "20 at most"));
    assertThat(followUp.batches()).extracting(Batch::size).containsExactly(20, 20, 10);
    assertThat(scene.standing().largest()).hasValue(20);
  }

  @Test
  void a_refused_key_and_a_refused_way_of_asking_wait_for_a_person() {
    replyHandler.refusals().keyRefused(scene.sent(50), new Reply.KeyRefused("Invalid API key"));
    assertThat(parked().kind()).isEqualTo(Pause.Kind.KEY);
    assertThat(rest()).isEqualTo(PERSON);
    assertThat(waiting()).isEqualTo(100);
  }

  @Test
  void a_refused_way_of_asking_waits_for_a_person() {
    replyHandler
        .refusals()
        .misconfigured(scene.sent(50), new Reply.Misconfigured("no such domain"));
    assertThat(parked().kind()).isEqualTo(Pause.Kind.SETTINGS);
    assertThat(waiting()).isEqualTo(100);
  }

  @Test
  void an_outage_gives_the_codes_back_and_is_believed_about_its_length() {
    replyHandler
        .limits()
        .unavailable(
            scene.sent(50), new Reply.Unavailable(Optional.of(Duration.ofSeconds(90)), "503"));
    assertThat(parked().kind()).isEqualTo(Pause.Kind.OUTAGE);
    assertThat(rest()).isEqualTo(Duration.ofSeconds(90));
    assertThat(waiting()).isEqualTo(100);
    assertThat(scene.standing().spent()).isNotEmpty();
  }

  @Test
  void what_was_not_heard_is_not_charged() {
    replyHandler
        .limits()
        .unavailable(scene.sent(50), new Reply.Unavailable(Optional.empty(), false, "refused"));
    assertThat(scene.standing().spent()).isEmpty();
    assertThat(waiting()).isEqualTo(100);
  }

  @Test
  void an_answer_that_can_not_be_read_is_asked_for_three_times_and_then_its_rows_fail() {
    Attempt healthy = scene.sent(10);
    replyHandler.answers().answered(healthy, answer(healthy, OptionalLong.empty()));
    Reply.Unreadable damaged = new Reply.Unreadable("cut off");
    Attempt attempt = scene.claimed(10);
    for (int tries = 1; tries <= 2; tries++) {
      attempt = scene.sent(attempt).met(damaged);
      FollowUp followUp = replyHandler.answers().unreadable(attempt, damaged);
      assertThat(followUp.again()).as("after try %d", tries).isTrue();
      scene.pass(followUp.pause());
    }
    FollowUp last = replyHandler.answers().unreadable(scene.sent(attempt).met(damaged), damaged);
    assertThat(last).isEqualTo(FollowUp.NOTHING);
    assertThat(waiting()).isEqualTo(80);
  }

  @Test
  void what_breaks_before_its_call_only_goes_back() {
    replyHandler.broken(scene.claimed(50), new IllegalStateException("boom"));
    assertThat(waiting()).isEqualTo(100);
    assertThat(scene.standing().pause()).isNull();
  }

  @Test
  void what_breaks_in_its_call_goes_back_and_the_channel_rests() {
    replyHandler.broken(scene.sent(50), new IllegalStateException("boom"));
    assertThat(waiting()).isEqualTo(100);
    assertThat(parked().kind()).isEqualTo(Pause.Kind.OUTAGE);
    assertThat(parked().words()).isEqualTo("boom");
    assertThat(rest()).isPositive();
    assertThat(scene.standing().spent()).as("it may have been counted").isNotEmpty();
  }

  @Test
  void codes_that_are_given_back_wait_for_another_call() {
    replyHandler.giveBack(scene.claimed(50));
    assertThat(waiting()).isEqualTo(100);
  }

  @Test
  void what_is_to_be_sent_again_is_handed_to_whoever_sends_it_again() {
    FollowUp next = FollowUp.after(Duration.ofSeconds(7), "slow down");
    assertThatThrownBy(() -> replyHandler.again(next))
        .isInstanceOfSatisfying(
            TryAgainException.class, again -> assertThat(again.pauseMillis()).isEqualTo(7_000))
        .hasMessage("slow down");
  }

  @Test
  void the_429_of_a_day_that_ends_now_is_given_a_second() {
    replyHandler
        .limits()
        .slowDown(scene.sent(50), new Reply.SlowDown(Duration.ZERO, true, true, "the day"));
    assertThat(rest()).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void a_429_that_is_not_sure_of_its_end_is_believed_all_the_same() {
    replyHandler
        .limits()
        .slowDown(scene.sent(50), new Reply.SlowDown(Duration.ofMillis(1), false, false, "soon"));
    assertThat(rest()).isEqualTo(Duration.ofMillis(100));
    assertThat(parked().kind()).isEqualTo(Pause.Kind.SHORT);
  }

  @Test
  void a_batch_whose_codes_are_all_named_is_halved_all_the_same() {
    Attempt attempt = scene.sent(20);
    Reply.Refused all = new Reply.Refused(attempt.batch().requests(), "bad codes");
    assertThat(replyHandler.refusals().refused(attempt, all).batches())
        .extracting(Batch::size)
        .containsExactly(10, 10);
  }

  @Test
  void an_outage_that_is_told_shorter_than_it_has_proved_is_left_alone_for_longer() {
    replyHandler
        .limits()
        .unavailable(
            scene.sent(50), new Reply.Unavailable(Optional.of(Duration.ofMillis(1)), "503"));
    assertThat(rest()).isGreaterThan(Duration.ofMillis(1));
  }

  @Test
  void a_call_that_was_let_through_and_did_not_go_out_costs_nothing_and_stops_nobody() {
    replyHandler.notSent(scene.sent(50), new LeaseExpiredException());
    assertThat(waiting()).isEqualTo(100);
    assertThat(scene.standing().inFlight()).isZero();
    assertThat(scene.standing().pause()).isNull();
    assertThat(scene.ledger.overview().atWork(1)).allMatch(list -> list.tokens() == 0);
  }
}
