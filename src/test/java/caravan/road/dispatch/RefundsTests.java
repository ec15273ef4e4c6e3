package caravan.road.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Permits of calls that can't have been sent. */
final class RefundsTests {

  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  private final Refunds refunds = new Refunds();

  @Test
  void a_refund_pays_for_later_calls_once() {
    refunds.add(3, NOW.plusSeconds(60));
    assertThat(refunds.less(2, NOW)).isZero();
    assertThat(refunds.less(2, NOW)).isEqualTo(1);
    assertThat(refunds.less(2, NOW)).isEqualTo(2);
  }

  @Test
  void refunds_add_up() {
    refunds.add(1, NOW.plusSeconds(60));
    refunds.add(2, NOW.plusSeconds(60));
    assertThat(refunds.less(5, NOW)).isEqualTo(2);
  }

  @Test
  void a_refund_ends_when_the_throttler_would_have_forgotten_its_permits() {
    refunds.add(3, NOW.plusSeconds(60));
    assertThat(refunds.less(3, NOW.plusSeconds(60))).isEqualTo(3);
  }
}
