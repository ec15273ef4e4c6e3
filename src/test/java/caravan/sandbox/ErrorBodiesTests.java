package caravan.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErrorBodiesTests {

  @ParameterizedTest
  @CsvSource({
    "1, 1 second",
    "1000, 1 second",
    "1001, 2 seconds",
    "120000, 120 seconds",
    "120001, 3 minutes",
    "7620000, 127 minutes",
    "7619999, 127 minutes",
    "10800000, 180 minutes",
    "10800001, 4 hours",
    "86400000, 24 hours"
  })
  void the_rest_of_the_day_is_said_in_what_fits_and_is_always_enough(long wait, String said) {
    assertThat(ErrorBodies.dayOver(wait).body())
        .isEqualTo(
            "{\"statusCode\":429,\"message\":\"Daily limit reached. Please try again in "
                + said
                + "\",\"error\":\"Too Many Requests\"}");
  }
}
