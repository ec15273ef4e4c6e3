package caravan.wiring;

import caravan.road.failures.TroubleLog;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Speaks to systemd through {@code systemd-notify}, which comes with it: Java has no datagram
 * sockets of a machine's own.
 *
 * @param program that is called
 * @param socket on which systemd listens, the value of {@link #SOCKET}
 * @param troubleLog is told where it can't be called
 */
record SystemdNotify(String program, String socket, TroubleLog troubleLog) {

  /** The variable in which systemd says where it listens. */
  static final String SOCKET = "NOTIFY_SOCKET";

  /** What systemd brings along. */
  static final String PROGRAM = "systemd-notify";

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** Tells {@code READY=1}, {@code STATUS=…} and the like; answers whether it was taken. */
  boolean tell(String... assignments) {
    List<String> line = new ArrayList<>(List.of(program));
    line.addAll(List.of(assignments));
    ProcessBuilder builder =
        new ProcessBuilder(line)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().put(SOCKET, socket);
    try {
      return taken(builder.start());
    } catch (IOException e) {
      troubleLog.machine(
          "systemd can't be told how Caravan stands: %s. Install systemd-notify, which comes with systemd, or take Type=notify and WatchdogSec out of the unit"
              .formatted(e.getMessage()));
      return false;
    }
  }

  private static boolean taken(Process process) {
    try {
      if (process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        return process.exitValue() == 0;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    process.destroyForcibly();
    return false;
  }
}
