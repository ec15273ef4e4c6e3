package caravan.sandbox;

import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Lets answers wait, but none longer than the sandbox lives. */
final class Delays {

  private static final Duration FOREVER = Duration.ofDays(365);

  private final CountDownLatch end = new CountDownLatch(1);

  void pause(Duration span) throws InterruptedIOException {
    if (span.isZero()) {
      return;
    }
    try {
      if (end.await(span.toNanos(), TimeUnit.NANOSECONDS)) {
        throw new InterruptedIOException("the sandbox is closed");
      }
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("the sandbox is closed");
    }
  }

  void pauseForever() throws InterruptedIOException {
    pause(FOREVER);
  }

  void end() {
    end.countDown();
  }
}
