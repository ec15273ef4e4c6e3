package caravan.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.TimeUnit;

/** Sends other processes the signals for which Java has no method. */
public final class ProcessSignal {

  private static final int PATIENCE = 10;

  private ProcessSignal() {}

  /**
   * Sends it, and fails where the process does not get it.
   *
   * @param name {@code STOP}, {@code HUP}
   */
  public static void send(long pid, String name) {
    try {
      Process kill =
          new ProcessBuilder("kill", "-" + name, String.valueOf(pid)).inheritIO().start();
      if (!kill.waitFor(PATIENCE, TimeUnit.SECONDS) || kill.exitValue() != 0) {
        throw new IllegalStateException("kill -%s %d failed".formatted(name, pid));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
