package caravan.sandbox;

import java.time.Clock;
import java.time.Instant;

/** What one channel's clients have used of their allowance, all keys together. */
final class Account {

  private final Clock clock;
  private final Charges charges = new Charges();
  private final long dayBegan;
  private final long dayLength;
  private Allowance allowance;
  private Gauge gauge;
  private long now = Long.MIN_VALUE;
  private long today = Long.MIN_VALUE;
  private long spentToday;

  Account(Allowance allowance, Day day, Clock clock) {
    Instant start = clock.instant();
    Instant began = day.from(start).began();
    this.clock = clock;
    this.allowance = allowance;
    this.gauge = Gauge.of(allowance);
    this.dayBegan = (began == null ? start : began).toEpochMilli();
    this.dayLength = day.length().toMillis();
  }

  /** Takes the tokens if both limits allow it; takes none otherwise. */
  synchronized Charge charge(long tokens) {
    tick();
    long daily = allowance.daily();
    if (daily > 0 && spentToday + tokens > daily) {
      return new Charge.DayOver(dayEndsIn());
    }
    long wait = gauge.waitFor(tokens, now);
    if (wait > 0) {
      return new Charge.TooSoon(tokens, gauge.available(now), wait);
    }
    take(tokens);
    long left = daily == 0 ? Allowance.PLENTY : daily - spentToday;
    return new Charge.Taken(now, left, dayEndsIn());
  }

  /** Takes the tokens, whether the limits allow it or not: another client had them. */
  synchronized void spend(long tokens) {
    tick();
    take(tokens);
  }

  /** Another allowance from now on; what was used of the old one stays used. */
  synchronized void allow(Allowance next) {
    tick();
    allowance = next;
    gauge = Gauge.of(next);
    charges.replay(now - next.window().toMillis(), gauge);
  }

  synchronized Allowance allowance() {
    return allowance;
  }

  private void take(long tokens) {
    gauge.take(tokens, now);
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
