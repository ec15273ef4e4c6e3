package caravan.asinscope;

import static caravan.asinscope.Samples.KEY;
import static caravan.asinscope.Samples.REPLIES;
import static caravan.asinscope.Samples.asins;
import static caravan.asinscope.Samples.in;
import static caravan.asinscope.Samples.many;
import static caravan.asinscope.Samples.read;
import static caravan.asinscope.Samples.upcs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import caravan.codes.Batch;
import caravan.codes.CodeRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What statuses and words mean, beyond the bodies that the documents show. */
final class RepliesTests {

  private static final Batch THREE = asins("B0086FFHLS", "B00NNUMI86", "B088H39PXX");

  private static String error(String message) {
    return "{\"statusCode\":400,\"error\":\"Bad Request\",\"message\":\"" + message + "\"}";
  }

  @ParameterizedTest
  @CsvSource({"948,948", "'\"948\"',948", "0,0", "-5,0", "948.0,948", "1e400,9223372036854775807"})
  void the_tokens_left_are_believed_in_any_spelling(String written, long tokens) {
    Reply reply = read(THREE, 200, "{\"items\":[],\"dailyTokensLeft\":" + written + "}");
    assertThat(((Reply.Answered) reply).dailyTokensLeft()).hasValue(tokens);
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "\"many\"", "[]", "{\"a\":1}", "true"})
  void tokens_left_that_are_no_number_are_not_said(String written) {
    String body =
        "{\"dailyTokensLeft\":%s,\"msBeforeNextDailyToken\":%s,\"items\":[]}"
            .formatted(written, written);
    Reply.Answered answered = (Reply.Answered) read(THREE, 200, body);
    assertThat(answered.dailyTokensLeft()).isEqualTo(OptionalLong.empty());
    assertThat(answered.untilNextDailyToken()).isEqualTo(Optional.empty());
  }

  @ParameterizedTest
  @CsvSource({"82524143,PT22H55M24.143S", "-1,PT0S", "1e30,PT48H"})
  void the_time_of_the_next_token_is_kept_within_two_days(String written, Duration time) {
    Reply reply = read(THREE, 200, "{\"items\":[],\"msBeforeNextDailyToken\":" + written + "}");
    assertThat(((Reply.Answered) reply).untilNextDailyToken()).contains(time);
  }

  @Test
  void a_201_is_an_answer_too() {
    assertThat(read(THREE, 201, "{\"items\":[]}")).isInstanceOf(Reply.Answered.class);
  }

  @Test
  void a_429_of_unknown_wording_waits_as_the_header_says() {
    assertThat(read(THREE, 429, "12", "{\"message\":\"Slow down, cowboy\"}"))
        .isEqualTo(new Reply.SlowDown(Duration.ofSeconds(12), false, false, "Slow down, cowboy"));
  }

  @Test
  void a_429_of_known_wording_waits_as_the_words_say() {
    assertThat(read(THREE, 429, "60", "{\"message\":\"Please try again in 3 seconds\"}"))
        .isEqualTo(
            new Reply.SlowDown(
                Duration.ofSeconds(3), false, true, "Please try again in 3 seconds"));
  }

  @Test
  void a_429_without_a_word_or_header_leaves_the_wait_to_us() {
    assertThat(read(THREE, 429, ""))
        .isEqualTo(new Reply.SlowDown(Duration.ZERO, false, false, "HTTP 429 without a word"));
  }

  @Test
  void a_long_429_without_the_word_daily_is_told_by_its_length() {
    assertThat(read(THREE, 429, "{\"error\":\"Too many. Try again in 5 hours\"}"))
        .isEqualTo(
            new Reply.SlowDown(Duration.ofHours(5), false, true, "Too many. Try again in 5 hours"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"message\":[\"Too many requests.\",\"Please try again in 3 seconds\"]}",
        "{\"error\":\"Please try again in 3 seconds\"}",
        "{\"error\":{\"code\":9,\"message\":\"Please try again in 3 seconds\"}}",
        "{\"message\":null,\"error\":\"Please try again in 3 seconds\"}",
        "\"Please try again in 3 seconds\"",
        "Please try again in 3 seconds",
        "<html><title>Please try again in 3 seconds</title></html>",
        "{\"message\":\"Please try again in 3 seconds"
      })
  void a_429_is_understood_in_any_form(String body) {
    assertThat(read(THREE, 429, body))
        .isInstanceOfSatisfying(
            Reply.SlowDown.class,
            slow -> {
              assertThat(slow.known()).isTrue();
              assertThat(slow.pause()).isEqualTo(Duration.ofSeconds(3));
            });
  }

  @Test
  void a_400_that_names_a_code_names_the_culprit() {
    String words = "asins: 'b00nnumi86' is not a valid Amazon.com product on domain com";
    CodeRequest culprit = THREE.requests().get(1);
    assertThat(read(THREE, 400, error(words)))
        .isEqualTo(new Reply.Refused(List.of(culprit), words));
  }

  @Test
  void a_400_that_names_a_barcode_in_another_form_names_the_culprit() {
    Batch batch = upcs("012345678905", "793610399007");
    assertThat(read(batch, 400, error("Invalid code 0793610399007")))
        .isEqualTo(
            new Reply.Refused(List.of(batch.requests().get(1)), "Invalid code 0793610399007"));
  }

  @Test
  void a_400_that_quotes_the_whole_request_names_no_culprit() {
    String words = "Bad list: B0086FFHLS,B00NNUMI86,B088H39PXX";
    assertThat(read(THREE, 400, error(words))).isEqualTo(new Reply.Refused(List.of(), words));
  }

  @Test
  void a_400_about_a_lone_code_names_it() {
    Batch lone = asins("B0086FFHLS");
    assertThat(read(lone, 400, error("B0086FFHLS is invalid")))
        .isEqualTo(new Reply.Refused(lone.requests(), "B0086FFHLS is invalid"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"each value in asins must be a valid ASIN", "Bad input", "B0086FFHLSX"})
  void a_400_that_names_no_code_refuses_the_batch(String words) {
    assertThat(read(THREE, 400, error(words))).isEqualTo(new Reply.Refused(List.of(), words));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "B00NNUMI86: history is only available for 90 days",
        "Try again in 90 days, b00nnumi86 is too new",
        "Too many requests for B00NNUMI86",
        "B00NNUMI86 has a maximum of 2 days",
        "The API key of B00NNUMI86 is invalid"
      })
  void a_400_that_names_a_code_is_a_refusal_first_whatever_else_it_says(String words) {
    for (int status : new int[] {400, 422}) {
      assertThat(read(THREE, status, error(words)))
          .isEqualTo(new Reply.Refused(List.of(THREE.requests().get(1)), words));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "history is only available for 90 days",
        "This product is new. Try again in 90 days",
        "The maximum is 2 days"
      })
  void a_400_with_words_of_time_that_name_no_code_is_no_pause(String words) {
    assertThat(read(THREE, 400, error(words))).isEqualTo(new Reply.Refused(List.of(), words));
  }

  @Test
  void a_400_that_wants_a_short_wait_or_speaks_of_a_limit_is_a_limit() {
    assertThat(read(THREE, 400, error("Please try again in 3 seconds")))
        .isEqualTo(
            new Reply.SlowDown(
                Duration.ofSeconds(3), false, true, "Please try again in 3 seconds"));
    String daily = "Daily limit reached. Please try again in 127 minutes";
    assertThat(read(THREE, 400, error(daily)))
        .isEqualTo(new Reply.SlowDown(Duration.ofMinutes(127), true, true, daily));
  }

  @Test
  void a_long_wait_in_the_header_is_believed_of_429_and_503_only() {
    for (int status : new int[] {200, 302, 400, 404, 500, 502}) {
      Reply reply = read(THREE, status, "172800", "<p>Too many requests</p>");
      assertThat(((Reply.Unavailable) reply).retryAfter()).contains(ErrorClassifier.BELIEVED);
    }
    assertThat(read(THREE, 400, "172800", error("Too many requests")))
        .isEqualTo(new Reply.SlowDown(ErrorClassifier.BELIEVED, false, false, "Too many requests"));
    assertThat(((Reply.Unavailable) read(THREE, 503, "7200", "")).retryAfter())
        .contains(Duration.ofHours(2));
  }

  @Test
  void a_503_names_its_wait_in_words_too() {
    assertThat(read(THREE, 503, error("Maintenance, try again in 2h7m30s")))
        .isInstanceOfSatisfying(
            Reply.Unavailable.class,
            outage ->
                assertThat(outage.retryAfter())
                    .contains(Duration.ofHours(2).plusMinutes(7).plusSeconds(30)));
  }

  @Test
  void a_daily_429_without_a_wait_that_is_understood_says_that_it_is_daily() {
    assertThat(read(THREE, 429, error("Daily limit reached, come back tomorrow")))
        .isEqualTo(
            new Reply.SlowDown(
                Duration.ZERO, true, false, "Daily limit reached, come back tomorrow"));
  }

  @Test
  void a_400_without_words_refuses_the_batch() {
    assertThat(read(THREE, 400, ""))
        .isEqualTo(new Reply.Refused(List.of(), "HTTP 400 without a word"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Unsupported domain",
        "domain must be one of the following values: com, de",
        "key should not be empty",
        "Missing API key",
        "property desc should not exist",
        "Unexpected token } in JSON at position 3",
        "Your subscription does not include this"
      })
  void a_400_about_the_call_itself_is_about_our_settings(String words) {
    assertThat(read(THREE, 400, error(words))).isEqualTo(new Reply.Misconfigured(words));
  }

  @ParameterizedTest
  @ValueSource(strings = {"asins must contain no more than 2 elements", "At most 2 codes, please"})
  void a_400_names_the_maximum_in_other_words_too(String words) {
    assertThat(read(THREE, 400, error(words))).isEqualTo(new Reply.TooMany(2, words));
  }

  @Test
  void a_maximum_that_the_batch_keeps_to_is_no_way_out() {
    String words = "Maximum 100 ASINs allowed per request";
    assertThat(read(many(100), 400, error(words))).isEqualTo(new Reply.Refused(List.of(), words));
    assertThat(read(THREE, 400, error("max 0 codes")))
        .isEqualTo(new Reply.Refused(List.of(), "max 0 codes"));
  }

  @Test
  void a_maximum_of_something_else_is_none() {
    String words = "title exceeds the maximum of 2 characters";
    assertThat(read(THREE, 400, error(words))).isEqualTo(new Reply.Refused(List.of(), words));
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403})
  void a_401_and_a_403_refuse_the_key(int status) {
    assertThat(read(THREE, status, ""))
        .isEqualTo(new Reply.KeyRefused("HTTP " + status + " without a word"));
    assertThat(read(THREE, status, "<h1>Access <b>denied</b></h1>"))
        .isEqualTo(new Reply.KeyRefused("HTTP " + status + " with a web page: Access denied"));
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 502, 503, 504, 599, 408, 404, 405, 409, 301, 302, 308, 100, 0, 999, -1})
  void another_status_is_an_outage(int status) {
    assertThat(read(THREE, status, "7", "{\"message\":\"x\"}"))
        .isInstanceOfSatisfying(
            Reply.Unavailable.class,
            outage -> {
              assertThat(outage.retryAfter()).contains(Duration.ofSeconds(7));
              assertThat(outage.words())
                  .startsWith("the server answered " + status)
                  .endsWith(": x");
            });
  }

  @Test
  void a_redirect_says_that_it_is_not_followed() {
    assertThat(read(THREE, 301, ""))
        .isEqualTo(
            new Reply.Unavailable(
                Optional.empty(),
                "the server answered 301, a redirect, which is not followed; check the channel's"
                    + " URL"));
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 400, 422, 502})
  void a_web_page_is_not_the_api_speaking(int status) {
    String page = "<!DOCTYPE html><html><head><title>\n Bad gateway </title></head></html>";
    assertThat(REPLIES.read(THREE, status, null, "text/html", in(page)))
        .isInstanceOfSatisfying(
            Reply.Unavailable.class,
            outage ->
                assertThat(outage.words())
                    .startsWith("the server answered " + status + " with a web page")
                    .endsWith(": Bad gateway"));
  }

  @Test
  void an_answer_that_calls_itself_a_page_is_still_an_answer() {
    assertThat(REPLIES.read(THREE, 200, null, "text/html", in("{\"items\":[]}")))
        .isInstanceOf(Reply.Answered.class);
  }

  @Test
  void words_never_hold_a_key_in_whatever_form() {
    String url = URLEncoder.encode(KEY, StandardCharsets.UTF_8);
    String json = KEY.replace("\"", "\\\"");
    String body = error("Bad key " + json + " in /x?key=" + url + "&y and circana-canary");
    for (int status : new int[] {200, 302, 400, 401, 404, 429, 500}) {
      assertThat(read(THREE, status, body).toString()).contains("***").doesNotContain("canary");
      assertThat(read(THREE, status, "<p>" + KEY + "</p>").toString()).doesNotContain("canary");
      assertThat(read(THREE, status, KEY).toString()).doesNotContain("canary");
    }
  }

  @Test
  void words_are_one_line_of_bounded_length() {
    Reply reply = read(THREE, 400, error("a\\n\\r\\t \\u0000b " + "😀".repeat(400)));
    String words = ((Reply.Refused) reply).words();
    assertThat(words).startsWith("a b 😀").endsWith("😀…").hasSizeLessThanOrEqualTo(500);
  }

  private static String words(String said) {
    return ((Reply.KeyRefused) read(THREE, 401, "{\"message\":\"" + said + "\"}")).words();
  }

  @Test
  void words_are_cut_off_after_500_characters_and_never_within_one() {
    assertThat(words("x".repeat(500))).isEqualTo("x".repeat(500));
    assertThat(words("x".repeat(501))).isEqualTo("x".repeat(499) + "…");
    assertThat(words("x".repeat(498) + "😀yy")).isEqualTo("x".repeat(498) + "…");
    assertThat(words("x".repeat(497) + "😀yy")).isEqualTo("x".repeat(497) + "😀…");
  }

  @Test
  void an_answer_that_is_no_json_says_where_and_one_that_ends_too_early_says_so() {
    assertThat(read(THREE, 200, "{\"items\":[}"))
        .isInstanceOfSatisfying(
            Reply.Unreadable.class,
            reply -> assertThat(reply.words()).contains("no JSON at character"));
    assertThat(read(THREE, 200, "{\"items\":["))
        .isInstanceOfSatisfying(
            Reply.Unreadable.class, reply -> assertThat(reply.words()).contains("ends too early"));
    assertThat(read(THREE, 200, "{\"items\":{}}"))
        .isInstanceOfSatisfying(
            Reply.Unreadable.class,
            reply -> assertThat(reply.words()).contains("its items are not one array"));
  }

  @ParameterizedTest
  @CsvSource({"399,Answered", "400,Refused", "599,Unavailable", "600,Unreadable"})
  void the_status_in_a_success_counts_if_it_is_one_of_an_error(int status, String reply) {
    String body = "{\"statusCode\":%d,\"message\":\"Internal\",\"items\":[]}".formatted(status);
    assertThat(read(THREE, 200, body).getClass().getSimpleName()).isEqualTo(reply);
  }

  @Test
  void the_bounds_of_what_a_reply_can_say_are_part_of_it() {
    assertThat(new Reply.SlowDown(RetryAfter.LONGEST, false, true, "x").pause())
        .isEqualTo(RetryAfter.LONGEST);
    assertThat(new Reply.TooMany(1, "x").maximum()).isEqualTo(1);
    assertThatThrownBy(() -> new Reply.TooMany(0, "x"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Reply.SlowDown(RetryAfter.LONGEST.plusMillis(1), false, true, "x"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Reply.SlowDown(Duration.ofMillis(-1), false, true, "x"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_304_is_told_from_other_redirects() {
    assertThat(((Reply.Unavailable) read(THREE, 304, "")).words()).contains("not modified");
    assertThat(((Reply.Unavailable) read(THREE, 302, "")))
        .extracting(Reply.Unavailable::words)
        .asString()
        .contains("redirect")
        .doesNotContain("not modified");
  }
}
