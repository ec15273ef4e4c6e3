package caravan.road.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import caravan.asinscope.CircanaBarcodes;
import caravan.asinscope.Reply;
import caravan.codes.Answer;
import caravan.harness.CapturedLog;
import caravan.ledger.CallFilter;
import caravan.ledger.CallRecord;
import caravan.ledger.Pause;
import caravan.pace.LearnedLimit;
import caravan.pace.Plan;
import caravan.road.RoadScene;
import caravan.road.dispatch.AdaptiveLimit;
import caravan.road.dispatch.Attempt;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What each reply leaves behind: in the record of calls, in the log, in the plan as it is used. */
class ReplyTraceTests {

  private static final CallFilter ALL =
      new CallFilter(CircanaBarcodes.CHANNEL, CallFilter.Kind.ALL, Long.MAX_VALUE);

  /** In what the server says here. */
  private final String mark = UUID.randomUUID().toString();

  private final AdaptiveLimit limit =
      new AdaptiveLimit(() -> RoadScene.FULL, LearnedLimit.NONE, (taught, learned) -> {});
  private final CapturedLog log = new CapturedLog();
  @TempDir private Path folder;
  private RoadScene scene;
  private ReplyHandler replies;

  @BeforeEach
  void open() {
    scene = new RoadScene(folder, 1_000);
    scene.pass(Duration.ofDays(1_000)); // the year of the lines
    replies =
        new ReplyHandler(
            scene.ledger.answers(),
            scene.ledger.pacing(),
            channel -> limit,
            () -> 0.5,
            Duration.ofMinutes(10),
            channel -> "caravan." + channel.word() + ".key",
            scene);
  }

  @AfterEach
  void close() {
    log.close();
    scene.close();
  }

  private CallRecord call() {
    return scene.ledger.overview().calls(ALL, 1).get(0);
  }

  private Pause pause() {
    return Objects.requireNonNull(scene.standing().pause(), "it does not rest");
  }

  private Reply.Answered answer(Attempt attempt, OptionalLong left, int strays) {
    List<Answer> answers = attempt.batch().requests().stream().map(RoadScene::nothing).toList();
    return new Reply.Answered(answers, left, Optional.empty(), strays);
  }

  private List<String> lines() {
    return log.lines().stream()
        .filter(line -> line.contains(mark) || line.contains(" rests until 2028-"))
        .toList();
  }

  private long lines(String part) {
    return lines().stream().filter(line -> line.contains(part)).count();
  }

  @Test
  void a_refused_batch_and_a_refused_code_are_calls_that_ended() {
    replies.refusals().refused(scene.sent(10), new Reply.Refused(List.of(), "bad codes"));
    assertThat(call().status()).isEqualTo("400");
    assertThat(call().words()).isEqualTo("bad codes");
    assertThat(scene.standing().inFlight()).isZero();

    replies.refusals().refused(scene.sent(1), new Reply.Refused(List.of(), mark));
    assertThat(call().words()).isEqualTo(mark);
    assertThat(scene.standing().inFlight()).isZero();
    assertThat(lines("refused by the server: " + mark)).isEqualTo(1);
  }

  @Test
  void a_call_that_was_too_large_ended_and_what_the_server_takes_is_told() {
    replies.refusals().tooMany(scene.sent(50), new Reply.TooMany(20, mark));

    assertThat(call().status()).isEqualTo("400");
    assertThat(scene.standing().inFlight()).isZero();
    assertThat(lines()).containsExactly("WARN circana takes 20 codes a call at most: " + mark);
  }

  @Test
  void a_refused_key_is_told_once_with_what_to_do() {
    Attempt first = scene.sent(10);
    Attempt second = scene.sent(10);
    Reply.KeyRefused refused = new Reply.KeyRefused(mark);

    assertThat(replies.refusals().keyRefused(first, refused)).isEqualTo(FollowUp.NOTHING);
    assertThat(call().status()).as("of the second").isNull();
    assertThat(lines("Put a valid caravan.circana.key into its file")).isEqualTo(1);
    assertThat(replies.refusals().keyRefused(second, refused)).isEqualTo(FollowUp.NOTHING);

    assertThat(call().status()).isEqualTo("401");
    assertThat(lines("Put a valid caravan.circana.key into its file")).isEqualTo(1);
  }

  @Test
  void a_refused_way_of_asking_is_told_once_with_what_to_do() {
    Attempt first = scene.sent(10);
    Attempt second = scene.sent(10);
    Reply.Misconfigured refused = new Reply.Misconfigured(mark);

    assertThat(replies.refusals().misconfigured(first, refused)).isEqualTo(FollowUp.NOTHING);
    assertThat(lines("Check the settings and run 'caravan resume'")).isEqualTo(1);
    assertThat(replies.refusals().misconfigured(second, refused)).isEqualTo(FollowUp.NOTHING);

    assertThat(call().status()).isEqualTo("400");
    assertThat(lines("Check the settings and run 'caravan resume'")).isEqualTo(1);
  }

  @Test
  void ten_codes_refused_in_a_row_are_no_fault_of_theirs() {
    for (int i = 0; i < 10; i++) {
      replies.refusals().refused(scene.sent(1), new Reply.Refused(List.of(), "Bad request"));
    }

    assertThat(pause().kind()).isEqualTo(Pause.Kind.SETTINGS);
    assertThat(pause().words()).isEqualTo("one code after the other refused: Bad request");
  }

  @Test
  void an_answer_in_between_shows_that_they_are() {
    for (int i = 0; i < 9; i++) {
      replies.refusals().refused(scene.sent(1), new Reply.Refused(List.of(), "Bad request"));
    }
    Attempt attempt = scene.sent(1);
    replies.answers().answered(attempt, answer(attempt, OptionalLong.empty(), 0));
    replies.refusals().refused(scene.sent(1), new Reply.Refused(List.of(), "Bad request"));

    assertThat(scene.standing().pause()).isNull();
  }

  @ParameterizedTest
  @ValueSource(longs = {9, 0})
  void the_end_of_a_day_is_news_and_no_warning(long left) {
    Attempt attempt = scene.sent(50);
    replies.answers().answered(attempt, answer(attempt, OptionalLong.of(left), 0));

    assertThat(lines()).singleElement().asString().startsWith("INFO circana rests until ");
  }

  @Test
  void a_day_that_has_one_price_step_left_goes_on() {
    Attempt attempt = scene.sent(50);
    replies.answers().answered(attempt, answer(attempt, OptionalLong.of(10), 0));

    assertThat(scene.standing().pause()).isNull();
    assertThat(lines()).isEmpty();
  }

  @Test
  void an_answer_that_can_not_be_read_rests_the_channel_and_is_charged() {
    Reply.Unreadable damaged = new Reply.Unreadable("cut off");
    Attempt attempt = scene.sent(10).met(damaged);
    FollowUp followUp = replies.answers().unreadable(attempt, damaged);

    assertThat(followUp.again()).isTrue();
    assertThat(call().status()).isEqualTo("unreadable");
    assertThat(call().words()).isEqualTo("cut off");
    assertThat(pause().kind()).isEqualTo(Pause.Kind.OUTAGE);
    assertThat(pause().until()).isEqualTo(scene.instant().plus(followUp.pause()));
    assertThat(scene.standing().spent()).isNotEmpty();
    assertThat(scene.standing().unsent()).isEqualTo(10);
  }

  @Test
  void where_no_batch_can_be_read_the_codes_wait_and_none_fails() {
    Reply.Unreadable damaged = new Reply.Unreadable(mark);
    for (int batch = 0; batch < 3; batch++) {
      Attempt attempt = scene.claimed(10);
      for (int tries = 0; tries < 3; tries++) {
        attempt = scene.sent(attempt).met(damaged);
        replies.answers().unreadable(attempt, damaged);
        scene.pass(Duration.ofMinutes(10));
      }
    }

    assertThat(call().words()).isEqualTo("no answer can be read: " + mark);
    assertThat(scene.standing().unsent()).isZero();
    assertThat(lines("failed, no answer that could be read: ")).isEqualTo(2);

    Attempt next = scene.sent(10).met(damaged);
    assertThat(replies.answers().unreadable(next, damaged)).isEqualTo(FollowUp.NOTHING);
    assertThat(call().words()).startsWith("no answer can be read");
  }

  @Test
  void what_failed_was_heard_or_can_not_have_been() {
    Reply.Unavailable heard = new Reply.Unavailable(Optional.empty(), true, "502");
    assertThat(replies.limits().unavailable(scene.sent(10), heard)).isEqualTo(FollowUp.NOTHING);
    assertThat(call().status()).isEqualTo("unavailable");
    scene.pass(Duration.ofMinutes(10));

    Reply.Unavailable unheard = new Reply.Unavailable(Optional.empty(), false, "refused");
    assertThat(replies.limits().unavailable(scene.sent(10), unheard)).isEqualTo(FollowUp.NOTHING);
    assertThat(call().status()).isEqualTo("unsent");
  }

  @Test
  void what_can_not_be_heard_is_tried_again_within_eight_seconds() {
    Duration longest = Duration.ZERO;
    for (int i = 0; i < 12; i++) {
      Reply.Unavailable unheard = new Reply.Unavailable(Optional.empty(), false, "refused");
      replies.limits().unavailable(scene.sent(10), unheard);
      longest = Duration.between(scene.instant(), pause().until());
      scene.pass(Duration.ofMinutes(10));
    }
    assertThat(longest).isBetween(Duration.ofSeconds(4), Duration.ofSeconds(8));

    for (int i = 0; i < 4; i++) {
      Reply.Unavailable heard = new Reply.Unavailable(Optional.empty(), true, "502");
      replies.limits().unavailable(scene.sent(10), heard);
      longest = Duration.between(scene.instant(), pause().until());
      scene.pass(Duration.ofMinutes(10));
    }
    assertThat(longest).isGreaterThan(Duration.ofSeconds(8));
  }

  @Test
  void a_refusal_that_the_plan_did_not_foresee_halves_what_goes_out_at_once() {
    Reply.SlowDown soon = new Reply.SlowDown(Duration.ofSeconds(7), false, true, "in 7 seconds");
    Attempt first = scene.sent(50);
    Attempt second = scene.sent(50);

    replies.limits().slowDown(first, soon);
    assertThat(limit.plan()).isNotEqualTo(RoadScene.FULL);
    var learned = limit.plan();
    replies.limits().slowDown(second, soon);
    assertThat(limit.plan()).as("of one pause").isEqualTo(learned);

    scene.pass(Duration.ofSeconds(8));
    replies.limits().slowDown(scene.sent(10), soon);
    assertThat(limit.plan()).as("of the call that looked again").isNotEqualTo(learned);
  }

  @Test
  void the_refusal_of_a_day_teaches_nothing_of_the_window() {
    Reply.SlowDown day = new Reply.SlowDown(Duration.ofHours(5), true, true, "tomorrow");
    replies.limits().slowDown(scene.sent(50), day);

    assertThat(limit.plan()).isEqualTo(RoadScene.FULL);
  }

  @Test
  void a_wait_of_two_windows_is_sat_out_and_a_longer_one_is_not() {
    Duration two = RoadScene.FULL.window().multipliedBy(2);

    assertThat(replies.limits().slowDown(scene.sent(10), slow(two)).again()).isTrue();
    scene.pass(two);
    assertThat(replies.limits().slowDown(scene.sent(10), slow(two.plusMillis(1))).again())
        .isFalse();
    assertThat(pause().kind()).isEqualTo(Pause.Kind.DAILY);
  }

  private static Reply.SlowDown slow(Duration pause) {
    return new Reply.SlowDown(pause, false, true, "slow down");
  }

  @Test
  void a_rest_is_told_once_and_one_for_a_person_in_words_of_its_own() {
    Attempt first = scene.sent(10);
    Attempt second = scene.sent(10);
    replies.limits().slowDown(first, slow(Duration.ofSeconds(7)));
    assertThat(lines()).singleElement().asString().startsWith("WARN circana rests until ");
    replies.limits().slowDown(second, slow(Duration.ofSeconds(7)));
    assertThat(lines()).hasSize(1);

    scene.pass(Duration.ofMinutes(1));
    replies.refusals().keyRefused(scene.sent(10), new Reply.KeyRefused(mark));
    assertThat(lines("rests until")).isEqualTo(1);
  }

  @Test
  void an_outage_is_told_once_and_again_where_its_reason_is_another() {
    fails(mark + " refuses (at 12:00)");
    fails(mark + " refuses (at 12:01)");
    assertThat(lines()).hasSize(1);
    fails(mark + " is away (at 12:02)");
    assertThat(lines()).hasSize(2).allMatch(line -> line.startsWith("WARN circana rests until "));
    assertThat(lines("is away")).isEqualTo(1);
  }

  private void fails(String words) {
    replies
        .limits()
        .unavailable(scene.sent(10), new Reply.Unavailable(Optional.empty(), false, words));
    scene.pass(Duration.ofMinutes(10));
  }

  @Test
  void a_limit_that_nobody_told_is_taken_to_be_what_was_answered_and_not_what_is_under_way() {
    Plan unknown = new Plan(0, Duration.ofMinutes(1), 0, 10, 100);
    AdaptiveLimit learning =
        new AdaptiveLimit(() -> unknown, LearnedLimit.NONE, (taught, learned) -> {});
    ReplyHandler untold =
        new ReplyHandler(
            scene.ledger.answers(),
            scene.ledger.pacing(),
            channel -> learning,
            () -> 0.5,
            Duration.ofMinutes(10),
            channel -> "caravan." + channel.word() + ".key",
            scene);
    scene.answered(100);
    scene.answered(100);
    scene.answered(100);
    Attempt under = scene.sent(50);
    untold.limits().slowDown(scene.sent(50), slow(Duration.ofSeconds(7)));

    assertThat(under.batch().size()).isEqualTo(50);
    assertThat(learning.plan().rate()).as("300 tokens, with a margin").isEqualTo(294);
  }
}
