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
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells when the input folder is worth a look: when the system told of something in it, when
 * something lay in it at the last look, and every two seconds in any case, because a network drive
 * tells nothing of what others do. From one thread.
 */
public final class FolderWatch implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(FolderWatch.class);
  private static final Duration SLOWLY = Duration.ofSeconds(2);
  private static final WatchEvent.Kind<?>[] KINDS = {
    StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_MODIFY
  };

  private final Clock clock;
  private final Map<Path, WatchKey> keys = new HashMap<>();
  private @Nullable WatchService service;
  private boolean untold;
  private boolean busy = true;
  private Instant looked = Instant.MIN;

  /** One that follows no folder yet. */
  public FolderWatch(Clock clock) {
    this.clock = clock;
  }

  /** Whether a look is worth it. */
  boolean due() {
    boolean told = told();
    return told || untold || busy || !looked.plus(SLOWLY).isAfter(clock.instant());
  }

  private boolean told() {
    boolean told = false;
    if (service != null) {
      for (WatchKey key = service.poll(); key != null; key = service.poll()) {
        told |= !key.pollEvents().isEmpty();
        if (!key.reset()) { // the folder is gone; one of that name may come
          keys.values().remove(key);
          told = true;
        }
      }
    }
    return told;
  }

  /** That folder is one of those that are looked through. */
  void follow(Path folder) {
    if (untold || keys.containsKey(folder)) {
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
   */
  void looked(boolean found) {
    busy = found;
    looked = clock.instant();
  }

  @Override
  public void close() {
    try {
      if (service != null) {
        service.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
