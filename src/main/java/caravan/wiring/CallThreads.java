package caravan.wiring;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** The threads on which one channel's batches wait and are asked for, each to its very end. */
final class CallThreads extends ThreadPoolExecutor {

  private final AtomicLong batches = new AtomicLong();

  CallThreads(int atOnce) {
    super(atOnce, atOnce, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>());
  }

  /** Whether no batch is in memory. */
  boolean idle() {
    return batches.get() == 0;
  }

  @Override
  public void execute(Runnable batch) {
    batches.incrementAndGet();
    try {
      super.execute(batch);
    } catch (RuntimeException e) {
      batches.decrementAndGet();
      throw e;
    }
  }

  @Override
  protected void afterExecute(Runnable batch, Throwable fault) {
    batches.decrementAndGet();
    super.afterExecute(batch, fault);
  }
}
