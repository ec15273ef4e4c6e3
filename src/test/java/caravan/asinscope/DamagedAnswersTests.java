package caravan.asinscope;

import static caravan.asinscope.Samples.KEYS;
import static caravan.asinscope.Samples.REPLIES;
import static caravan.asinscope.Samples.asins;
import static caravan.asinscope.Samples.in;
import static caravan.asinscope.Samples.many;
import static caravan.asinscope.Samples.read;
import static org.assertj.core.api.Assertions.assertThat;

import caravan.codes.Answer;
import caravan.codes.Batch;
import caravan.harness.MovedClock;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Successes that are none. */
final class DamagedAnswersTests {

  private static final Batch TWO = asins("B0086FFHLS", "B00NNUMI86");

  /** Fails once its beginning has been read. */
  private static InputStream broken(String beginning, IOException failure) {
    InputStream end =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw failure;
          }
        };
    return new SequenceInputStream(in(beginning), end);
  }

  private static String words(Reply reply) {
    assertThat(reply).isInstanceOf(Reply.Unreadable.class);
    return ((Reply.Unreadable) reply).words();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "   ",
        "null",
        "42",
        "[]",
        "{}",
        "{\"items\":{}}",
        "{\"items\":\"none\"}",
        "{\"items\":[[]]}",
        "{\"items\":[null,\"B0086FFHLS\",\"B00NNUMI86\"]}",
        "{\"items\":false}",
        "{\"items\":null,\"error\":\"Something odd\"}",
        "{\"items\":[],\"error\":{\"code\":[17]}}",
        "{\"items\":[],\"error\":true}",
        "{\"items\":[],\"items\":[]}",
        "{\"items\":[]",
        "{\"items\":[{\"asin\":\"B0086FFHLS\"}",
        "{\"items\":[]}{\"items\":[]}",
        "{\"items\":[]} trailing",
        "{\"items\":[],\"error\":\"Something odd\"}",
        "{'items':[]}",
        "{\"items\":[{\"title\":\"a\nb\"}]}",
        "No idea"
      })
  void what_is_no_whole_answer_is_unreadable(String body) {
    assertThat(words(read(TWO, 200, body))).isNotBlank();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"items\":null}",
        "{\"items\":[null]}",
        "{\"items\":[]}",
        "{\"items\":[],\"error\":\"\",\"message\":\"\"}",
        "{\"items\":[],\"error\":\"none\"}",
        "{\"items\":null,\"error\":{\"code\":0,\"message\":null}}",
        "{\"items\":[],\"error\":[],\"message\":\"No product found\"}",
        "{\"items\":[],\"error\":false,\"statusCode\":200}"
      })
  void an_answer_without_items_knows_none_of_the_codes(String body) {
    assertThat(items(read(TWO, 200, body))).containsExactly("[]", "[]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"items\":[%s]}",
        "{\"items\":[null,%s,null]}",
        "{\"items\":[\"B00NNUMI86\",%s]}",
        "{\"items\":[[{\"asin\":\"B00NNUMI86\"}],7,%s,true]}",
        "{\"error\":\"\",\"items\":[%s],\"message\":\"\"}",
        "{\"error\":\"none\",\"items\":[%s]}",
        "{\"items\":[%s],\"error\":\"B00NNUMI86 can't be told today\"}",
        "{\"items\":[%s],\"statusCode\":500}",
        "{\"items\":[%s],\"dailyTokensLeft\":NaN,\"msBeforeNextDailyToken\":-Infinity}"
      })
  void what_was_paid_for_and_can_be_read_is_kept(String body) {
    String item = "{\"asin\":\"B0086FFHLS\"}";
    assertThat(items(read(TWO, 200, body.formatted(item)))).containsExactly("[" + item + "]", "[]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"NaN", "Infinity", "-Infinity", "-INF"})
  void a_number_that_is_none_is_no_value_and_the_item_is_kept(String none) {
    String body =
        "{\"items\":[{\"asin\":\"B0086FFHLS\",\"upc\":%s,\"eanList\":[%s],\"t\":\"is NaN\"}]}";
    assertThat(items(read(TWO, 200, body.formatted(none, none))))
        .containsExactly(
            "[{\"asin\":\"B0086FFHLS\",\"upc\":null,\"eanList\":[null],\"t\":\"is NaN\"}]", "[]");
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 204, 205})
  void a_success_without_a_body_is_unreadable_and_says_so(int status) {
    assertThat(words(REPLIES.read(TWO, status, null, null, null)))
        .isEqualTo("the server answered " + status + " with nothing in it");
  }

  @Test
  void a_304_is_an_outage_that_is_no_redirect() {
    assertThat(REPLIES.read(TWO, 304, null, null, null))
        .isInstanceOfSatisfying(
            Reply.Unavailable.class,
            outage ->
                assertThat(outage.words()).contains("304", "proxy").doesNotContain("redirect"));
  }

  private static List<String> items(Reply reply) {
    assertThat(reply).isInstanceOf(Reply.Answered.class);
    return ((Reply.Answered) reply).answers().stream().map(Answer::items).toList();
  }

  @Test
  void a_title_in_a_cut_answer_is_not_taken_for_the_servers_words() {
    String cut = "{\"items\":[{\"title\":\"Too many requests. Please try again in 3 seconds\"";
    assertThat(words(read(TWO, 200, cut))).startsWith("the answer can't be read");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"error\":\"Invalid API key\"}",
        "{\"statusCode\":401,\"message\":\"No.\"}",
        "{\"items\":[],\"statusCode\":401,\"message\":\"No.\"}",
        "\"Invalid API key\"",
        "Invalid API key"
      })
  void a_refused_key_in_a_success_is_a_refused_key(String body) {
    assertThat(read(TWO, 200, body)).isInstanceOf(Reply.KeyRefused.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"message\":\"Daily limit reached. Please try again in 127 minutes\"}",
        "{\"statusCode\":\"429\",\"message\":\"Daily. Please try again in 127 minutes\"}",
        "Daily limit reached. Please try again in 127 minutes",
        "{\"items\":[],\"error\":\"Daily limit reached. Try again in 127 minutes\"}"
      })
  void a_limit_in_a_success_is_a_limit(String body) {
    assertThat(read(TWO, 200, body))
        .isInstanceOfSatisfying(
            Reply.SlowDown.class,
            slow -> {
              assertThat(slow.pause()).isEqualTo(Duration.ofMinutes(127));
              assertThat(slow.daily()).isTrue();
            });
  }

  @Test
  void other_errors_in_a_success_are_what_they_say() {
    assertThat(read(many(75), 200, "{\"error\":\"The max number of codes in one request is 50\"}"))
        .isEqualTo(new Reply.TooMany(50, "The max number of codes in one request is 50"));
    assertThat(read(TWO, 200, "{\"error\":\"B00NNUMI86 is no ASIN\"}"))
        .isEqualTo(new Reply.Refused(List.of(TWO.requests().get(1)), "B00NNUMI86 is no ASIN"));
    assertThat(read(TWO, 200, "{\"statusCode\":503,\"message\":\"Maintenance\"}"))
        .isInstanceOf(Reply.Unavailable.class);
  }

  @Test
  void an_answer_that_was_cut_off_is_unreadable_for_it_is_paid() {
    InputStream body = broken("{\"items\":[", new SocketException("Connection reset"));
    assertThat(words(REPLIES.read(TWO, 200, null, null, body)))
        .isEqualTo(
            "the answer was cut off after 10 bytes (the connection broke (Connection reset))");
  }

  @Test
  void an_error_that_was_cut_off_is_understood_as_far_as_it_came() {
    InputStream body =
        broken("{\"message\":\"Try again in 36 seconds\",", new SocketTimeoutException("Read"));
    assertThat(REPLIES.read(TWO, 429, null, null, body))
        .isInstanceOfSatisfying(
            Reply.SlowDown.class,
            slow -> assertThat(slow.pause()).isEqualTo(Duration.ofSeconds(36)));
  }

  @Test
  void an_answer_as_large_as_allowed_is_read_and_a_larger_one_is_not_read_on() {
    String body = "{\"items\":[]}";
    Clock clock = Clock.fixed(Samples.NOW, ZoneOffset.UTC);
    Replies exact =
        new Replies(
            KEYS, Endpoints.standard(), clock, body.length(), channel -> Duration.ofSeconds(1));
    assertThat(exact.read(TWO, 200, null, null, in(body))).isInstanceOf(Reply.Answered.class);
    CountingStream endless = new CountingStream(clock, Duration.ZERO);
    assertThat(words(exact.read(TWO, 200, null, null, endless))).contains("larger than 12 bytes");
    assertThat(endless.count).isLessThan(100_000);
  }

  @Test
  void an_endless_error_is_cut_and_still_an_error() {
    CountingStream endless = new CountingStream(REPLIES_CLOCK, Duration.ZERO);
    assertThat(REPLIES.read(TWO, 500, null, null, endless)).isInstanceOf(Reply.Unavailable.class);
    assertThat(endless.count).isLessThan(1_000_000);
  }

  @Test
  void a_trickle_is_given_up_after_its_time() {
    MovedClock clock = new MovedClock(Samples.NOW);
    CountingStream trickle = new CountingStream(clock, Duration.ofSeconds(9));
    Replies replies = new Replies(KEYS, clock);
    assertThat(words(replies.read(TWO, 200, null, null, trickle)))
        .isEqualTo("the answer took longer than 30 s");
    assertThat(trickle.count).isEqualTo(4);
  }

  @Test
  void deep_nesting_and_long_numbers_are_unreadable() {
    String deep = "{\"items\":[{\"a\":" + "[".repeat(100_000);
    assertThat(words(read(TWO, 200, deep))).contains("nesting");
    assertThat(words(read(TWO, 200, "{\"items\":[{\"upc\":" + "1".repeat(5_000) + "}]}")))
        .contains("Number");
    assertThat(read(TWO, 400, "{\"message\":" + "[".repeat(60_000)))
        .isInstanceOf(Reply.Refused.class);
  }

  @Test
  void a_byte_order_mark_and_the_charset_of_the_header_are_respected() {
    assertThat(read(TWO, 200, "\uFEFF{\"items\":[]}")).isInstanceOf(Reply.Answered.class);
    String item = "{\"asin\":\"B0086FFHLS\",\"title\":\"Bürste\"}";
    byte[] latin = ("{\"items\":[" + item + "]}").getBytes(StandardCharsets.ISO_8859_1);
    Reply reply =
        REPLIES.read(
            TWO, 200, null, "application/json;charset=iso-8859-1", new ByteArrayInputStream(latin));
    assertThat(((Reply.Answered) reply).answers().get(0).items()).isEqualTo("[" + item + "]");
    assertThat(REPLIES.read(TWO, 200, null, "x; charset=no such", in("{\"items\":[]}")))
        .isInstanceOf(Reply.Answered.class);
  }

  private static final Clock REPLIES_CLOCK = Clock.fixed(Samples.NOW, ZoneOffset.UTC);

  /**
   * Never ends; each read moves the clock, if it is one that is moved, and gives one byte or many.
   */
  private static final class CountingStream extends InputStream {

    private final Clock clock;
    private final Duration step;
    private long count;

    CountingStream(Clock clock, Duration step) {
      this.clock = clock;
      this.step = step;
    }

    @Override
    public int read() {
      count++;
      return '{';
    }

    @Override
    public int read(byte[] into, int from, int length) {
      if (clock instanceof MovedClock moved) {
        moved.move(step);
        into[from] = (byte) read();
        return 1;
      }
      for (int at = from; at < from + length; at++) {
        into[at] = (byte) read();
      }
      return length;
    }
  }
}
