package caravan.wiring;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The threads on which one channel's batches wait and are asked for, each to its very end. */
final class CallExecutor extends ThreadPoolExecutor {

  private final AtomicInteger batches = new AtomicInteger();
  private final Runnable ended;

  /**
   * @param ended is told whenever a batch came to its end
   */
  CallExecutor(int atOnce, Runnable ended) {
    super(atOnce, atOnce, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>());
    this.ended = ended;
  }

  /** How many batches are in memory. */
  int batches() {
    return batches.get();
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
    ended.run();
    super.afterExecute(batch, fault);
  }
}
