package caravan.road.intake;

import caravan.codes.ListHead;
import caravan.files.FileNames;
import caravan.ledger.Held;
import caravan.ledger.Holds;
import caravan.ledger.Overview;
import caravan.lists.archive.ListArchive;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lists that wait for a person's word in {@code .held}, each beside the reason. */
public final class HeldLists {

  private static final Logger LOG = LoggerFactory.getLogger(HeldLists.class);

  private final Path input;
  private final Path folder;
  private final ListArchive listArchive;
  private final Holds holds;
  private final Overview overview;
  private final WhyHeld why;
  private final Clock clock;

  /**
   * @param input the folder where lists are dropped
   */
  public HeldLists(
      Path input,
      ListArchive listArchive,
      Holds holds,
      Overview overview,
      WhyHeld why,
      Clock clock) {
    this.input = input;
    this.folder = folder(input);
    this.listArchive = listArchive;
    this.holds = holds;
    this.overview = overview;
    this.why = why;
    this.clock = clock;
  }

  /** Where the lists of that input folder lie that are held. */
  public static Path folder(Path input) {
    return input.resolve(".held");
  }

  /**
   * Moves a list to where it waits, and says so once; costs nothing.
   *
   * @param head with the identity of the file that was dropped, here or on a server
   * @param fence the {@linkplain caravan.ledger.Nodes#fence number} that this process had before it
   *     looked at it
   * @return the ledger's number of it
   */
  long hold(Path file, ListHead head, Screened list, long fence) {
    Held begun = begin(head, list, fence);
    String there = move(file, head, list, begun, fence);
    holds.lies(begun.id());
    LOG.warn(
        "{} is held, nothing is asked for: {}; see {}",
        head.path(),
        list.reason(),
        ListArchive.why(at(there)));
    return begun.id();
  }

  /**
   * Lists come from several servers at once: each takes its place before the next looks for one.
   */
  private synchronized Held begin(ListHead head, Screened list, long fence) {
    Optional<Held> begun = holds.findHeld(head);
    if (begun.isPresent()) {
      return begun.get();
    }
    holds.hold(head, freePlace(head), list.reason(), list.fingerprint(), fence, clock.instant());
    return holds.findHeld(head).orElseThrow();
  }

  /** The list that was fetched before and is held here, or about to be what a person said. */
  Optional<Held> findFetched(ListHead head) {
    return holds
        .findHeld(head)
        .filter(held -> held.word() != Held.Word.NONE || whole(at(held.place())));
  }

  private String move(Path file, ListHead head, Screened list, Held begun, long fence) {
    String place = begun.place();
    while (!listArchive.hold(file, at(place), why.text(file, list, place))) {
      place = another(begun, head, list, fence);
    }
    return place;
  }

  private synchronized String another(Held begun, ListHead head, Screened list, long fence) {
    String place = freePlace(head);
    holds.holdAt(begun.id(), place, list.reason(), fence);
    return place;
  }

  /** Neither a file nor a list on its way has it, and no list's reason would. */
  private String freePlace(ListHead head) {
    String below = head.folder().isEmpty() ? "" : nameHere(head.folder()) + "/";
    return below + FileNames.free(nameHere(head.name()), name -> taken(below, name));
  }

  private boolean taken(String below, String name) {
    Path place = at(below + name);
    String reason = String.valueOf(ListArchive.why(place).getFileName());
    return Files.exists(place, LinkOption.NOFOLLOW_LINKS)
        || holds.takenPlace(below + name)
        || holds.takenPlace(below + reason);
  }

  /** A server may give a name that no file can have here. */
  private static String nameHere(String name) {
    try {
      return Path.of(name).toString();
    } catch (InvalidPathException e) {
      return name.replaceAll("[^\\x20-\\x7e]", "_");
    }
  }

  private Path at(String place) {
    return folder.resolve(place);
  }

  /** Its file has left the place where it was dropped. */
  void shelved(long held, long fence) {
    holds.heldShelved(held, fence);
  }

  /**
   * The list of that file is not held after all, though a move to where it would have been was
   * begun before a crash.
   */
  void notHeld(ListHead head) {
    holds.findHeld(head).filter(held -> held.word() == Held.Word.NONE).ifPresent(this::undo);
  }

  private void undo(Held held) {
    Path file = at(held.place());
    Path dropped = input.resolve(held.path());
    try {
      if (Files.exists(file) && Files.exists(dropped) && Files.isSameFile(file, dropped)) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("can't remove '" + file + "': " + e.getMessage(), e);
    }
    if (Files.notExists(file)) {
      end(held);
    }
  }

  /** Ends what an earlier process had begun; before anything else is done with lists. */
  public void reconcile() {
    for (Held held : holds.onTheirWay()) {
      boolean dropped = Files.exists(input.resolve(held.path()), LinkOption.NOFOLLOW_LINKS);
      if (whole(at(held.place())) && !dropped) {
        holds.lies(held.id());
      } else if (!dropped) {
        holds.endHeld(held.id());
      }
    }
  }

  /** A name may be reserved by a file without anything in it. */
  private static boolean whole(Path file) {
    try {
      return Files.isRegularFile(file) && Files.size(file) > 0;
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * Held lists that were put away on a server without our knowing are marked so.
   *
   * @param fence the number of this process, which fetches the lists of that server
   * @param there whether a list still lies at that path of the server
   */
  void reconcile(String server, long fence, Predicate<String> there) {
    for (Held held : overview.held()) {
      if (!held.shelved()
          && RemoteList.fetchedFrom(server, held.identity())
          && !there.test(RemoteList.path(held.identity()))) {
        holds.heldShelved(held.id(), fence);
      }
    }
  }

  private void end(Held held) {
    listArchive.forgetWhy(at(held.place()));
    holds.endHeld(held.id());
  }
}
