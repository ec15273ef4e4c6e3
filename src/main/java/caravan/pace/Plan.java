package caravan.pace;

import java.time.Duration;

/**
 * What a subscription allows and how it counts.
 *
 * @param rate tokens a window; 0 where the limit is not known
 * @param window the length of the window of {@code rate}
 * @param daily tokens a day; 0 where only the server knows
 * @param step the price step: a call costs its codes rounded up to a multiple of it, in tokens
 * @param batch codes a call at most
 * @param burst tokens that may be spent in quick succession, before they come back evenly at the
 *     rate; the rate itself where a whole window's worth may be spent at once
 */
public record Plan(int rate, Duration window, long daily, int step, int batch, int burst) {

  public Plan {
    if (rate < 0 || daily < 0 || step < 1 || batch < 1 || window.isNegative() || window.isZero()) {
      throw new IllegalArgumentException("no plan can be " + rate + " tokens in " + window);
    }
    if (rate > 0 && rate < step) {
      throw new IllegalArgumentException(
          "a rate of " + rate + " never allows a call, the cheapest costs " + step);
    }
    if (burst > rate || (rate > 0 && burst < step)) {
      throw new IllegalArgumentException(
          "a burst of " + burst + " does not go with a rate of " + rate);
    }
  }

  /** A plan whose window's worth may be spent at once. */
  public Plan(int rate, Duration window, long daily, int step, int batch) {
    this(rate, window, daily, step, batch, rate);
  }

  /** Whether calls are to be spaced evenly. */
  public boolean even() {
    return burst < rate;
  }

  /** Whether the limit of a window is known. */
  public boolean limited() {
    return rate > 0;
  }

  /** What a call of that many codes costs, in tokens. */
  public int tokens(int codes) {
    return permits(codes) * step;
  }

  /** The price of a call of that many codes in steps. */
  public int permits(int codes) {
    return Math.floorDiv(codes + step - 1, step);
  }

  /** How many codes that many tokens pay for. */
  public long codes(long tokens) {
    return tokens - Math.floorMod(tokens, (long) step);
  }

  /** How many price steps fit into a window; of no use where the plan is not limited. */
  public int permitsPerWindow() {
    return rate / step;
  }

  /**
   * The largest call that this plan can ever pay for, in codes. Where calls are spaced evenly at
   * most half of the burst, so that the time that an answer takes is not lost, and of that size at
   * which such calls leave the least of a window over.
   */
  public int largestCall() {
    if (!limited()) {
      return batch;
    }
    return even() ? evenCall() : (int) Math.min(batch, codes(rate));
  }

  private int evenCall() {
    int half = (int) Math.min(batch, codes(Math.max(step, burst / 2)));
    int best = half;
    for (int call = half; call > half * 2 / 3; call -= step) {
      best = used(call) > used(best) ? call : best;
    }
    return best;
  }

  private int used(int call) {
    return rate / tokens(call) * tokens(call);
  }

  /** What that many codes of one lane cost in the fewest calls that the plan allows, in tokens. */
  public long price(long codes) {
    int call = largestCall();
    return codes / call * tokens(call) + tokens((int) (codes % call));
  }

  /** The same plan with calls of that many codes at most. */
  public Plan withBatch(int codes) {
    return new Plan(rate, window, daily, step, codes, burst);
  }

  /** The same plan at another rate, no more than {@code burst} of it in quick succession. */
  public Plan paced(int otherRate, int otherBurst) {
    return new Plan(otherRate, window, daily, step, batch, otherBurst);
  }

  /**
   * The same plan where another limit binds it too; of two rates the one of fewer tokens a second,
   * and where they are the same the one of the shorter window.
   *
   * @param otherRate tokens in its window; 0 where the limit is not known
   * @param otherDaily tokens a day; 0 where only the server knows
   */
  public Plan within(int otherRate, Duration otherWindow, long otherDaily) {
    boolean smaller = otherRate > 0 && (!limited() || slower(otherRate, otherWindow));
    int least = smaller ? Math.max(step, otherRate) : rate;
    long day = daily == 0 || (otherDaily > 0 && otherDaily < daily) ? otherDaily : daily;
    return new Plan(
        least,
        smaller ? otherWindow : window,
        day,
        step,
        batch,
        limited() ? Math.min(burst, least) : least);
  }

  private boolean slower(int otherRate, Duration otherWindow) {
    int order = Long.compare(otherRate * window.toMillis(), (long) rate * otherWindow.toMillis());
    return order < 0 || (order == 0 && otherWindow.compareTo(window) < 0);
  }

  /** The same plan in a window of that length. */
  public Plan within(Duration otherWindow) {
    return otherWindow.equals(window)
        ? this
        : new Plan(rate, otherWindow, daily, step, batch, burst);
  }
}
