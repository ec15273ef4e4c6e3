package caravan.wiring;

import caravan.ledger.Uptime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** How long this machine has been up, where it tells (Linux does). */
final class Uptimes {

  private static final Path BOOT = Path.of("/proc/sys/kernel/random/boot_id");
  private static final Path UP = Path.of("/proc/uptime");

  private Uptimes() {}

  /**
   * At this moment. Where the machine names its starts, Java counts the nanoseconds in which it was
   * awake since then, on the very clock by which {@link SteadyClock} goes on.
   */
  static Uptime now() {
    try {
      String boot = Files.readString(BOOT).strip();
      double seconds = Double.parseDouble(Files.readString(UP).strip().split(" ", 2)[0]);
      return new Uptime(
          boot, Duration.ofMillis(Math.round(seconds * 1000)), Duration.ofNanos(System.nanoTime()));
    } catch (IOException | NumberFormatException untold) {
      return Uptime.UNKNOWN;
    }
  }
}
