package caravan.wiring;

import caravan.lists.FileNames;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.component.file.GenericFileOperationFailedException;
import org.apache.camel.component.file.GenericFileOperations;
import org.apache.camel.component.file.remote.SftpRemoteFile;
import org.apache.commons.net.ftp.FTPFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lists that were put away on a server while somebody still wrote to them: an upload may stall for
 * longer than the settle time, and goes on into the file wherever it was moved. They are looked at
 * again for a while, and one that has grown is put back as another list. Used by the one thread
 * that looks.
 *
 * @param <T> what a server's listing is made of
 */
final class Latecomers<T> {

  private static final Logger LOG = LoggerFactory.getLogger(Latecomers.class);
  private static final Duration FIRST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofMinutes(10);

  /** So many are looked at after one look. */
  private static final int AT_A_TIME = 20;

  private record Moved(String path, String target, long size, Duration pause, Instant next) {

    Moved later(Instant now) {
      Duration longer = pause.multipliedBy(2);
      return new Moved(path, target, size, longer, now.plus(longer));
    }
  }

  private final Server server;
  private final Duration settle;
  private final boolean marked;
  private final Clock clock;
  private final Map<String, Moved> moved = new LinkedHashMap<>();

  /**
   * @param marked whether markers say when a list is complete; then none is looked at again
   */
  Latecomers(Server server, Duration settle, boolean marked, Clock clock) {
    this.server = server;
    this.settle = settle;
    this.marked = marked;
    this.clock = clock;
  }

  /**
   * A list was put away.
   *
   * @param path where it lay below the server's folder
   * @param target where it lies now, as the server knows it
   */
  void moved(String path, String target, long size) {
    if (!marked) {
      Duration pause = settle.compareTo(FIRST) < 0 ? FIRST : settle;
      moved.put(target, new Moved(path, target, size, pause, clock.instant().plus(pause)));
    }
  }

  /** Puts those back that have grown; after 1 s, 2 s, … 10 min a list is left in peace. */
  void look(GenericFileOperations<T> there) {
    Instant now = clock.instant();
    List<Moved> due =
        moved.values().stream().filter(one -> !one.next().isAfter(now)).limit(AT_A_TIME).toList();
    for (Moved one : due) {
      moved.remove(one.target());
      look(there, one, now);
    }
  }

  private void look(GenericFileOperations<T> there, Moved one, Instant now) {
    try {
      long size = size(there, one.target());
      if (size > one.size()) {
        putBack(there, one, size);
      } else if (size == one.size() && one.pause().compareTo(LONGEST) < 0) {
        moved.put(one.target(), one.later(now));
      }
    } catch (GenericFileOperationFailedException e) {
      if (RemoteFault.refusal(e)) {
        LOG.debug("{}: {} was taken away", server, one.target(), e);
      } else {
        moved.put(one.target(), one.later(now));
        throw e;
      }
    }
  }

  /** Its size now; below 0 where it is gone. */
  private long size(GenericFileOperations<T> there, String target) {
    T[] files = there.listFiles(target);
    if (files == null || files.length != 1) {
      return -1;
    }
    if (files[0] instanceof FTPFile ftp) {
      return ftp.getSize();
    }
    return files[0] instanceof SftpRemoteFile<?> sftp ? sftp.getFileLength() : -1;
  }

  private void putBack(GenericFileOperations<T> there, Moved one, long size) {
    String folder = one.path().substring(0, one.path().lastIndexOf('/') + 1);
    String name = one.path().substring(folder.length());
    String free = FileNames.numbered(name, 2);
    for (int copy = 3; there.existsFile(server.path(folder + free)); copy++) {
      free = FileNames.numbered(name, copy);
    }
    if (!there.renameFile(one.target(), server.path(folder + free))) {
      throw new GenericFileOperationFailedException(
          "it does not let us move " + one.target() + " back; check the rights there");
    }
    LOG.warn(
        "{}, {}: grew from {} to {} bytes after it was taken in: its upload had stalled for longer"
            + " than caravan.input.settle ({} s). It is taken in anew as {}; send lists as .part and"
            + " rename them then, or raise caravan.input.settle",
        server,
        one.path(),
        one.size(),
        size,
        settle.toSeconds(),
        folder + free);
  }
}
