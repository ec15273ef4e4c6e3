package caravan.crash;

import static org.assertj.core.api.Assertions.assertThat;

import caravan.harness.CaravanProcess;
import caravan.harness.Home;
import java.nio.file.Path;
import java.time.Duration;

/** Starts a Caravan that ends by itself. */
final class Crashing {

  private Crashing() {}

  /** It ends at that point within the time, and in no other way. */
  static void killed(CaravanProcess victim, String point, Duration within) {
    assertThat(victim.ended(within)).as("passed %s", point).isTrue();
    assertThat(victim.status())
        .as(() -> "ended at %s; it said: %s".formatted(point, victim.said()))
        .isEqualTo(CrashPoint.STATUS);
  }

  /**
   * @param point where it ends; empty for nowhere
   * @param log where what it says is appended
   */
  static CaravanProcess at(String point, Home home, Path log) {
    return CaravanProcess.main("caravan.wiring.CrashingCaravan")
        .at(home)
        .java("-Xmx256m")
        .java("-Djava.nio.file.spi.DefaultFileSystemProvider=" + CrashFiles.class.getName())
        .java("-Dcaravan.crash.at=" + point)
        .start(log);
  }
}
