package caravan.web;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Writes answers to readers of any pace. An answer may take as long as it takes; but whoever takes
 * nothing of it for too long is cut off, so that no thread waits for him for ever.
 */
final class SlowReaders implements AutoCloseable {

  /** Of an answer, in bytes: so much has to be taken in the time that is allowed. */
  private static final int PART = 16_384;

  private final Duration patience;
  private final ScheduledThreadPoolExecutor timer =
      new ScheduledThreadPoolExecutor(
          1,
          work -> {
            Thread thread = new Thread(work, "status-slow-readers");
            thread.setDaemon(true);
            return thread;
          });

  /**
   * @param patience how long a reader may take nothing
   */
  SlowReaders(Duration patience) {
    this.patience = patience;
    timer.setRemoveOnCancelPolicy(true);
  }

  /** Writes all of it; throws IOException where the reader is gone, or was cut off. */
  void write(byte[] body, OutputStream out) throws IOException {
    for (int from = 0; from < body.length; from += PART) {
      int count = Math.min(PART, body.length - from);
      Deadline deadline = new Deadline(Thread.currentThread());
      Future<?> cut = timer.schedule(deadline, patience.toNanos(), TimeUnit.NANOSECONDS);
      try {
        out.write(body, from, count);
        out.flush();
      } finally {
        cut.cancel(false);
        deadline.over();
      }
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }

  /** To interrupt a thread that writes to a connection closes the connection. */
  private static final class Deadline implements Runnable {

    private final Thread writer;
    private boolean over;

    Deadline(Thread writer) {
      this.writer = writer;
    }

    @Override
    public synchronized void run() {
      if (!over) {
        writer.interrupt();
      }
    }

    /** What comes after is not interrupted, nor does it find that it was. */
    synchronized void over() {
      over = true;
      Thread.interrupted();
    }
  }
}
