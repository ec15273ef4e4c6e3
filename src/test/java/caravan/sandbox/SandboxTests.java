package caravan.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import caravan.asinscope.BarcodesLookup;
import caravan.asinscope.CircanaBarcodes;
import caravan.codes.CodeType;
import caravan.codes.Domain;
import caravan.harness.MovedClock;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.ConnectException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class SandboxTests {

  private static final String LA_ROCHE =
      "{\"asin\":\"B00NNUMI86\",\"title\":\"La Roche-Posay Lipikar AP+ Triple Repair Moisturizing"
          + " Cream...\",\"upc\":null,\"upcList\":[],\"ean\":null,"
          + "\"eanList\":[\"3337872418587\"]}";
  private static final String CUKU =
      "{\"asin\":\"B088H39PXX\",\"title\":\"CUKU Magnetic Dart Board - 12pcs Magnetic Darts...\","
          + "\"upc\":\"793610399007\",\"upcList\":[\"793610399007\"],"
          + "\"ean\":\"0793610399007\",\"eanList\":[\"0793610399007\"]}";
  private static final String PHILIPS =
      "{\"asin\":\"B0086FFHLS\",\"title\":\"Philips Monster Vent TMV-3P Brush Reinforced"
          + " Bristles...\",\"upc\":\"631102001550\",\"upcList\":[\"631102001550\"],"
          + "\"ean\":\"0631102001550\",\"eanList\":[\"0631102001550\"]}";

  private final MovedClock clock = new MovedClock();
  private final Sandbox sandbox = Sandbox.start(SandboxOptions.trial().build(), clock);
  private final Caller caller = new Caller(sandbox);

  @AfterEach
  void close() {
    sandbox.close();
  }

  @Test
  void the_documented_lookup_is_answered_as_documented() throws Exception {
    sandbox.spend(BarcodesLookup.CHANNEL, 50);
    clock.moveMillis(86_400_000 - 82_524_143);

    assertThat(caller.lookup("asin=B088H39PXX,B00NNUMI86&domain=com").body())
        .isEqualTo(
            "{\"items\":["
                + LA_ROCHE
                + ","
                + CUKU
                + "],\"dailyTokensLeft\":948,\"msBeforeNextDailyToken\":82524143}");
  }

  @Test
  void the_documented_circana_call_is_answered_as_documented() throws Exception {
    assertThat(caller.circana("B0086FFHLS", "B00NNUMI86").body())
        .isEqualTo(
            "{\"items\":["
                + LA_ROCHE
                + ","
                + PHILIPS
                + "],\"dailyTokensLeft\":990,\"msBeforeNextDailyToken\":86400000}");
  }

  @Test
  void the_documented_barcodes_find_the_documented_items() throws Exception {
    assertThat(caller.lookup("ean=3337872418587").body()).contains(LA_ROCHE);
    assertThat(caller.lookup("ean=0793610399007").body()).contains(CUKU);
    assertThat(caller.lookup("upc=793610399007").body()).contains(CUKU);
    assertThat(caller.lookup("upc=631102001550").body()).contains(PHILIPS);
    assertThat(caller.lookup("ean=4006381333931%2C0793610399007&domain=com").statusCode())
        .isEqualTo(200);
    assertThat(caller.lookup("upc=012345678905,098765432109").statusCode()).isEqualTo(200);
  }

  @Test
  void every_answer_is_the_one_that_the_catalogue_computes() throws Exception {
    List<String> eans = new ArrayList<>();
    for (long body = 4_006_381_333L; eans.size() < 50; body += 3) {
      eans.add(CodeArithmetic.ean(body));
    }
    String query = URLEncoder.encode(String.join(",", eans), StandardCharsets.UTF_8);
    JsonNode answer = Caller.json(caller.lookup("desc=1&domain=jp&ean=" + query));

    assertThat(answer.path("items")).hasSizeGreaterThan(40);
    assertThat(answer.path("items").toString())
        .isEqualTo(
            Caller.JSON.writeValueAsString(
                sandbox.catalogue().answer(CodeType.EAN, eans, Domain.JP, true)));
    assertThat(answer.path("items").get(0).has("description")).isTrue();
  }

  @Test
  void circana_counts_in_tens_and_lookup_in_codes() throws Exception {
    caller.circana(Caller.asins(11));
    caller.lookup("asin=" + String.join(",", Caller.asins(11)));

    assertThat(sandbox.diary().tokens(CircanaBarcodes.CHANNEL)).isEqualTo(20);
    assertThat(sandbox.diary().tokens(BarcodesLookup.CHANNEL)).isEqualTo(11);
    assertThat(sandbox.densestWindow(CircanaBarcodes.CHANNEL)).isEqualTo(20 / 30.0);
  }

  @Test
  void a_poisoned_code_spoils_the_whole_call_in_any_words() throws Exception {
    sandbox.refuse(Refusals.naming().poison("B0POISON00"));
    assertThat(caller.circana("B088H39PXX", "B0POISON00").body())
        .contains("[\"Invalid asin: B0POISON00\"]");
    assertThat(caller.lookup("asin=B088H39PXX,B0POISON00").body())
        .contains("\"Invalid asin: B0POISON00\"");

    sandbox.refuse(Refusals.naming().wording("Bad code"));
    assertThat(caller.lookup("upc=12x").body()).contains("\"message\":\"Bad code\"");
    assertThat(caller.lookup("upc=12x").statusCode()).isEqualTo(400);
    assertThat(sandbox.diary().paidProducts()).isEmpty();
  }

  @Test
  void a_revoked_key_is_refused_until_it_is_restored() throws Exception {
    sandbox.revoke("k");
    assertThat(caller.lookup("asin=B088H39PXX").statusCode()).isEqualTo(401);
    assertThat(caller.circana("B088H39PXX").statusCode()).isEqualTo(401);

    sandbox.restore("k");
    assertThat(caller.circana("B088H39PXX").statusCode()).isEqualTo(200);
  }

  @Test
  void another_plan_counts_at_once() throws Exception {
    caller.circana(Caller.asins(30));
    assertThat(caller.circana(Caller.asins(100)).statusCode()).isEqualTo(429);

    sandbox.allow(CircanaBarcodes.CHANNEL, RateLimit.full());
    assertThat(caller.circana(Caller.asins(100)).statusCode()).isEqualTo(200);
  }

  @Test
  void the_calls_are_written_down_without_the_key() throws Exception {
    caller.lookup("ean=0793610399007&domain=de");

    RecordedCall recordedCall = sandbox.diary().seen().get(0);
    assertThat(recordedCall.received()).isEqualTo(MovedClock.START);
    assertThat(recordedCall.channel()).isEqualTo(BarcodesLookup.CHANNEL);
    assertThat(recordedCall.codes()).containsExactly("0793610399007");
    assertThat(recordedCall.domain()).isEqualTo(Domain.DE);
    assertThat(recordedCall.tokens()).isEqualTo(1);
    assertThat(recordedCall.status()).isEqualTo(200);
    assertThat(recordedCall.body()).contains("B088H39PXX");
  }

  @Test
  void an_answer_takes_as_long_as_it_was_told() throws Exception {
    sandbox.latency(Latency.ofMillis(120, 150));
    long begin = System.nanoTime();
    caller.lookup("asin=B088H39PXX");

    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThan(Duration.ofMillis(119));
  }

  @Tag("slow")
  @Test
  void callers_at_once_are_never_granted_more_than_the_plan() {
    RateLimit plan = RateLimit.trial().withRate(100, Duration.ofMillis(200)).withDaily(0);
    SandboxOptions options =
        SandboxOptions.trial().circana(plan).latency(Latency.ofMillis(0, 20)).build();
    try (Sandbox busy = Sandbox.start(options, Clock.systemUTC())) {
      Caller many = new Caller(busy);
      List<Integer> statuses =
          IntStream.range(0, 120)
              .parallel()
              .mapToObj(i -> many.status(Caller.asins(10 + i % 20)))
              .toList();

      assertThat(statuses).containsOnly(200, 429).contains(200, 429);
      assertThat(busy.densestWindow(CircanaBarcodes.CHANNEL)).isBetween(0.5, 1.0);
      assertThat(busy.diary().calls(CircanaBarcodes.CHANNEL)).isEqualTo(120);
      assertThat(busy.diary().seen().stream().mapToLong(RecordedCall::tokens).sum())
          .isEqualTo(busy.diary().tokens(CircanaBarcodes.CHANNEL));
    }
  }

  @Test
  void a_port_in_use_is_said_with_the_way_out() {
    SandboxOptions same = SandboxOptions.trial().port(sandbox.port()).build();

    assertThatThrownBy(() -> Sandbox.start(same, clock))
        .isInstanceOf(SandboxException.class)
        .hasMessage(
            "Port %d is in use: choose another one, or 0 for any that is free"
                .formatted(sandbox.port()));
  }

  @Test
  void a_closed_sandbox_answers_nobody() {
    sandbox.close();

    assertThatThrownBy(() -> caller.lookup("asin=B088H39PXX")).isInstanceOf(ConnectException.class);
  }

  @Test
  void options_that_make_no_sense_are_refused() {
    assertThatThrownBy(() -> SandboxOptions.full().port(70_000).build())
        .hasMessage("port 70000: 0 to 65535");
    assertThatThrownBy(() -> RateLimit.trial().withRate(-1, Duration.ofSeconds(1)))
        .hasMessageContaining("rate -1");
    assertThatThrownBy(() -> RateLimit.trial().withRate(1, Duration.ZERO))
        .hasMessageContaining("at least 1 ms");
    assertThatThrownBy(() -> Latency.ofMillis(5, 4)).hasMessageContaining("0 <= min <= max");
    assertThatThrownBy(() -> new Day(Duration.ZERO, null)).hasMessageContaining("at least 1 ms");
    assertThatThrownBy(() -> new FaultKind.Trickle(0, Duration.ZERO))
        .hasMessageContaining("0 bytes");
    assertThatThrownBy(() -> new FaultKind.Huge(-1)).hasMessageContaining("-1 bytes");
    assertThatThrownBy(() -> Fault.chance(1.1, FaultKind.serverError()))
        .hasMessageContaining("1.1");
  }
}
