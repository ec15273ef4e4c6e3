package caravan.sandbox;

/** Grants everything. */
final class NoGauge implements Gauge {

  @Override
  public long available(long now) {
    return Allowance.PLENTY;
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
