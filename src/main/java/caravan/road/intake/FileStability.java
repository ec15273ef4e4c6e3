package caravan.road.intake;

import caravan.ledger.Arrivals;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Lists on their way in. A file is complete when it looked the same on two looks of ours that lie
 * the settle time apart: its own time is not believed, because copies keep an old one while they
 * grow. As long as files are seen that are not enrolled yet, a part-filled batch has reason to wait
 * for company.
 */
public final class FileStability {

  /** A file that nobody has seen for this long is not on its way any more. */
  private static final Duration GONE = Duration.ofSeconds(2);

  /** A complete file waits in line to be read; one that was not read in this time went away. */
  private static final Duration FORGOTTEN = Duration.ofMinutes(10);

  /**
   * How often files that went away are forgotten: thousands may be coming, and it is asked each
   * call.
   */
  private static final Duration SWEEP = Duration.ofMillis(200);

  private record Seen(
      @Nullable FileStamp stamp, Instant unchangedSince, Instant last, boolean complete) {

    boolean gone(Instant now) {
      return last.plus(complete ? FORGOTTEN : GONE).isBefore(now);
    }
  }

  private final Duration settle;
  private final Clock clock;
  private final Map<Path, Seen> coming = new ConcurrentHashMap<>();
  private volatile Instant lookedThrough = Instant.EPOCH;
  private volatile boolean named;

  public FileStability(Duration settle, Clock clock) {
    this.settle = settle;
    this.clock = clock;
  }

  /** Sees a file in the input folder, and tells whether it is complete. */
  boolean settled(Path file, FileStamp stamp) {
    Instant now = clock.instant();
    return coming.compute(file, (path, before) -> judged(before, stamp, now)).complete();
  }

  private Seen judged(@Nullable Seen before, FileStamp stamp, Instant now) {
    boolean same = before != null && stamp.equals(before.stamp());
    Instant since = same && before != null ? before.unchangedSince() : now;
    return new Seen(stamp, since, now, !since.plus(settle).isAfter(now));
  }

  /** When the first of the files that were seen can be complete; empty if none can become so. */
  Optional<Instant> next() {
    return coming.values().stream()
        .filter(seen -> !seen.complete())
        .map(seen -> seen.unchangedSince().plus(settle))
        .min(Comparator.naturalOrder());
  }

  /** A file is known to be on its way, from wherever. */
  public void expect(Path file) {
    Instant now = clock.instant();
    coming.put(file, new Seen(null, now, now, true));
  }

  /** The file is enrolled, or can't be: nothing more comes of it. */
  public void done(Path file) {
    coming.remove(file);
  }

  /**
   * Whether somebody named lists that are being taken in one by one: then no batch goes out
   * part-filled until it is said that all of them are in.
   */
  public void named(boolean more) {
    named = more;
  }

  /** Whether lists that somebody named are not all in yet. */
  public boolean named() {
    return named;
  }

  /** Whether files were seen that somebody may still be writing. */
  boolean settling() {
    return any(false);
  }

  /** Whether complete files are being read, or wait for it. */
  boolean reading() {
    return any(true);
  }

  /** How soon lists may be there. */
  public Arrivals arrivals() {
    return reading() ? Arrivals.READING : settling() ? Arrivals.SETTLING : Arrivals.NONE;
  }

  private boolean any(boolean complete) {
    Instant now = clock.instant();
    if (!lookedThrough.plus(SWEEP).isAfter(now)) {
      lookedThrough = now;
      coming.values().removeIf(seen -> seen.gone(now));
    }
    return coming.values().stream().anyMatch(seen -> seen.complete() == complete);
  }
}
