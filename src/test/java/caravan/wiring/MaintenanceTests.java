package caravan.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import caravan.harness.CapturedLog;
import caravan.harness.MovedClock;
import caravan.ledger.LedgerException;
import caravan.road.failures.TroubleLog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is done from time to time is done again, however it failed. */
class MaintenanceTests {

  static Stream<Throwable> failures() {
    return Stream.of(
        new LedgerException("the database is away"),
        new IllegalArgumentException("nobody thought of that"),
        new NoClassDefFoundError("no file was left to open for it"));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void what_failed_is_tried_again_and_that_is_said(Throwable failure) {
    AtomicInteger times = new AtomicInteger();
    try (CapturedLog log = new CapturedLog();
        Maintenance maintenance = new Maintenance("test", new TroubleLog(Clock.systemUTC()))) {
      maintenance.every(
          Duration.ofMillis(1),
          "Telling the other nodes that this one lives",
          () -> {
            if (times.incrementAndGet() == 1) {
              MaintenanceTests.<RuntimeException>raise(failure);
            }
          });
      await().until(() -> times.get() > 2);
      assertThat(log.lines()).singleElement().asString().contains(failure.getMessage());
    }
  }

  @Test
  void what_fails_every_time_is_said_once_a_minute_and_is_trouble_as_long_as_it_lasts() {
    AtomicInteger times = new AtomicInteger();
    MovedClock clock = new MovedClock();
    TroubleLog troubleLog = new TroubleLog(clock);
    try (CapturedLog log = new CapturedLog();
        Maintenance maintenance = new Maintenance("test", troubleLog)) {
      maintenance.every(
          Duration.ofMillis(1),
          "Looking after drafts",
          () -> {
            times.incrementAndGet();
            throw new UncheckedIOException(new IOException("no space left"));
          });
      await().until(() -> times.get() > 5);
      assertThat(log.lines()).hasSize(1);
      assertThat(troubleLog.recent()).singleElement().asString().contains("no space left");
      clock.move(Duration.ofSeconds(61));
      await().until(() -> log.lines().size() == 2);
    }
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // whatever it is
  private static <E extends Throwable> void raise(Throwable failure) throws E {
    throw (E) failure;
  }
}
