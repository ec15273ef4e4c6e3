package caravan.sandbox;

/** Tokens count until the next multiple of the window. */
final class FixedWindowLimiter implements WindowLimiter {

  private final long rate;
  private final long window;
  private long current = Long.MIN_VALUE;
  private long sum;

  FixedWindowLimiter(long rate, long window) {
    this.rate = rate;
    this.window = window;
  }

  @Override
  public long available(long now) {
    turn(now);
    return Math.max(0, rate - sum);
  }

  @Override
  public long waitFor(long tokens, long now) {
    if (tokens > rate) {
      return window;
    }
    return tokens <= available(now) ? 0 : window - Math.floorMod(now, window);
  }

  @Override
  public void take(long tokens, long now) {
    turn(now);
    sum += tokens;
  }

  private void turn(long now) {
    long number = Math.floorDiv(now, window);
    if (number != current) {
      current = number;
      sum = 0;
    }
  }
}
