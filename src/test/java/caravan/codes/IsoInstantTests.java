package caravan.codes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IsoInstantTests {

  @ParameterizedTest
  @CsvSource({
    "2026-03-01T12:00:00Z,           2026-03-01T12:00:00.000Z",
    "2026-03-01T12:00:00.100Z,       2026-03-01T12:00:00.100Z",
    "2026-03-01T12:00:00.123456789Z, 2026-03-01T12:00:00.123Z",
    "1970-01-01T00:00:00Z,           1970-01-01T00:00:00.000Z"
  })
  void a_moment_has_three_decimals(Instant moment, String text) {
    assertThat(IsoInstant.text(moment)).isEqualTo(text);
  }
}
