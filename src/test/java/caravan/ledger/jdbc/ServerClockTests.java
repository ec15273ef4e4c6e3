package caravan.ledger.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import caravan.harness.MovedClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** What is known of the server's time, however long its word takes. */
class ServerClockTests {

  private static final Duration AHEAD = Duration.ofHours(1);
  private static final Duration A_LOOK = Duration.ofMillis(500);

  /** The machine's, an hour behind the server's. */
  private final MovedClock own = new MovedClock();

  private final ServerClock clock = new ServerClock(own);

  private Instant server() {
    return own.instant().plus(AHEAD);
  }

  /** Asks; the server tells its time after the first delay, and is heard after the second. */
  private Instant look(Duration there, Duration back) {
    Instant asked = own.instant();
    own.move(there);
    Instant told = server();
    own.move(back);
    clock.set(asked, told.toEpochMilli());
    return told;
  }

  @Test
  void a_first_word_that_came_late_is_put_right_by_a_better_one_that_was_slow_too() {
    look(Duration.ZERO, Duration.ofMillis(400));
    assertThat(clock.instant()).isEqualTo(server().minusMillis(400));
    look(Duration.ofMillis(80), Duration.ofMillis(20));
    assertThat(clock.instant()).isEqualTo(server().minusMillis(20));
  }

  @Test
  void a_word_that_is_later_than_what_was_known_does_no_harm() {
    look(Duration.ofMillis(1), Duration.ofMillis(1));
    look(Duration.ofMillis(1), Duration.ofMillis(700));
    assertThat(clock.instant()).isEqualTo(server().minusMillis(1));
  }

  @Test
  void a_server_that_is_set_back_is_followed() {
    look(Duration.ZERO, Duration.ZERO);
    clock.instant();
    Instant asked = own.instant();
    own.move(Duration.ofMillis(50));
    clock.set(asked, server().minusSeconds(60).toEpochMilli());
    assertThat(clock.instant()).isEqualTo(server().minusSeconds(60));
  }

  @Property(tries = 300)
  void it_is_never_ahead_and_what_was_told_is_past(@ForAll long seed) {
    Random random = new Random(seed);
    for (int look = 0; look < 50; look++) {
      own.move(A_LOOK);
      Instant told =
          look(Duration.ofMillis(random.nextInt(2_000)), Duration.ofMillis(random.nextInt(400)));
      assertThat(clock.instant()).isBeforeOrEqualTo(server()).isAfterOrEqualTo(told);
    }
  }
}
