package caravan.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import caravan.asinscope.CircanaBarcodes;
import caravan.codes.Channel;
import caravan.codes.Domain;
import caravan.sandbox.RecordedCall;
import caravan.sandbox.Sandbox;
import caravan.sandbox.SandboxOptions;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TapeTests {

  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
  private static final Duration WINDOW = Duration.ofSeconds(5);

  private static RecordedCall call(
      long receivedMillis, long answeredMillis, long tokens, int status) {
    return new RecordedCall(
        NOON.plusMillis(receivedMillis),
        NOON.plusMillis(answeredMillis),
        CircanaBarcodes.CHANNEL,
        List.of(),
        Domain.COM,
        tokens,
        status,
        "");
  }

  /** So many windows of five calls of 100, each begun so late. */
  private static Tape windows(int windows, long lateMillis) {
    List<RecordedCall> calls = new ArrayList<>();
    for (int window = 0; window < windows; window++) {
      long at = window * (WINDOW.toMillis() + lateMillis);
      for (int call = 0; call < 5; call++) {
        calls.add(call(at, at, 100, 200));
      }
    }
    return new Tape(calls);
  }

  @Test
  void a_tape_holds_the_calls_of_its_channel_and_no_others() throws Exception {
    try (Sandbox sandbox = Sandbox.start(SandboxOptions.unlimited().build(), Clock.systemUTC())) {
      URI call = sandbox.uri().resolve("/barcodes/lookup?asin=B000000001&domain=com&key=k");
      HttpClient.newHttpClient()
          .send(HttpRequest.newBuilder(call).build(), HttpResponse.BodyHandlers.discarding());
      assertThat(Tape.of(sandbox, new Channel("lookup")).calls()).hasSize(1);
      assertThat(Tape.of(sandbox, CircanaBarcodes.CHANNEL).calls()).isEmpty();
    }
  }

  @Test
  void a_plan_that_is_used_without_a_pause_has_its_own_period() {
    assertThat(windows(4, 0).period(500)).isCloseTo(5_000, within(0.001));
  }

  @Test
  void what_each_window_is_late_by_lengthens_the_period() {
    assertThat(windows(4, 130).period(500)).isCloseTo(5_130, within(0.001));
  }

  @Test
  void a_run_that_is_shorter_than_the_plan_has_no_period() {
    assertThat(windows(1, 0).period(500)).isNaN();
  }

  @Test
  void a_call_is_late_from_the_moment_at_which_the_answers_before_left_room_for_it() {
    List<RecordedCall> calls = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      calls.add(call(0, 100 + i, 100, 200));
    }
    calls.add(call(5_120, 5_200, 100, 200));
    assertThat(new Tape(calls).wakes(500, WINDOW)).containsExactly(20.0);
  }

  @Test
  void a_call_that_the_window_did_not_hold_up_is_not_late() {
    Tape tape = new Tape(List.of(call(0, 10, 100, 200), call(3_000, 3_010, 100, 200)));
    assertThat(tape.wakes(500, WINDOW)).isEmpty();
  }

  @Test
  void what_was_refused_is_no_part_of_what_was_paid() {
    Tape tape = new Tape(List.of(call(50, 60, 0, 429), call(0, 10, 100, 200)));
    assertThat(tape.with(429)).isEqualTo(1);
    assertThat(tape.tokens()).isEqualTo(100);
    assertThat(tape.paid().calls()).hasSize(1);
    assertThat(tape.first()).isEqualTo(NOON);
    assertThat(tape.last()).isEqualTo(NOON.plusMillis(50));
    assertThat(tape.since(NOON.plusMillis(50)).calls()).hasSize(1);
    assertThat(tape.before(NOON.plusMillis(50)).calls()).hasSize(1);
  }
}
