package caravan.sandbox;

/** Counts the tokens of a window in one of the ways; times in epoch ms that never go back. */
interface WindowLimiter {

  /** Whole tokens that would be granted now. */
  long available(long now);

  /**
   * Ms until so many tokens would be granted if nobody took any before: 0 = now; a whole window
   * where they are more than could ever be granted.
   */
  long waitFor(long tokens, long now);

  /** Counts tokens as taken now, whether they were available or not. */
  void take(long tokens, long now);

  static WindowLimiter of(RateLimit rateLimit) {
    if (rateLimit.rate() == 0) {
      return new NoLimiter();
    }
    long window = rateLimit.window().toMillis();
    return switch (rateLimit.counting()) {
      case SLIDING -> new SlidingWindowLimiter(rateLimit.rate(), window);
      case FIXED -> new FixedWindowLimiter(rateLimit.rate(), window);
      case BUCKET -> new TokenBucketLimiter(rateLimit.rate(), window, rateLimit.capacity());
    };
  }
}
