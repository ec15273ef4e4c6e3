package caravan.road;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Lists on their way in. A file is complete when nobody has touched it for the settle time; as long
 * as files are seen that are not enrolled yet, a part-filled batch has reason to wait for company.
 */
public final class Arrivals {

  /** A file that nobody has seen for this long is not on its way any more. */
  private static final Duration GONE = Duration.ofSeconds(2);

  /** A complete file waits in line to be read; one that was not read in this time went away. */
  private static final Duration FORGOTTEN = Duration.ofMinutes(10);

  /** Thousands may be coming, and it is asked for each call. */
  private static final Duration A_MOMENT = Duration.ofMillis(200);

  private record Seen(
      long size, Instant modified, Instant unchangedSince, Instant last, boolean complete) {

    Seen asComplete(boolean now) {
      return new Seen(size, modified, unchangedSince, last, now);
    }

    boolean gone(Instant now) {
      return last.plus(complete ? FORGOTTEN : GONE).isBefore(now);
    }
  }

  private final Duration settle;
  private final Clock machine;
  private final Clock clock;
  private final Map<Path, Seen> coming = new ConcurrentHashMap<>();
  private volatile Instant lookedThrough = Instant.EPOCH;

  /**
   * @param machine stamps the files, and may be set back or forth
   * @param clock counts the time
   */
  public Arrivals(Duration settle, Clock machine, Clock clock) {
    this.settle = settle;
    this.machine = machine;
    this.clock = clock;
  }

  /** Sees a file in the input folder, and tells whether it is complete. */
  public boolean settled(Path file, long size, Instant modified) {
    Instant now = clock.instant();
    Seen fresh = new Seen(size, modified, now.minus(untouched(modified, now)), now, false);
    Seen seen = coming.compute(file, (path, before) -> judged(before, fresh, now));
    return seen.complete();
  }

  /** By both clocks, so that none that was set makes a file look as if nobody wrote to it. */
  private Duration untouched(Instant modified, Instant now) {
    Duration one = Duration.between(modified, now);
    Duration other = Duration.between(modified, machine.instant());
    Duration shorter = one.compareTo(other) < 0 ? one : other;
    return shorter.isNegative() ? Duration.ZERO : shorter;
  }

  private Seen judged(@Nullable Seen before, Seen fresh, Instant now) {
    Seen seen = before == null ? fresh : again(before, fresh);
    return seen.asComplete(!seen.unchangedSince().plus(settle).isAfter(now));
  }

  private static Seen again(Seen before, Seen fresh) {
    boolean same = before.size() == fresh.size() && before.modified().equals(fresh.modified());
    Instant since = same ? before.unchangedSince() : fresh.last();
    return new Seen(fresh.size(), fresh.modified(), since, fresh.last(), false);
  }

  /** A file is known to be on its way, from wherever. */
  public void expect(Path file) {
    Instant now = clock.instant();
    coming.put(file, new Seen(0, now, now, now, true));
  }

  /** The file is enrolled, or can't be: nothing more comes of it. */
  public void done(Path file) {
    coming.remove(file);
  }

  /** Whether files were seen that somebody may still be writing. */
  boolean settling() {
    return any(false);
  }

  /** Whether complete files are being read, or wait for it. */
  boolean reading() {
    return any(true);
  }

  private boolean any(boolean complete) {
    Instant now = clock.instant();
    if (!lookedThrough.plus(A_MOMENT).isAfter(now)) {
      lookedThrough = now;
      coming.values().removeIf(seen -> seen.gone(now));
    }
    return coming.values().stream().anyMatch(seen -> seen.complete() == complete);
  }
}
