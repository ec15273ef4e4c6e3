package caravan.sandbox;

/** Counts the tokens of a window in one of the ways; times in epoch ms that never go back. */
interface Gauge {

  /** Whole tokens that would be granted now. */
  long available(long now);

  /**
   * Ms until so many tokens would be granted if nobody took any before: 0 = now; a whole window
   * where they are more than could ever be granted.
   */
  long waitFor(long tokens, long now);

  /** Counts tokens as taken now, whether they were available or not. */
  void take(long tokens, long now);

  static Gauge of(Allowance allowance) {
    if (allowance.rate() == 0) {
      return new NoGauge();
    }
    long window = allowance.window().toMillis();
    return switch (allowance.counting()) {
      case SLIDING -> new SlidingGauge(allowance.rate(), window);
      case FIXED -> new FixedGauge(allowance.rate(), window);
      case BUCKET -> new BucketGauge(allowance.rate(), window, allowance.capacity());
    };
  }
}
