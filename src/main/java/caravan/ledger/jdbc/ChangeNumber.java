package caravan.ledger.jdbc;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** Counts changes, and wakes those who wait for one. */
final class ChangeNumber {

  private final Lock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private long number;

  void changed() {
    lock.lock();
    try {
      number++;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  long await(long seen, Duration atMost) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long left = atMost.toNanos();
      while (number == seen && left > 0) {
        left = changed.awaitNanos(left);
      }
      return number;
    } finally {
      lock.unlock();
    }
  }
}
