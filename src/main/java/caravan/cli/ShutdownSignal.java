package caravan.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets a command end in order when it is told to by SIGTERM or SIGINT; SIGUSR1 and SIGUSR2, which
 * would end it in disorder, do nothing.
 */
final class ShutdownSignal implements AutoCloseable {

  /** Ten times what it takes, as a disk may stand still; then the process ends as it is. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final int FRAMES = 30;

  private static final Logger LOG = LoggerFactory.getLogger(ShutdownSignal.class);

  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch ended = new CountDownLatch(1);
  private final Thread hook = new Thread(this::signalled, "stop");
  private final Thread ending = Thread.currentThread();
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
      LOG.warn(
          "Not everything was put away within {} s, the process ends as it is; it stood {}",
          PATIENCE.toSeconds(),
          Stream.of(ending.getStackTrace())
              .limit(FRAMES)
              .map(frame -> "at " + frame)
              .collect(Collectors.joining(" ")));
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
