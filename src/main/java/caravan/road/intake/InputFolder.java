package caravan.road.intake;

import caravan.road.failures.BackOffs;
import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/**
 * The folder where lists are dropped, and which of them can be taken in now: those that are
 * complete and that did not fail a moment ago.
 */
public final class InputFolder {

  /**
   * A list that can be taken in.
   *
   * @param file the file, in the bytes of its name
   * @param size in bytes
   */
  public record Found(Path file, long size) {}

  private final Path input;
  private final FileStability fileStability;
  private final BackOffs backOffs;
  private final LateWrites lateWrites;
  private final FolderWatch watch;
  private final Obstacles obstacles = new Obstacles();
  private Map<Path, FileStamp> handedOut = new HashMap<>();

  public InputFolder(
      Path input,
      FileStability fileStability,
      BackOffs backOffs,
      LateWrites lateWrites,
      FolderWatch watch) {
    this.input = input;
    this.fileStability = fileStability;
    this.backOffs = backOffs;
    this.lateWrites = lateWrites;
    this.watch = watch;
  }

  /** Makes it if it is not there; where it can't be made, each look says so. */
  public void make() {
    try {
      Files.createDirectories(input);
    } catch (IOException e) {
      // the next look says what is in the way
    }
  }

  /**
   * Waits until a look is worth it, and looks; finds nothing once the watch is closed.
   *
   * @param ours whether it is this process that takes in its lists now; else it does not look
   */
  public List<Found> next(BooleanSupplier ours) {
    try {
      boolean open = watch.await();
      if (open && ours.getAsBoolean()) {
        return complete();
      }
      watch.looked(false, null);
      return List.of();
    } catch (ClosedWatchServiceException e) {
      return List.of();
    } catch (InterruptedException e) { // whoever stops the routes does that
      Thread.currentThread().interrupt();
      return List.of();
    }
  }

  /** Looks through it; each file is handed out again and again until it is taken in. */
  public synchronized List<Found> complete() {
    lateWrites.takeBack();
    handedOut = new HashMap<>();
    List<Found> found = new ArrayList<>();
    obstacles.begin();
    AtomicBoolean any = new AtomicBoolean();
    new FolderWalk(
            input,
            obstacles,
            watch::follow,
            (file, stamp) -> {
              any.set(true);
              look(file, stamp, found);
            })
        .walk();
    obstacles.end();
    boolean busy = any.get() || !obstacles.faults().isEmpty();
    watch.looked(busy, found.isEmpty() ? fileStability.next().orElse(null) : Instant.MIN);
    return found;
  }

  private void look(Path file, FileStamp stamp, List<Found> found) {
    if (!backOffs.due(file)) {
      fileStability.done(file); // nobody waits for its codes
    } else if (fileStability.settled(file, stamp)) {
      handedOut.put(file, stamp);
      found.add(new Found(file, stamp.size()));
    }
  }

  /**
   * That file was handed out, and what could be done is done. If it still lies there it is left
   * alone for a while, longer each time, whatever the reason: the next look comes at once.
   */
  public synchronized void tried(Path file) {
    FileStamp before = handedOut.remove(file);
    Optional<FileStamp> now = FileStamp.find(file, LinkOption.NOFOLLOW_LINKS);
    if (before == null || now.isEmpty() || !same(before, now.get())) {
      backOffs.well(file);
    } else if (backOffs.due(file)) {
      backOffs.later(file);
    }
  }

  /** Of a link it was looked at what it leads to: the link itself can't be told from another. */
  private static boolean same(FileStamp before, FileStamp now) {
    return now.kind() == FileStamp.Kind.LINK || Objects.equals(before.inode(), now.inode());
  }

  /** Why lists in it can't be taken in, a line each, for the health. */
  public List<String> faults() {
    return obstacles.faults();
  }
}
