package caravan.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import caravan.asinscope.BarcodesLookup;
import caravan.codes.Asin;
import caravan.codes.Domain;
import caravan.harness.MovedClock;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.SocketException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The faults as a client sees them. */
class FaultTests {

  private static final String CODE = "B088H39PXX";
  private static final String TARGET = "/barcodes/lookup?key=k&asin=" + CODE;

  private final MovedClock clock = new MovedClock();
  private final Sandbox sandbox = Sandbox.start(SandboxOptions.unlimited().build(), clock);
  private final Caller caller = new Caller(sandbox);
  private final RawCall raw = new RawCall(sandbox.port());

  @AfterEach
  void close() {
    sandbox.close();
  }

  @Test
  void the_next_calls_fail_and_the_one_after_them_does_not() throws Exception {
    sandbox.faults(Fault.next(2, FaultKind.serverError()));

    assertThat(call().body())
        .isEqualTo(
            "{\"statusCode\":500,\"error\":\"Internal Server Error\","
                + "\"message\":\"Internal server error\"}");
    assertThat(call().statusCode()).isEqualTo(500);
    assertThat(call().statusCode()).isEqualTo(200);
    assertThat(paid()).isEqualTo(1);
  }

  @Test
  void a_span_of_time_fails_to_its_end() throws Exception {
    sandbox.faults(
        Fault.between(
            MovedClock.START.plusSeconds(10),
            MovedClock.START.plusSeconds(20),
            FaultKind.unavailable()));

    assertThat(call().statusCode()).isEqualTo(200);
    clock.move(Duration.ofSeconds(10));
    assertThat(call().statusCode()).isEqualTo(503);
    assertThat(call().body()).isEmpty();
    clock.move(Duration.ofSeconds(10));
    assertThat(call().statusCode()).isEqualTo(200);
  }

  @Test
  void a_chance_hits_some_and_a_channel_only_its_own_calls() throws Exception {
    sandbox.faults(Fault.chance(0.5, FaultKind.forbidden()).on(BarcodesLookup.CHANNEL));
    for (int i = 0; i < 40; i++) {
      call();
      assertThat(caller.circana(CODE).statusCode()).isEqualTo(200);
    }

    assertThat(sandbox.diary().answeredWith(BarcodesLookup.CHANNEL, 403)).isBetween(5L, 35L);
    assertThat(sandbox.diary().answeredWith(BarcodesLookup.CHANNEL, 200)).isBetween(5L, 35L);
  }

  @Test
  void a_429_has_any_words_and_perhaps_a_retry_after() throws Exception {
    sandbox.faults(
        Fault.next(1, FaultKind.tooMany("Slow down, please", "7")),
        Fault.always(FaultKind.tooMany("Enough")));

    HttpResponse<String> first = call();
    assertThat(first.statusCode()).isEqualTo(429);
    assertThat(first.body()).contains("Slow down, please");
    assertThat(first.headers().firstValue("Retry-After")).contains("7");
    HttpResponse<String> second = call();
    assertThat(second.body()).contains("Enough");
    assertThat(second.headers().firstValue("Retry-After")).isEmpty();
  }

  @Test
  void a_proxys_page_is_html() throws Exception {
    sandbox.faults(Fault.always(FaultKind.badGateway()));

    HttpResponse<String> response = call();
    assertThat(response.statusCode()).isEqualTo(502);
    assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
    assertThat(response.body()).startsWith("<html>");
  }

  @Test
  void a_redirect_names_its_goal() throws Exception {
    sandbox.faults(Fault.always(FaultKind.redirect("http://127.0.0.1:1/elsewhere")));

    assertThat(call().statusCode()).isEqualTo(302);
    assertThat(call().headers().firstValue("Location")).contains("http://127.0.0.1:1/elsewhere");
  }

  @Test
  void a_200_may_hold_an_error_or_any_wrong_shape() throws Exception {
    sandbox.faults(Fault.always(FaultKind.errorInside200()));
    assertThat(call().statusCode()).isEqualTo(200);
    assertThat(call().body()).contains("\"statusCode\":500");

    for (FaultKind wrong : FaultKind.wrongShapes()) {
      sandbox.faults(Fault.always(wrong));
      assertThat(call().statusCode()).isEqualTo(200);
      assertThat(call().body()).isEqualTo(((FaultKind.Instead) wrong).response().body());
    }
    sandbox.faults(Fault.always(FaultKind.nested(5_000)));
    assertThat(call().body()).contains("[".repeat(5_000));
  }

  @Test
  void a_reset_is_a_reset_and_tells_nothing_of_what_was_charged() {
    sandbox.faults(
        Fault.next(1, new FaultKind.Reset(false)), Fault.next(1, new FaultKind.Reset(true)));

    assertThatThrownBy(() -> raw.get(TARGET))
        .isInstanceOf(SocketException.class)
        .hasMessageContaining("reset");
    assertThat(paid()).isZero();
    assertThatThrownBy(() -> raw.get(TARGET)).isInstanceOf(SocketException.class);
    assertThat(paid()).isEqualTo(1);
    assertThat(sandbox.diary().answeredWith(BarcodesLookup.CHANNEL, 0)).isEqualTo(2);
  }

  @Test
  void a_hang_up_closes_the_connection_in_order() throws Exception {
    sandbox.faults(
        Fault.next(1, new FaultKind.HangUp(true)), Fault.next(1, new FaultKind.HangUp(false)));

    assertThat(raw.get(TARGET)).isEmpty();
    assertThat(paid()).isEqualTo(1);
    assertThat(raw.get(TARGET)).isEmpty();
    assertThat(paid()).isEqualTo(1);
    assertThat(call().statusCode()).isEqualTo(200);
  }

  @Test
  void a_truncated_answer_ends_in_the_middle_of_what_it_promised() throws Exception {
    sandbox.faults(Fault.always(new FaultKind.Truncated()));
    String whole = raw.get(TARGET);
    String body = whole.substring(whole.indexOf("\r\n\r\n") + 4);

    assertThat(whole).startsWith("HTTP/1.1 200");
    assertThat(body).startsWith("{\"items\":[").doesNotContain("dailyTokensLeft");
    assertThat(whole).containsPattern("Content-Length: " + "[0-9]{3}\r\n");
    assertThatThrownBy(this::call).isInstanceOf(IOException.class);
    assertThat(paid()).isGreaterThanOrEqualTo(2);
  }

  @Test
  void a_trickle_comes_whole_but_slowly() throws Exception {
    sandbox.faults(Fault.next(1, new FaultKind.Trickle(20, Duration.ofMillis(10))));
    long begin = System.nanoTime();
    JsonNode answer = Caller.json(call());

    assertThat(answer.path("items").get(0).path("asin").asText()).isEqualTo(CODE);
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThan(Duration.ofMillis(100));
  }

  @Test
  void a_slow_answer_is_right() throws Exception {
    sandbox.faults(Fault.next(1, new FaultKind.Slow(Duration.ofMillis(150))));
    long begin = System.nanoTime();

    assertThat(call().body()).contains(CODE);
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThan(Duration.ofMillis(149));
  }

  @Test
  void a_huge_answer_is_right_and_as_long_as_was_asked_for() throws Exception {
    sandbox.faults(Fault.next(1, new FaultKind.Huge(3_000_001)));
    HttpResponse<String> response = call();

    assertThat(Caller.json(response).path("filler").asText()).hasSize(3_000_001);
    assertThat(Caller.json(response).path("items").get(0).path("asin").asText()).isEqualTo(CODE);
  }

  @Test
  void strays_come_beside_the_right_items() throws Exception {
    sandbox.faults(Fault.next(1, new FaultKind.Stray(4)));
    JsonNode items = Caller.json(call()).path("items");

    assertThat(items.size()).isBetween(3, 5);
    assertThat(items.get(items.size() - 1).path("asin").asText()).isEqualTo(CODE);
    assertThat(paid()).isEqualTo(1);
  }

  @Test
  void silence_lasts_until_the_sandbox_closes() {
    sandbox.faults(Fault.always(new FaultKind.Silence()));
    CompletableFuture<HttpResponse<String>> waiting = CompletableFuture.supplyAsync(this::quietly);
    Awaitility.await().until(() -> sandbox.diary().calls(BarcodesLookup.CHANNEL) == 1);
    assertThat(waiting).isNotDone();

    sandbox.close();
    assertThatThrownBy(() -> waiting.get(5, TimeUnit.SECONDS))
        .isInstanceOf(ExecutionException.class);
    assertThat(paid()).isZero();
  }

  private HttpResponse<String> call() throws IOException, InterruptedException {
    return caller.lookup("asin=" + CODE);
  }

  private HttpResponse<String> quietly() {
    try {
      return call();
    } catch (IOException | InterruptedException failed) {
      throw new IllegalStateException(failed);
    }
  }

  private int paid() {
    return sandbox.diary().paid(new Asin(CODE), Domain.COM);
  }
}
