package caravan.status;

import static org.assertj.core.api.Assertions.assertThat;

import caravan.asinscope.CircanaBarcodes;
import caravan.ledger.Pause;
import caravan.pace.Plan;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a channel is said to do, in a word. */
class ChannelReportTests {

  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  @ParameterizedTest
  @EnumSource
  void whatever_a_channel_rests_for_there_is_a_word_for_it(Pause.Kind kind) {
    ChannelReport resting =
        new ChannelReport(
            CircanaBarcodes.CHANNEL,
            true,
            new Plan(500, Duration.ofMinutes(1), 150_000, 10, 100),
            0,
            0,
            null,
            null,
            new Pause(kind, NOW, "why"),
            null,
            true,
            "It rests.",
            false,
            0,
            10,
            null);
    assertThat(resting.state().name()).isEqualTo(kind.name());
  }
}
