package caravan.road.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class FileStabilityTests {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final Path FIRST = Path.of("first.txt");
  private static final Path SECOND = Path.of("second.txt");

  private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
  private final InstantSource source = now::get;
  private final Clock clock = source.withZone(ZoneOffset.UTC);
  private final FileStability fileStability = new FileStability(Duration.ofSeconds(1), clock);

  private static FileStamp stamp(long size, Instant written, int changed) {
    return new FileStamp(
        FileStamp.Kind.FILE,
        size,
        FileTime.from(written),
        FileTime.from(NOON.plusMillis(changed)),
        "1");
  }

  private static FileStamp size(long size) {
    return stamp(size, NOON, 0);
  }

  @Test
  void a_file_is_complete_once_two_looks_that_lie_the_settle_time_apart_are_the_same() {
    assertThat(fileStability.settled(FIRST, size(10))).isFalse();
    pass(Duration.ofMillis(900));
    assertThat(fileStability.settled(FIRST, size(20))).isFalse();
    pass(Duration.ofMillis(900));
    assertThat(fileStability.settled(FIRST, size(20))).isFalse();
    pass(Duration.ofMillis(100));
    assertThat(fileStability.settled(FIRST, size(20))).isTrue();
  }

  @Test
  void a_copy_that_keeps_an_old_time_while_it_grows_is_not_complete() {
    Instant lastYear = NOON.minus(Duration.ofDays(365));
    for (int size = 10; size < 100; size += 10) {
      assertThat(fileStability.settled(FIRST, stamp(size, lastYear, 0))).isFalse();
      pass(Duration.ofMillis(900));
    }
    assertThat(fileStability.settled(FIRST, stamp(90, lastYear, 0))).isFalse();
    pass(Duration.ofSeconds(1));
    assertThat(fileStability.settled(FIRST, stamp(90, lastYear, 0))).isTrue();
  }

  @Test
  void a_copy_that_has_its_full_size_and_its_old_time_from_the_beginning_is_not_complete() {
    for (int look = 0; look < 10; look++) {
      assertThat(fileStability.settled(FIRST, stamp(90, NOON, look))).isFalse();
      pass(Duration.ofMillis(1_100));
    }
    assertThat(fileStability.settled(FIRST, stamp(90, NOON, 9))).isTrue();
  }

  @Test
  void without_a_settle_time_the_first_look_is_enough() {
    FileStability hasty = new FileStability(Duration.ZERO, clock);
    assertThat(hasty.settled(FIRST, size(10))).isTrue();
    assertThat(hasty.settled(FIRST, size(20))).isTrue();
  }

  @Test
  void a_file_that_is_taken_in_is_not_coming_any_more() {
    fileStability.settled(FIRST, size(10));
    assertThat(fileStability.settling()).isTrue();
    fileStability.done(FIRST);
    assertThat(fileStability.settling()).isFalse();
  }

  @Test
  void a_file_that_nobody_sees_any_more_is_not_coming() {
    fileStability.settled(FIRST, size(10));
    pass(Duration.ofSeconds(3));
    assertThat(fileStability.settling()).isFalse();
  }

  @Test
  void files_behind_the_one_that_is_read_are_coming_however_long_that_takes() {
    for (int look = 0; look < 2; look++) {
      fileStability.settled(FIRST, size(10));
      fileStability.settled(SECOND, size(10));
      pass(Duration.ofSeconds(1));
    }
    pass(Duration.ofSeconds(9));
    fileStability.done(FIRST);
    assertThat(fileStability.reading()).isTrue();
    assertThat(fileStability.settling()).isFalse();
  }

  @Test
  void lists_that_somebody_named_are_coming_until_all_of_them_are_in() {
    assertThat(fileStability.named()).isFalse();
    fileStability.named(true);
    pass(Duration.ofMinutes(5));
    assertThat(fileStability.named()).isTrue();
    fileStability.named(false);
    assertThat(fileStability.named()).isFalse();
  }

  @Test
  void a_file_that_is_still_written_is_coming_for_two_seconds_after_it_was_seen_last() {
    fileStability.settled(FIRST, size(10));
    pass(Duration.ofSeconds(2));
    assertThat(fileStability.settling()).isTrue();
    assertThat(fileStability.reading()).isFalse();
    pass(Duration.ofMillis(200));
    assertThat(fileStability.settling()).isFalse();
    assertThat(fileStability.next()).as("it is forgotten").isEmpty();
  }

  @Test
  void a_complete_file_that_nobody_reads_is_coming_for_ten_minutes() {
    fileStability.expect(FIRST);
    pass(Duration.ofMinutes(10));
    assertThat(fileStability.reading()).isTrue();
    assertThat(fileStability.settling()).isFalse();
    pass(Duration.ofMillis(200));
    assertThat(fileStability.reading()).isFalse();
  }

  @Test
  void of_several_files_the_first_that_can_be_complete_tells_when_to_look_again() {
    assertThat(fileStability.next()).isEmpty();
    fileStability.settled(FIRST, size(10));
    pass(Duration.ofMillis(300));
    fileStability.settled(SECOND, size(10));
    assertThat(fileStability.next()).contains(NOON.plusSeconds(1));
    pass(Duration.ofMillis(700));
    fileStability.settled(FIRST, size(10));
    assertThat(fileStability.next()).as("one is").contains(NOON.plusMillis(1_300));
  }

  private void pass(Duration span) {
    now.updateAndGet(moment -> moment.plus(span));
  }
}
