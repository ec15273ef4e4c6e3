package caravan.sandbox;

/** Grants everything. */
final class NoLimiter implements WindowLimiter {

  @Override
  public long available(long now) {
    return RateLimit.PLENTY;
  }

  @Override
  public long waitFor(long tokens, long now) {
    return 0;
  }

  @Override
  public void take(long tokens, long now) {
    // nothing is counted where there is no limit
  }
}
