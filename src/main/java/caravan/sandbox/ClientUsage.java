package caravan.sandbox;

import java.time.Clock;
import java.time.Instant;

/** What one channel's clients have used of their allowance, all keys together. */
final class ClientUsage {

  private final Clock clock;
  private final Charges charges = new Charges();
  private final long dayBegan;
  private final long dayLength;
  private RateLimit rateLimit;
  private WindowLimiter windowLimiter;
  private long now = Long.MIN_VALUE;
  private long today = Long.MIN_VALUE;
  private long spentToday;

  ClientUsage(RateLimit rateLimit, Day day, Clock clock) {
    Instant start = clock.instant();
    Instant began = day.from(start).began();
    this.clock = clock;
    this.rateLimit = rateLimit;
    this.windowLimiter = WindowLimiter.of(rateLimit);
    this.dayBegan = (began == null ? start : began).toEpochMilli();
    this.dayLength = day.length().toMillis();
  }

  /** Takes the tokens if both limits allow it; takes none otherwise. */
  synchronized Charge charge(long tokens) {
    tick();
    long daily = rateLimit.daily();
    if (daily > 0 && spentToday + tokens > daily) {
      return new Charge.DayOver(dayEndsIn());
    }
    long wait = windowLimiter.waitFor(tokens, now);
    if (wait > 0) {
      return new Charge.TooSoon(tokens, windowLimiter.available(now), wait);
    }
    take(tokens);
    long left = daily == 0 ? RateLimit.PLENTY : daily - spentToday;
    return new Charge.Taken(now, left, dayEndsIn());
  }

  /** Takes the tokens, whether the limits allow it or not: another client had them. */
  synchronized void spend(long tokens) {
    tick();
    take(tokens);
  }

  /** Another allowance from now on; what was used of the old one stays used. */
  synchronized void allow(RateLimit next) {
    tick();
    rateLimit = next;
    windowLimiter = WindowLimiter.of(next);
    charges.replay(now - next.window().toMillis(), windowLimiter);
  }

  synchronized RateLimit allowance() {
    return rateLimit;
  }

  private void take(long tokens) {
    windowLimiter.take(tokens, now);
    charges.add(now, tokens);
    spentToday += tokens;
  }

  private void tick() {
    now = Math.max(now, clock.millis());
    long day = Math.floorDiv(now - dayBegan, dayLength);
    if (day != today) {
      today = day;
      spentToday = 0;
    }
  }

  private long dayEndsIn() {
    return dayBegan + (today + 1) * dayLength - now;
  }
}
