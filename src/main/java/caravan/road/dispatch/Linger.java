package caravan.road.dispatch;

import caravan.codes.Lane;
import caravan.ledger.Arrivals;
import caravan.road.intake.FileStability;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * How long a part-filled batch lingers for company: only while lists are coming in. For files that
 * are still being written it waits no longer than the linger time; for those that are complete and
 * are being read, which is a matter of moments, ten times that. For lists that a person named it
 * waits until all of them are in.
 */
public final class Linger {

  private static final int READING = 10;

  private final FileStability fileStability;
  private final Supplier<Arrivals> elsewhere;
  private final Duration linger;
  private final Map<Lane, Instant> since = new ConcurrentHashMap<>();

  /**
   * How long a batch lingers.
   *
   * @param elsewhere lists that another node sees on their way
   */
  public Linger(FileStability fileStability, Supplier<Arrivals> elsewhere, Duration linger) {
    this.elsewhere = elsewhere;
    this.fileStability = fileStability;
    this.linger = linger;
  }

  boolean awaited(Lane lane, Instant now) {
    if (fileStability.named()) {
      return true;
    }
    Duration longest = longest();
    if (longest.isZero()) {
      return false;
    }
    Instant first = since.computeIfAbsent(lane, l -> now);
    return first.plus(longest).isAfter(now);
  }

  private Duration longest() {
    Arrivals here = fileStability.arrivals();
    Arrivals there = elsewhere.get();
    return switch (here.compareTo(there) > 0 ? here : there) {
      case READING -> linger.multipliedBy(READING);
      case SETTLING -> linger;
      case NONE -> Duration.ZERO;
    };
  }

  void left(Lane lane) {
    since.remove(lane);
  }
}
