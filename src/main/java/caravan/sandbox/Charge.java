package caravan.sandbox;

/** What became of tokens that a call wanted; spans in ms, {@code at} in epoch ms. */
sealed interface Charge {

  /** They were taken. */
  record Taken(long at, long dailyLeft, long dayEndsIn) implements Charge {}

  /** The short limit does not allow them yet. */
  record TooSoon(long required, long available, long retryIn) implements Charge {}

  /** The day has not so many left. */
  record DayOver(long retryIn) implements Charge {}
}
