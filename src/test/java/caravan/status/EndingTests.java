package caravan.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** When lists of several channels would be done. */
class EndingTests {

  private static final Optional<Instant> SOON = Optional.of(Instant.parse("2026-03-01T10:00:00Z"));
  private static final Optional<Instant> LATER = Optional.of(Instant.parse("2026-03-01T11:00:00Z"));

  @Test
  void the_last_of_the_channels_ends_it_and_none_does_while_one_is_not_known() {
    assertThat(Ending.last(Stream.of(LATER, SOON))).isEqualTo(LATER);
    assertThat(Ending.last(Stream.of(SOON, Optional.empty()))).isEmpty();
    assertThat(Ending.last(Stream.of())).isEmpty();
  }
}
