package caravan.road;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Lists on their way in. A file is complete when nobody has touched it for the settle time; as long
 * as files are seen that are not enrolled yet, a part-filled batch has reason to wait for company.
 */
public final class Arrivals {

  /** A file that nobody has seen for this long is not on its way any more. */
  private static final Duration GONE = Duration.ofSeconds(2);

  private record Seen(long size, Instant modified, Instant unchangedSince, Instant last) {}

  private final Duration settle;
  private final Clock clock;
  private final Map<Path, Seen> coming = new ConcurrentHashMap<>();

  public Arrivals(Duration settle, Clock clock) {
    this.settle = settle;
    this.clock = clock;
  }

  /** Sees a file in the input folder, and tells whether it is complete. */
  public boolean settled(Path file, long size, Instant modified) {
    Instant now = clock.instant();
    Seen seen =
        coming.merge(
            file,
            new Seen(size, modified, modified.isAfter(now) ? now : modified, now),
            (before, fresh) -> again(before, fresh));
    return !seen.unchangedSince().plus(settle).isAfter(now);
  }

  private static Seen again(Seen before, Seen fresh) {
    boolean same = before.size() == fresh.size() && before.modified().equals(fresh.modified());
    Instant since = same ? before.unchangedSince() : fresh.last();
    return new Seen(fresh.size(), fresh.modified(), since, fresh.last());
  }

  /** A file is known to be on its way, from wherever. */
  public void expect(Path file) {
    Instant now = clock.instant();
    coming.put(file, new Seen(0, now, now, now));
  }

  /** The file is enrolled, or can't be: nothing more comes of it. */
  public void done(Path file) {
    coming.remove(file);
  }

  /** Whether more codes are about to come. */
  public boolean coming() {
    Instant gone = clock.instant().minus(GONE);
    coming.values().removeIf(seen -> seen.last().isBefore(gone));
    return !coming.isEmpty();
  }

  /**
   * The file is still on its way although nobody looks at it: it is being read, or waits for its
   * turn.
   */
  public void still(Path file) {
    Instant now = clock.instant();
    coming.computeIfPresent(
        file, (path, seen) -> new Seen(seen.size(), seen.modified(), seen.unchangedSince(), now));
  }
}
