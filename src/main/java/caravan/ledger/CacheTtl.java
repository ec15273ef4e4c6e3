package caravan.ledger;

import java.time.Duration;

/**
 * How long an answer holds. A code that failed, or that was refused longer ago than {@code
 * notFound}, is asked again when a new list brings it.
 */
public record CacheTtl(Duration found, Duration notFound) {

  public CacheTtl {
    if (found.isNegative() || notFound.isNegative()) {
      throw new IllegalArgumentException("a duration below zero: " + found + ", " + notFound);
    }
  }
}
