package caravan.crash;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Ends the process, without a farewell, where the system property {@code caravan.crash.at} says:
 * {@code POINT}, {@code POINT#2} (the second time that it is passed) or {@code POINT+80} (so many
 * milliseconds after it was passed).
 */
public final class CrashPoint {

  /** What the process ends with, the same as after a SIGKILL. */
  static final int STATUS = 137;

  private static final String AT = System.getProperty("caravan.crash.at", "");
  private static final String NAME = AT.replaceFirst("[#+].*", "");
  private static final int TIME = number('#', 1);
  private static final int LATER = number('+', 0);
  private static final AtomicInteger PASSED = new AtomicInteger();

  private CrashPoint() {}

  private static int number(char mark, int otherwise) {
    int at = AT.indexOf(mark);
    return at < 0 ? otherwise : Integer.parseInt(AT.substring(at + 1));
  }

  /** The process passes this point now. */
  public static void pass(String point) {
    if (!point.equals(NAME) || PASSED.incrementAndGet() != TIME) {
      return;
    }
    if (LATER == 0) {
      Runtime.getRuntime().halt(STATUS);
    }
    Thread bomb = new Thread(CrashPoint::later, "bomb");
    bomb.setDaemon(true);
    bomb.start();
  }

  private static void later() {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(LATER);
    while (System.nanoTime() < end) {
      LockSupport.parkNanos(end - System.nanoTime());
    }
    Runtime.getRuntime().halt(STATUS);
  }
}
