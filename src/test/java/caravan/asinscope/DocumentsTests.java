package caravan.asinscope;

import static caravan.asinscope.Samples.BRUSH;
import static caravan.asinscope.Samples.DART_BOARD;
import static caravan.asinscope.Samples.MOISTURIZER;
import static caravan.asinscope.Samples.asins;
import static caravan.asinscope.Samples.eans;
import static caravan.asinscope.Samples.left;
import static caravan.asinscope.Samples.many;
import static caravan.asinscope.Samples.next;
import static caravan.asinscope.Samples.read;
import static caravan.asinscope.Samples.upcs;
import static org.assertj.core.api.Assertions.assertThat;

import caravan.codes.Answer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Every body that the two APIs' documents show, as it stands there. */
final class DocumentsTests {

  private static final String LOOKUP =
      """
      {
      "items": [
      {
      "asin": "B00NNUMI86",
      "title": "La Roche-Posay Lipikar AP+ Triple Repair Moisturizing Cream...",
      "upc": null,
      "upcList": [],
      "ean": null,
      "eanList": [
      "3337872418587"
      ]
      },
      {
      "asin": "B088H39PXX",
      "title": "CUKU Magnetic Dart Board - 12pcs Magnetic Darts...",
      "upc": "793610399007",
      "upcList": [
      "793610399007"
      ],
      "ean": "0793610399007",
      "eanList": [
      "0793610399007"
      ]
      }
      ],
      "dailyTokensLeft": 948,
      "msBeforeNextDailyToken": 82524143
      }
      """;

  private static final String CIRCANA =
      """
      {
      "items": [
      {
      "asin": "B00NNUMI86",
      "title": "La Roche-Posay Lipikar AP+ Triple Repair Moisturizing Cream...",
      "upc": null,
      "upcList": [],
      "ean": null,
      "eanList": [
      "3337872418587"
      ]
      },
      {
      "asin": "B0086FFHLS",
      "title": "Philips Monster Vent TMV-3P Brush Reinforced Bristles...",
      "upc": "631102001550",
      "upcList": [
      "631102001550"
      ],
      "ean": "0631102001550",
      "eanList": [
      "0631102001550"
      ]
      }
      ],
      "dailyTokensLeft": 998,
      "msBeforeNextDailyToken": 86378782
      }
      """;

  @Test
  void the_lookup_answer_answers_its_asins() {
    assertThat(read(asins("B088H39PXX", "B00NNUMI86"), 200, LOOKUP))
        .isEqualTo(
            new Reply.Answered(
                List.of(
                    new Answer(1, "[" + DART_BOARD + "]"), new Answer(2, "[" + MOISTURIZER + "]")),
                left(948),
                next(82_524_143),
                0));
  }

  @Test
  void the_lookup_answer_answers_eans_and_has_a_stray_for_whom_only_one_is_asked() {
    assertThat(read(eans("4006381333931", "0793610399007"), 200, LOOKUP))
        .isEqualTo(
            new Reply.Answered(
                List.of(
                    new Answer(1, "[]", "an item came for another code: B00NNUMI86"),
                    new Answer(2, "[" + DART_BOARD + "]")),
                left(948),
                next(82_524_143),
                1));
  }

  @Test
  void the_lookup_answer_answers_an_ean_that_stands_in_a_list_only() {
    assertThat(read(eans("3337872418587"), 200, LOOKUP))
        .isEqualTo(
            new Reply.Answered(
                List.of(new Answer(1, "[" + MOISTURIZER + "]")), left(948), next(82_524_143), 1));
  }

  @Test
  void the_circana_answer_answers_its_asins() {
    assertThat(read(asins("B0086FFHLS", "B00NNUMI86"), 200, CIRCANA))
        .isEqualTo(
            new Reply.Answered(
                List.of(new Answer(1, "[" + BRUSH + "]"), new Answer(2, "[" + MOISTURIZER + "]")),
                left(998),
                next(86_378_782),
                0));
  }

  @Test
  void the_invalid_key_of_lookup_is_a_refused_key() {
    assertThat(read(upcs("012345678905"), 401, "{\n\"error\": \"Invalid API key\"\n}"))
        .isEqualTo(new Reply.KeyRefused("Invalid API key"));
  }

  @Test
  void the_invalid_key_of_circana_is_a_refused_key() {
    String body =
        """
        {
        "statusCode": 401,
        "error": "Unauthorized",
        "message": "Invalid API key"
        }
        """;
    assertThat(read(many(3), 401, body)).isEqualTo(new Reply.KeyRefused("Invalid API key"));
  }

  @Test
  void the_missing_key_of_circana_is_our_settings_fault() {
    String body =
        """
        {
        "statusCode": 400,
        "error": "Bad Request",
        "message": "API key is required in request body"
        }
        """;
    assertThat(read(many(3), 400, body))
        .isEqualTo(new Reply.Misconfigured("API key is required in request body"));
  }

  @Test
  void the_size_that_lookup_refuses_names_its_maximum() {
    String words = "The max number of codes in one request is 50, but 75 were requested.";
    assertThat(read(many(75), 400, "{\n\"error\": \"" + words + "\"\n}"))
        .isEqualTo(new Reply.TooMany(50, words));
  }

  @Test
  void the_size_that_circana_refuses_names_its_maximum() {
    String body =
        """
        {
        "message": [
        "Maximum 100 ASINs allowed per request"
        ],
        "error": "Bad Request",
        "statusCode": 400
        }
        """;
    assertThat(read(many(101), 400, body))
        .isEqualTo(new Reply.TooMany(100, "Maximum 100 ASINs allowed per request"));
  }

  @Test
  void the_short_429_of_lookup_says_3_seconds() {
    String body =
        """
        {
        "statusCode": 429,
        "message": "Too many requests. Please try again in 3 seconds",
        "error": "Too Many Requests"
        }
        """;
    assertThat(read(upcs("012345678905"), 429, body))
        .isEqualTo(
            new Reply.SlowDown(
                Duration.ofSeconds(3),
                false,
                true,
                "Too many requests. Please try again in 3 seconds"));
  }

  @Test
  void the_daily_429_of_lookup_says_127_minutes() {
    String body =
        """
        {
        "statusCode": 429,
        "message": "Daily limit reached. Please try again in 127 minutes",
        "error": "Too Many Requests"
        }
        """;
    assertThat(read(upcs("012345678905"), 429, body))
        .isEqualTo(
            new Reply.SlowDown(
                Duration.ofMinutes(127),
                true,
                true,
                "Daily limit reached. Please try again in 127 minutes"));
  }

  @Test
  void the_short_429_of_circana_says_36_seconds() {
    String words =
        "Not enough capacity. Required: 10 products, Available: 0 products. Try again in 36 seconds";
    String body =
        """
        {
        "statusCode": 429,
        "message": "%s",
        "error": "Too Many Requests"
        }
        """;
    assertThat(read(many(3), 429, body.formatted(words)))
        .isEqualTo(new Reply.SlowDown(Duration.ofSeconds(36), false, true, words));
  }

  @Test
  void the_invalid_parameters_of_lookup_are_our_settings_fault() {
    String body =
        """
        {
        "message": "Exactly one of asin, upc or ean must be present",
        "error": "Bad Request",
        "statusCode": 400
        }
        """;
    assertThat(read(upcs("012345678905"), 400, body))
        .isEqualTo(new Reply.Misconfigured("Exactly one of asin, upc or ean must be present"));
  }

  @Test
  void a_server_side_error_is_an_outage() {
    String body =
        """
        {"statusCode":500,"message":"Internal server error","error":"Internal Server Error"}""";
    assertThat(read(many(3), 500, body))
        .isEqualTo(
            new Reply.Unavailable(
                Optional.empty(), "the server answered 500: Internal server error"));
  }
}
