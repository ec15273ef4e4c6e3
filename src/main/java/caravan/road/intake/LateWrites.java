package caravan.road.intake;

import caravan.lists.archive.ListArchive;
import java.io.UncheckedIOException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lists that were put away are looked at for a minute longer: whoever had one open may go on
 * writing to it, after a pause that was longer than the settle time. Such a list lies in the input
 * folder again and is read as a whole.
 */
public final class LateWrites {

  private static final Logger LOG = LoggerFactory.getLogger(LateWrites.class);
  private static final Duration FIRST = Duration.ofSeconds(1);
  private static final int LOOKS = 6; // after 1, 3, 7, 15, 31 and 63 s

  /** What more lists than this need is not kept in mind. */
  private static final int MOST = 20_000;

  private record PutAway(
      Path place, FileStamp stamp, Path home, String what, int look, Instant at) {

    PutAway again(Instant now) {
      return new PutAway(
          place, stamp, home, what, look + 1, now.plus(FIRST.multipliedBy(1L << look)));
    }
  }

  private final ListArchive listArchive;
  private final Clock clock;
  private final PriorityQueue<PutAway> open =
      new PriorityQueue<>(Comparator.comparing(PutAway::at));

  public LateWrites(ListArchive listArchive, Clock clock) {
    this.listArchive = listArchive;
    this.clock = clock;
  }

  /**
   * A list was put away.
   *
   * @param read how it looked before it was read; what has changed since is taken back at once
   * @param place where it lies now
   * @param home where it was dropped
   * @param what became of it, {@code read} or {@code set aside}
   */
  synchronized void watch(FileStamp read, Path place, Path home, String what) {
    Optional<FileStamp> now = FileStamp.find(place, LinkOption.NOFOLLOW_LINKS);
    if (now.isEmpty() || now.get().kind() != FileStamp.Kind.FILE) {
      return;
    }
    PutAway list = new PutAway(place, now.get(), home, what, 1, clock.instant().plus(FIRST));
    if (!now.get().sameContent(read)) {
      takeBack(list);
    } else if (open.size() < MOST) {
      open.add(list);
    }
  }

  /** Takes back those that were written to since they were put away. */
  synchronized void takeBack() {
    Instant now = clock.instant();
    while (!open.isEmpty() && !open.peek().at().isAfter(now)) {
      PutAway list = open.remove();
      Optional<FileStamp> stamp = FileStamp.find(list.place(), LinkOption.NOFOLLOW_LINKS);
      if (stamp.isEmpty()) {
        continue;
      }
      boolean same = stamp.get().sameContent(list.stamp());
      if (!same) {
        takeBack(list);
      } else if (list.look() < LOOKS) {
        open.add(list.again(now));
      }
    }
  }

  private void takeBack(PutAway list) {
    try {
      Path home = listArchive.takeBack(list.place(), list.home());
      LOG.warn(
          "{} was written to after it was {}: it lies in the input folder again, and is read as a"
              + " whole, with results of its own, once nobody writes to it any more",
          home,
          list.what());
    } catch (UncheckedIOException e) {
      LOG.warn(
          "{} was written to after it was {}: drop it again to have all of it read; {}",
          list.place(),
          list.what(),
          e.getMessage());
    }
  }
}
