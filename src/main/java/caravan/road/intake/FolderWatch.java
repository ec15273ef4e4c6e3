package caravan.road.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells when the input folder is worth a look: when the system told of something in it, every two
 * seconds in any case, because a network drive tells nothing of what others do, and more often as
 * long as something lies in it. One thread waits, any may close it.
 */
public final class FolderWatch implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(FolderWatch.class);
  private static final Duration SLOWLY = Duration.ofSeconds(2);
  private static final Duration BUSILY = Duration.ofMillis(250);

  /** Looks lie so far apart: whoever copies a thousand files is told of with each of them. */
  private static final Duration APART = Duration.ofMillis(50);

  private static final WatchEvent.Kind<?>[] KINDS = {
    StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_MODIFY
  };

  private final Clock clock;
  private final Map<Path, WatchKey> keys = new HashMap<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile @Nullable WatchService service;
  private boolean untold;
  private boolean told;
  private boolean busy;
  private Instant first = Instant.MIN;
  private Instant next = Instant.MIN;

  /** One that follows no folder yet. */
  public FolderWatch(Clock clock) {
    this.clock = clock;
  }

  /** Waits until a look is worth it; answers false once it is closed. */
  boolean await() throws InterruptedException {
    while (closed.getCount() > 0 && !due()) {
      WatchService watch = service;
      Duration left = Duration.between(clock.instant(), told ? first : next);
      if (watch == null || told || busy) { // what is told meanwhile changes nothing
        var unused = closed.await(left.toNanos(), TimeUnit.NANOSECONDS);
      } else {
        told = heard(watch.poll(left.toNanos(), TimeUnit.NANOSECONDS));
      }
    }
    return closed.getCount() > 0;
  }

  /** Whether a look is worth it. */
  boolean due() {
    WatchService watch = service;
    while (watch != null && !told && !busy) {
      WatchKey key = watch.poll();
      if (key == null) {
        break;
      }
      told = heard(key);
    }
    Instant now = clock.instant();
    return !next.isAfter(now) || (told && !first.isAfter(now));
  }

  private boolean heard(@Nullable WatchKey key) {
    if (key == null) {
      return false;
    }
    boolean something = !key.pollEvents().isEmpty();
    if (!key.reset()) { // the folder is gone; one of that name may come
      keys.values().remove(key);
      something = true;
    }
    return something;
  }

  /** That folder is one of those that are looked through. */
  void follow(Path folder) {
    if (untold || closed.getCount() == 0 || keys.containsKey(folder)) {
      return;
    }
    try {
      WatchService watch = service == null ? FileSystems.getDefault().newWatchService() : service;
      service = watch;
      keys.put(folder, folder.register(watch, KINDS));
    } catch (IOException | UnsupportedOperationException e) {
      untold = true;
      LOG.debug("{} is looked through again and again: {}", folder, e.getMessage());
    }
  }

  /**
   * It was looked through.
   *
   * @param found whether something is in it that may be a list, or in the way of one
   * @param again when something in it may be complete; null if that can't be said
   */
  void looked(boolean found, @Nullable Instant again) {
    Instant now = clock.instant();
    Instant latest = now.plus(found || untold ? BUSILY : SLOWLY);
    busy = found;
    told = false;
    first = now.plus(APART);
    next = again == null || again.isAfter(latest) ? latest : again.isBefore(first) ? first : again;
  }

  @Override
  public void close() {
    closed.countDown();
    WatchService watch = service;
    try {
      if (watch != null) {
        watch.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
