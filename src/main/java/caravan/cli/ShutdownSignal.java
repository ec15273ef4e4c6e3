package caravan.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets a command end in order when it is told to by SIGTERM or SIGINT; SIGUSR1 and SIGUSR2, which
 * would end it in disorder, do nothing.
 */
final class ShutdownSignal implements AutoCloseable {

  /** A command that has not ended by then is left to its fate. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch ended = new CountDownLatch(1);
  private final Thread hook = new Thread(this::signalled, "stop");
  private final int exit;

  /**
   * @param exit the code with which the process ends after a signal
   */
  ShutdownSignal(int exit) {
    this.exit = exit;
    Runtime.getRuntime().addShutdownHook(hook);
    Signals.ignore("USR1", "USR2");
  }

  /** Waits that long at most; answers whether it is time to end. */
  boolean within(Duration pause) {
    try {
      return asked.await(pause.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  /** Waits until it is time to end. */
  void await() {
    while (!within(Duration.ofHours(1))) {
      // a daemon lives long
    }
  }

  private static void halted() {
    try {
      if (new CountDownLatch(1).await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new IllegalStateException("nobody opens this latch");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void signalled() {
    asked.countDown();
    try {
      if (ended.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        Runtime.getRuntime().halt(exit);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Everything is put away. */
  @Override
  public void close() {
    ended.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // the signal came: the hook ends the process, and nobody else
      halted();
    }
  }
}
