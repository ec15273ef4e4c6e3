package caravan.remote;

import caravan.files.FileNames;
import caravan.ledger.MovedList;
import caravan.ledger.ServerNotes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.component.file.GenericFileOperationFailedException;
import org.apache.camel.component.file.GenericFileOperations;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lists that were put away on a server while somebody still wrote to them: an upload may stall for
 * longer than the settle time, and goes on into the file wherever it was moved. They are looked at
 * again for a while, at once by who takes the fetching over, and one that has grown is put back as
 * another list. Used by the one thread that looks.
 *
 * @param <T> what a server's listing is made of
 */
final class LateUploads<T> {

  private static final Logger LOG = LoggerFactory.getLogger(LateUploads.class);
  private static final Duration FIRST = Duration.ofSeconds(1);

  /** Who has not gone on writing by then never will. */
  private static final Duration LONG_ENOUGH = Duration.ofMinutes(20);

  /** So many are looked at after one look. */
  private static final int AT_A_TIME = 20;

  private record Watched(MovedList list, Instant next) {}

  private final Server server;
  private final Duration settle;
  private final boolean marked;
  private final ServerNotes notes;
  private final Clock clock;
  private final Map<String, Watched> watched = new LinkedHashMap<>();

  /**
   * @param marked whether markers say when a list is complete; then none is looked at again
   * @param notes what remembers the lists when this process ends
   */
  LateUploads(Server server, Duration settle, boolean marked, ServerNotes notes, Clock clock) {
    this.server = server;
    this.settle = settle;
    this.marked = marked;
    this.notes = notes;
    this.clock = clock;
  }

  /**
   * The server's lists are fetched by this process from now on: those of who did before are due.
   */
  void takeOver() {
    Instant now = clock.instant();
    watched.clear();
    for (MovedList list : notes.moved(server.address())) {
      boolean ahead = list.at().isAfter(now);
      watched.put(list.target(), new Watched(ahead ? at(list, now) : list, now));
    }
  }

  /** A list of a clock that was ahead is as old as this process. */
  private static MovedList at(MovedList list, Instant now) {
    return new MovedList(list.server(), list.target(), list.path(), list.size(), now);
  }

  /**
   * A list is about to be put away: it is remembered before that, since nobody may come to it
   * afterwards.
   *
   * @param path where it lies below the server's folder
   * @param target where it will lie, as the server knows it
   * @param size bytes of it that were taken in
   */
  void moving(String path, String target, long size) {
    if (!marked) {
      MovedList list = new MovedList(server.address(), target, path, size, clock.instant());
      notes.move(list);
      watched.put(target, new Watched(list, next(list)));
    }
  }

  /** Nothing more comes of it, or it was not put away after all. */
  void leave(String target) {
    Watched one = watched.remove(target);
    if (one != null) {
      notes.leave(one.list());
    }
  }

  /** Twice as long each time. */
  private Instant next(MovedList list) {
    Instant now = clock.instant();
    Duration least = settle.compareTo(FIRST) < 0 ? FIRST : settle;
    Duration old = Duration.between(list.at(), now);
    return now.plus(old.compareTo(least) < 0 ? least : old);
  }

  /** Puts those back that have grown; after 1 s, 2 s, 4 s … half an hour a list is left alone. */
  void look(GenericFileOperations<T> there) {
    Instant now = clock.instant();
    List<Watched> due =
        watched.values().stream().filter(one -> !one.next().isAfter(now)).limit(AT_A_TIME).toList();
    for (Watched one : due) {
      MovedList list = one.list();
      watched.remove(list.target());
      watched.put(list.target(), new Watched(list, next(list)));
      if (look(there, list) || list.at().plus(LONG_ENOUGH).isBefore(now)) {
        leave(list.target());
      }
    }
  }

  /** Whether nothing more comes of it: it has gone, or is put back. */
  private boolean look(GenericFileOperations<T> there, MovedList list) {
    Optional<SingleFile> file = SingleFile.find(there, list.target());
    if (file.isEmpty()) {
      return true;
    }
    long size = file.get().size();
    return size > list.size() && putBack(there, list, size);
  }

  private boolean putBack(GenericFileOperations<T> there, MovedList list, long size) {
    String said = "";
    try {
      String free = free(there, list.path());
      if (there.renameFile(list.target(), server.path(free))) {
        LOG.warn(
            "{}, {}: {}. It is taken in anew as {}; send lists as .part and rename them then, or"
                + " raise caravan.input.settle",
            server,
            list.path(),
            grew(list, size),
            free);
        return true;
      }
    } catch (GenericFileOperationFailedException e) {
      if (!RemoteError.refusal(e)) {
        throw e;
      }
      said = " (" + RemoteError.reply(e) + ")";
    }
    LOG.warn(
        "{}, {}: {}. The server does not let us move {} back{}, so that what came since is missing;"
            + " check the rights there, or send the list again",
        server,
        list.path(),
        grew(list, size),
        list.target(),
        said);
    return false;
  }

  private String grew(MovedList list, long size) {
    return "grew from %d to %d bytes after it was taken in: its upload had stalled for longer than caravan.input.settle (%d s)"
        .formatted(list.size(), size, settle.toSeconds());
  }

  private String free(GenericFileOperations<T> there, String path) {
    String folder = path.substring(0, path.lastIndexOf('/') + 1);
    String name = path.substring(folder.length());
    return folder
        + FileNames.free(
            name, next -> next.equals(name) || there.existsFile(server.path(folder + next)));
  }
}
