package caravan.asinscope;

import static org.assertj.core.api.Assertions.assertThat;

import caravan.codes.Answer;
import caravan.codes.Batch;
import caravan.codes.CodeRequest;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Whatever a server sends, reading never throws and an answer answers every code. */
final class FuzzTests {

  private static final JsonMapper JSON = new JsonMapper();
  private static final Batch BATCH = Samples.asins("B0086FFHLS", "B00NNUMI86", "B088H39PXX");
  private static final String WHOLE =
      "{\"items\":[%s,%s,%s],\"dailyTokensLeft\":9,\"msBeforeNextDailyToken\":7}"
          .formatted(Samples.BRUSH, Samples.MOISTURIZER, Samples.DART_BOARD);

  @Provide
  Arbitrary<Integer> statuses() {
    return Arbitraries.of(200, 201, 204, 301, 400, 401, 403, 404, 408, 422, 429, 500, 503, 0);
  }

  /** JSON of the APIs' own words in wrong places. */
  @Provide
  Arbitrary<String> json() {
    Arbitrary<String> leaf =
        Arbitraries.of(
            "null",
            "1",
            "-1.5e400",
            "true",
            "\"B0086FFHLS\"",
            "\"\"",
            "[]",
            "{}",
            "429",
            "\"429\"",
            "\"Try again in 3 seconds\"",
            "\"Maximum 2 ASINs\"",
            "793610399007",
            "NaN",
            "-Infinity",
            "\"none\"",
            "\"B00NNUMI86: only for 90 days, retry in 2h\"",
            Samples.BRUSH);
    Arbitrary<String> names =
        Arbitraries.of(
            "items",
            "error",
            "message",
            "statusCode",
            "dailyTokensLeft",
            "msBeforeNextDailyToken",
            "asin",
            "upc",
            "upcList",
            "eanList",
            "x");
    return Arbitraries.recursive(
        () -> leaf,
        inner -> {
          Arbitrary<String> array =
              inner.list().ofMaxSize(4).map(parts -> "[" + String.join(",", parts) + "]");
          Arbitrary<String> object =
              Combinators.combine(names, inner)
                  .as((name, value) -> "\"" + name + "\":" + value)
                  .list()
                  .ofMaxSize(4)
                  .map(parts -> "{" + String.join(",", parts) + "}");
          return Arbitraries.oneOf(array, object);
        },
        1,
        4);
  }

  private static void isSound(int status, byte[] body) throws JsonProcessingException {
    Reply reply =
        Samples.REPLIES.read(BATCH, status, "5", "text/plain", new ByteArrayInputStream(body));
    if (reply instanceof Reply.Answered answered) {
      assertThat(status / 100).isEqualTo(2);
      assertThat(answered.answers().stream().map(Answer::lookup).toList())
          .isEqualTo(BATCH.requests().stream().map(CodeRequest::lookup).toList());
      for (Answer answer : answered.answers()) {
        assertThat(JSON.readTree(answer.items()).isArray()).isTrue();
      }
    }
    if (reply instanceof Reply.TooMany tooMany) {
      assertThat(tooMany.maximum()).isBetween(1, BATCH.size() - 1);
    }
  }

  @Property(tries = 500)
  void random_bytes(@ForAll("statuses") int status, @ForAll byte[] body)
      throws JsonProcessingException {
    isSound(status, body);
  }

  @Property(tries = 500)
  void random_text(@ForAll("statuses") int status, @ForAll String body)
      throws JsonProcessingException {
    isSound(status, body.getBytes(StandardCharsets.UTF_8));
  }

  @Property(tries = 500)
  void random_json(@ForAll("statuses") int status, @ForAll("json") String body)
      throws JsonProcessingException {
    isSound(status, body.getBytes(StandardCharsets.UTF_8));
  }

  @Property(tries = 500)
  void a_damaged_byte(
      @ForAll("statuses") int status, @ForAll @IntRange(max = 600) int at, @ForAll byte value)
      throws JsonProcessingException {
    byte[] body = WHOLE.getBytes(StandardCharsets.UTF_8);
    body[at % body.length] = value;
    isSound(status, body);
  }

  @Property(tries = 500)
  void a_truncated_answer_is_never_an_answer(@ForAll @IntRange(max = 10_000) int cut) {
    String body = WHOLE.substring(0, cut % WHOLE.length());
    assertThat(Samples.read(BATCH, 200, body)).isInstanceOf(Reply.Unreadable.class);
  }

  @Property(tries = 500)
  void any_header_is_read(@ForAll String retryAfter, @ForAll String contentType) {
    Reply reply = Samples.REPLIES.read(BATCH, 200, retryAfter, contentType, Samples.in(WHOLE));
    if (!contentType.contains("charset")) {
      assertThat(reply).isInstanceOf(Reply.Answered.class);
    }
    assertThat(
            Samples.REPLIES.read(
                BATCH, 429, retryAfter, "text/x;charset=" + contentType, Samples.in("x")))
        .isInstanceOf(Reply.SlowDown.class);
  }
}
