package caravan.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import caravan.asinscope.BarcodesLookup;
import caravan.asinscope.CircanaBarcodes;
import caravan.harness.MovedClock;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Each error body that the documents show, to the letter, and that it charges nothing. */
class DocumentedErrorsTests {

  private final MovedClock clock = new MovedClock();
  private final Sandbox sandbox =
      Sandbox.start(
          SandboxOptions.trial()
              .lookup(RateLimit.perMinute(60, 150))
              .revoked("old")
              .keys(CircanaBarcodes.CHANNEL, "k")
              .day(Duration.ofMinutes(130))
              .build(),
          clock);
  private final Caller caller = new Caller(sandbox);

  @AfterEach
  void close() {
    sandbox.close();
  }

  @Test
  void lookup_without_a_key() throws Exception {
    refused(caller.get("/barcodes/lookup?asin=B088H39PXX"), 401, "{'error':'Invalid API key'}");
  }

  @Test
  void lookup_with_a_revoked_key() throws Exception {
    refused(
        caller.get("/barcodes/lookup?asin=B088H39PXX&key=old"), 401, "{'error':'Invalid API key'}");
  }

  @Test
  void lookup_of_75_codes() throws Exception {
    refused(
        caller.lookup("asin=" + String.join(",", Caller.asins(75))),
        400,
        "{'error':'The max number of codes in one request is 50, but 75 were requested.'}");
  }

  @Test
  void lookup_of_no_type_or_of_two() throws Exception {
    String said =
        "{'message':'Exactly one of asin, upc or ean must be present',"
            + "'error':'Bad Request','statusCode':400}";
    refused(caller.lookup("domain=com"), 400, said);
    refused(caller.lookup("asin=B088H39PXX&ean=0793610399007"), 400, said);
    refused(caller.lookup("asin="), 400, said);
  }

  @Test
  void lookup_too_soon() throws Exception {
    caller.lookup("asin=" + String.join(",", Caller.asins(50)));
    clock.moveMillis(57_001);

    refused(
        caller.lookup("asin=" + String.join(",", Caller.asins(50))),
        429,
        "{'statusCode':429,'message':'Too many requests. Please try again in 3 seconds',"
            + "'error':'Too Many Requests'}");
    clock.moveMillis(2_998);
    assertThat(caller.lookup("asin=" + String.join(",", Caller.asins(50))).statusCode())
        .isEqualTo(429);
    clock.moveMillis(1);
    assertThat(caller.lookup("asin=" + String.join(",", Caller.asins(50))).statusCode())
        .isEqualTo(200);
  }

  @Test
  void lookup_beyond_the_day() throws Exception {
    for (int i = 0; i < 3; i++) {
      caller.lookup("asin=" + String.join(",", Caller.asins(50)));
      clock.move(Duration.ofMinutes(1));
    }

    refused(
        caller.lookup("asin=B088H39PXX"),
        429,
        "{'statusCode':429,'message':'Daily limit reached. Please try again in 127 minutes',"
            + "'error':'Too Many Requests'}");
    clock.move(Duration.ofMinutes(127));
    assertThat(Caller.json(caller.lookup("asin=B088H39PXX")).path("dailyTokensLeft").asLong())
        .isEqualTo(149);
  }

  @Test
  void circana_without_a_key() throws Exception {
    String said =
        "{'statusCode':400,'error':'Bad Request','message':'API key is required in request body'}";
    refused(caller.post("{\"asins\":[\"B0086FFHLS\"]}"), 400, said);
    refused(caller.post("[]"), 400, said);
  }

  @Test
  void circana_with_an_unknown_key() throws Exception {
    refused(
        caller.post("{\"key\":\"other\",\"asins\":[\"B0086FFHLS\"]}"),
        401,
        "{'statusCode':401,'error':'Unauthorized','message':'Invalid API key'}");
  }

  @Test
  void circana_with_101_asins() throws Exception {
    refused(
        caller.circana(Caller.asins(101)),
        400,
        "{'message':['Maximum 100 ASINs allowed per request'],"
            + "'error':'Bad Request','statusCode':400}");
  }

  @Test
  void circana_too_soon() throws Exception {
    caller.circana(Caller.asins(30));
    clock.move(Duration.ofSeconds(24));

    refused(
        caller.circana(Caller.asins(1)),
        429,
        "{'statusCode':429,'message':'Not enough capacity. Required: 10 products, "
            + "Available: 0 products. Try again in 36 seconds','error':'Too Many Requests'}");
  }

  @Test
  void circana_of_more_than_a_minute_ever_allows() throws Exception {
    assertThat(caller.circana(Caller.asins(100)).body())
        .contains("Required: 100 products, Available: 30 products. Try again in 60 seconds");
  }

  @Test
  void circana_with_several_things_wrong_says_them_all() throws Exception {
    refused(
        caller.post("{\"key\":\"k\",\"asins\":[\"B0\",17]}"),
        400,
        "{'message':['each value in asins must be a string','Invalid asin: B0',"
            + "'Invalid asin: 17'],'error':'Bad Request','statusCode':400}");
  }

  @Test
  void what_is_no_json_or_holds_no_codes() throws Exception {
    assertThat(caller.post("{").statusCode()).isEqualTo(400);
    assertThat(caller.post("").statusCode()).isEqualTo(400);
    assertThat(caller.post("{\"key\":\"k\"}").body()).contains("asins must be an array");
    assertThat(caller.circana(List.of()).body()).contains("asins should not be empty");
  }

  @Test
  void a_marketplace_that_is_not_served() throws Exception {
    HttpResponse<String> response = caller.lookup("asin=B088H39PXX&domain=se");

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body()).contains("com, ca, de, fr, it, nl, es, in, uk, jp, au, mx");
  }

  @Test
  void another_path_or_method() throws Exception {
    assertThat(caller.get("/barcodes").statusCode()).isEqualTo(404);
    HttpResponse<String> response = caller.get("/circana/barcodes");
    assertThat(response.statusCode()).isEqualTo(405);
    assertThat(response.headers().firstValue("Allow")).contains("POST");
  }

  @Test
  void a_query_that_is_not_well_encoded() throws Exception {
    assertThat(new RawCall(sandbox.port()).get("/barcodes/lookup?key=k&asin=%zz"))
        .startsWith("HTTP/1.1 400");
  }

  /** The body is given with single quotes. */
  private void refused(HttpResponse<String> response, int status, String body) {
    long before =
        sandbox.diary().tokens(BarcodesLookup.CHANNEL)
            + sandbox.diary().tokens(CircanaBarcodes.CHANNEL);
    assertThat(response.body()).isEqualTo(body.replace('\'', '"'));
    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.headers().firstValue("Content-Type"))
        .contains("application/json; charset=utf-8");
    List<RecordedCall> seen = sandbox.diary().seen();
    RecordedCall last = seen.get(seen.size() - 1);
    assertThat(last.status()).isEqualTo(status);
    assertThat(last.tokens()).isZero();
    assertThat(seen.stream().collect(Collectors.summingLong(RecordedCall::tokens)))
        .isEqualTo(before);
  }
}
