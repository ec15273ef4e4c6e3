package caravan.road;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class ArrivalsTests {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final Path FIRST = Path.of("first.txt");
  private static final Path SECOND = Path.of("second.txt");

  private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
  private final InstantSource source = now::get;
  private final Clock clock = source.withZone(ZoneOffset.UTC);
  private final AtomicReference<Duration> set = new AtomicReference<>(Duration.ZERO);
  private final InstantSource wall = () -> now.get().plus(set.get());
  private final Clock machine = wall.withZone(ZoneOffset.UTC);
  private final Arrivals arrivals = new Arrivals(Duration.ofSeconds(1), machine, clock);

  @Test
  void a_file_is_complete_once_nobody_touched_it_for_the_settle_time() {
    assertThat(arrivals.settled(FIRST, 10, NOON)).isFalse();
    pass(Duration.ofMillis(900));
    assertThat(arrivals.settled(FIRST, 20, NOON)).isFalse();
    pass(Duration.ofMillis(900));
    assertThat(arrivals.settled(FIRST, 20, NOON)).isFalse();
    pass(Duration.ofMillis(100));
    assertThat(arrivals.settled(FIRST, 20, NOON)).isTrue();
  }

  @Test
  void a_file_that_is_taken_in_is_not_coming_any_more() {
    arrivals.settled(FIRST, 10, NOON);
    assertThat(arrivals.settling()).isTrue();
    arrivals.done(FIRST);
    assertThat(arrivals.settling()).isFalse();
  }

  @Test
  void a_file_that_nobody_sees_any_more_is_not_coming() {
    arrivals.settled(FIRST, 10, NOON);
    pass(Duration.ofSeconds(3));
    assertThat(arrivals.settling()).isFalse();
  }

  @Test
  void files_behind_the_one_that_is_read_are_coming_however_long_that_takes() {
    arrivals.settled(FIRST, 10, NOON.minusSeconds(5));
    arrivals.settled(SECOND, 10, NOON.minusSeconds(5));
    pass(Duration.ofSeconds(10));
    arrivals.done(FIRST);
    assertThat(arrivals.reading()).isTrue();
    assertThat(arrivals.settling()).isFalse();
  }

  @Test
  void a_file_that_is_being_written_looks_so_whichever_way_the_clock_was_set() {
    for (long hours : new long[] {-1, 1}) {
      set.set(Duration.ofHours(hours));
      assertThat(arrivals.settled(FIRST, 10, machine.instant())).isFalse();
      pass(Duration.ofMillis(900));
      assertThat(arrivals.settled(FIRST, 20, machine.instant())).isFalse();
      pass(Duration.ofMillis(900));
      assertThat(arrivals.settled(FIRST, 20, machine.instant().minusMillis(900))).isFalse();
      pass(Duration.ofMillis(100));
      assertThat(arrivals.settled(FIRST, 20, machine.instant().minusMillis(1_000))).isTrue();
      arrivals.done(FIRST);
    }
  }

  @Test
  void a_file_from_before_the_clock_was_set_is_complete_when_nobody_touches_it() {
    assertThat(arrivals.settled(FIRST, 10, NOON.minusSeconds(5))).isTrue();
    set.set(Duration.ofHours(-1));
    assertThat(arrivals.settled(SECOND, 10, NOON.minusSeconds(5))).isFalse();
    pass(Duration.ofMillis(1_100));
    assertThat(arrivals.settled(SECOND, 10, NOON.minusSeconds(5))).isTrue();
  }

  private void pass(Duration span) {
    now.updateAndGet(moment -> moment.plus(span));
  }
}
