package caravan.road;

import caravan.codes.ListHead;
import caravan.ledger.Held;
import caravan.ledger.Ledger;
import caravan.ledger.LedgerException;
import caravan.ledger.Listing;
import caravan.lists.Shelf;
import caravan.lists.UnreadableListException;
import java.io.File;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes lists in: read once to know them, once more into the ledger, then out of the input folder.
 * One that a person should see first is held instead.
 */
public final class Enrolment {

  private static final Logger LOG = LoggerFactory.getLogger(Enrolment.class);

  private final Path input;
  private final Screening screening;
  private final Shelf shelf;
  private final Ledger ledger;
  private final RowEnrolment rows;
  private final HeldLists heldLists;
  private final Arrivals arrivals;

  /**
   * @param input the folder where lists are dropped
   */
  public Enrolment(
      Path input,
      Screening screening,
      Shelf shelf,
      Ledger ledger,
      RowEnrolment rows,
      HeldLists heldLists,
      Arrivals arrivals) {
    this.input = input;
    this.screening = screening;
    this.shelf = shelf;
    this.ledger = ledger;
    this.rows = rows;
    this.heldLists = heldLists;
    this.arrivals = arrivals;
  }

  /**
   * Takes in a list of the input folder and moves it to {@code .done}; to {@code .held} if a person
   * is to be asked first, or to {@code .failed} with the reason.
   */
  public void enrol(File dropped) {
    Path file = dropped.toPath();
    try {
      String folder = folder(file);
      try {
        takeIn(file, screening.screen(file, folder, file.getFileName().toString()));
      } catch (UnreadableListException e) {
        fail(file, folder, String.valueOf(e.getMessage()));
      } catch (LedgerException | UncheckedIOException e) {
        throw e;
      } catch (RuntimeException | StackOverflowError e) {
        LOG.error("{} can't be taken in: a fault in Caravan, please report it", file, e);
        fail(file, folder, "a fault in Caravan, please report it: " + e);
      }
    } finally {
      arrivals.done(file);
    }
  }

  private void takeIn(Path file, Screened list) {
    ListHead head = list.survey().head();
    Optional<Listing> taken = ledger.findTaken(head);
    if (taken.isPresent()) {
      shelve(file, taken.get().id());
    } else if (list.held()) {
      heldLists.shelved(heldLists.hold(file, head, list));
    } else {
      heldLists.notHeld(head);
      tellChosen(list);
      shelve(file, rows.enrol(file, list.survey(), head));
    }
  }

  private static void tellChosen(Screened list) {
    if (list.choice() != null) {
      LOG.info(
          "{} is read as a person said of a list with the same headings",
          list.survey().head().path());
    }
  }

  /** Takes in a list that stays where it is, read so; answers the ledger's number of it. */
  public long enrolInPlace(Path file, Screened list) {
    long taken = rows.enrol(file, list.survey(), list.survey().head());
    ledger.shelved(taken);
    return taken;
  }

  /**
   * Takes in a list that was fetched from a server, or holds it; one that was taken in or held
   * before and has not been put away there yet is not taken in twice.
   */
  public Verdict enrolFetched(Fetched list) {
    try {
      Screened screened = screening.screen(list.copy(), list.folder(), list.name());
      ListHead head = Fetched.known(screened.survey().head(), list.identity());
      Optional<Listing> taken = ledger.findTaken(head);
      if (taken.isPresent()) {
        return new Verdict.Taken(taken.get().id());
      }
      Optional<Held> held = heldLists.findFetched(head);
      if (held.isPresent()) {
        return new Verdict.Held(held.get().id());
      }
      if (screened.held()) {
        return new Verdict.Held(heldLists.hold(list.copy(), head, screened));
      }
      tellChosen(screened);
      return new Verdict.Taken(rows.enrol(list.copy(), screened.survey(), head));
    } catch (UnreadableListException e) {
      return new Verdict.Unreadable(String.valueOf(e.getMessage()));
    }
  }

  /** A list is put away on the server that it came from. */
  public void putAway(long list) {
    ledger.shelved(list);
  }

  /** A list that is held here is put away on the server that it came from. */
  public void putAwayHeld(long held) {
    heldLists.shelved(held);
  }

  /**
   * Lists that were put away on a server without our knowing, because the process or the connection
   * ended just then, are marked so.
   *
   * @param there whether a list still lies at that path of the server
   */
  public void reconcile(String server, Predicate<String> there) {
    for (Listing list : ledger.unshelved()) {
      String identity = list.head().identity();
      if (Fetched.fetchedFrom(server, identity) && !there.test(Fetched.path(identity))) {
        ledger.shelved(list.id());
      }
    }
    heldLists.reconcile(server, there);
  }

  /** A list that could not be taken in a moment ago is left alone: nobody waits for its codes. */
  public void notNow(File dropped) {
    arrivals.done(dropped.toPath());
  }

  /** Lists whose file left the input folder just before a process ended are marked so. */
  public void reconcile() {
    for (Listing list : ledger.unshelved()) {
      boolean here = !Fetched.fetched(list.head().identity());
      if (here && !Files.exists(input.resolve(list.head().path()))) {
        ledger.shelved(list.id());
      }
    }
  }

  private void shelve(Path file, long list) {
    shelf.shelve(file, input.resolve(".done").resolve(folder(file)));
    ledger.shelved(list);
  }

  /** A file that somebody took away again is nobody's fault. */
  private void fail(Path file, String folder, String why) {
    if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      LOG.info("{} was taken away before it could be read", file);
      return;
    }
    Path failed = shelf.fail(file, input.resolve(".failed").resolve(folder), why);
    LOG.warn("{} is not taken in, see {}: {}", file.getFileName(), failed, why);
  }

  private String folder(Path file) {
    Path parent = input.relativize(file).getParent();
    return parent == null ? "" : parent.toString().replace('\\', '/');
  }
}
