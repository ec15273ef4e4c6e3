package caravan.sandbox;

/**
 * A token bucket, full at first. Its level is kept in token × ms, so that no fraction is ever lost.
 */
final class TokenBucketLimiter implements WindowLimiter {

  private final long rate;
  private final long window;
  private final long capacity;
  private long level;
  private long filledAt = Long.MIN_VALUE;

  TokenBucketLimiter(long rate, long window, long capacity) {
    this.rate = rate;
    this.window = window;
    this.capacity = Math.multiplyExact(capacity, window);
    this.level = this.capacity;
  }

  @Override
  public long available(long now) {
    fill(now);
    return Math.max(0, level / window);
  }

  @Override
  public long waitFor(long tokens, long now) {
    fill(now);
    long need = tokens * window;
    if (need > capacity) {
      return window;
    }
    return need <= level ? 0 : Math.floorDiv(need - level - 1, rate) + 1;
  }

  @Override
  public void take(long tokens, long now) {
    fill(now);
    level -= tokens * window;
  }

  private void fill(long now) {
    if (filledAt != Long.MIN_VALUE) {
      long missing = capacity - level;
      long elapsed = now - filledAt;
      // compared by division first: after a long rest the product would overflow
      level = elapsed > missing / rate ? capacity : level + elapsed * rate;
    }
    filledAt = now;
  }
}
