package caravan.road.intake;

import caravan.codes.ListHead;
import caravan.ledger.Held;
import caravan.ledger.LedgerException;
import caravan.ledger.ListRecord;
import caravan.ledger.Lists;
import caravan.ledger.StartedList;
import caravan.ledger.Starts;
import caravan.lists.UnreadableListException;
import caravan.lists.archive.ListArchive;
import caravan.lists.reader.ListReader;
import caravan.road.LogFields;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * Takes lists in: read once to know them, once more into the ledger, then out of the input folder.
 * One that a person should see first is held instead.
 */
public final class Enrolment {

  private static final Logger LOG = LoggerFactory.getLogger(Enrolment.class);

  private final Path input;
  private final Screening screening;
  private final Starts starts;
  private final ListArchive listArchive;
  private final Shelving shelving;
  private final Lists lists;
  private final RowEnrolment rows;
  private final HeldLists heldLists;
  private final FileStability fileStability;
  private final LateWrites lateWrites;
  private final ReadableNames names;

  /**
   * @param input the folder where lists are dropped
   */
  public Enrolment(
      Path input,
      Screening screening,
      Starts starts,
      ListArchive listArchive,
      Lists lists,
      RowEnrolment rows,
      HeldLists heldLists,
      FileStability fileStability,
      LateWrites lateWrites) {
    this.input = input;
    this.screening = screening;
    this.starts = starts;
    this.listArchive = listArchive;
    this.shelving = new Shelving(listArchive, lists);
    this.lists = lists;
    this.rows = rows;
    this.heldLists = heldLists;
    this.fileStability = fileStability;
    this.lateWrites = lateWrites;
    this.names = new ReadableNames(input, listArchive);
  }

  /**
   * Takes in a list of the input folder and moves it to {@code .done}; to {@code .held} if a person
   * is to be asked first, or to {@code .failed} with the reason. One that somebody still writes to
   * stays where it is. To be followed by {@link #settle}, once for many.
   *
   * @throws UncheckedIOException where the machine is at fault; then it can be taken in later
   */
  public void enrol(Path dropped) {
    try {
      Path file = names.readable(dropped);
      FileStamp.find(file).ifPresentOrElse(stamp -> enrol(file, stamp), () -> takenAway(file));
    } finally {
      fileStability.done(dropped);
    }
  }

  private void enrol(Path file, FileStamp before) {
    String folder = names.folder(file);
    try (MDC.MDCCloseable field = LogFields.list(input.relativize(file).toString())) {
      String name = file.getFileName().toString();
      Optional<StartedList> started = starts.find(ListReader.identity(file));
      Screened list =
          started
              .map(it -> screening.screen(file, folder, name, it.choice()))
              .orElseGet(() -> screening.screen(file, folder, name));
      takeIn(file, before, list, started);
    } catch (UnreadableListException e) {
      fail(file, before, String.valueOf(e.getMessage()));
    } catch (LedgerException e) {
      throw e;
    } catch (UncheckedIOException e) {
      throw named(file, e);
    } catch (RuntimeException | StackOverflowError e) {
      LOG.error("{} can't be taken in: a fault in Caravan, please report it", file, e);
      fail(file, before, "a fault in Caravan, please report it: " + e);
    }
  }

  /** What the machine says of a file that it can't read does not always name it. */
  private static UncheckedIOException named(Path file, UncheckedIOException e) {
    IOException cause = Objects.requireNonNull(e.getCause());
    String words = String.valueOf(e.getMessage());
    return words.contains(file.toString())
        ? e
        : new UncheckedIOException(
            "can't read the list '%s': %s".formatted(file, cause.getMessage()), cause);
  }

  private void takeIn(Path file, FileStamp before, Screened list, Optional<StartedList> started) {
    ListHead head = list.survey().head();
    Optional<ListRecord> taken = lists.findTaken(head);
    if (taken.isPresent()) {
      shelve(file, before, taken.get().id());
    } else if (list.held()) {
      heldLists.shelved(heldLists.hold(file, head, list));
    } else {
      heldLists.notHeld(head);
      shelve(file, before, enrolled(file, list, started));
    }
  }

  private long enrolled(Path file, Screened list, Optional<StartedList> started) {
    ListHead head = list.survey().head();
    if (started.isEmpty()) {
      tellChosen(list);
      return rows.enrol(file, list.survey(), head);
    }
    StartedList it = started.get();
    return rows.enrol(file, list.survey(), head, it.urgency(), id -> starts.enrolled(id, it));
  }

  private static void tellChosen(Screened list) {
    if (list.choice() != null) {
      LOG.info(
          "{} is read as a person said of a list with the same headings",
          list.survey().head().path());
    }
  }

  /**
   * The lists that were taken in lie in {@code .done} for good: one way to the disk for all of
   * them. Where that fails it is done the next time.
   */
  public void settle() {
    shelving.settle();
  }

  /** Takes in a list that stays where it is, read so; answers the ledger's number of it. */
  public long enrolInPlace(Path file, Screened list) {
    long taken = rows.enrol(file, list.survey(), list.survey().head());
    lists.shelved(taken);
    return taken;
  }

  /**
   * Takes in a list that was fetched from a server, or holds it; one that was taken in or held
   * before and has not been put away there yet is not taken in twice.
   */
  public IntakeResult enrolFetched(RemoteList list) {
    try (MDC.MDCCloseable field = LogFields.list(list.name())) {
      Screened screened = screening.screen(list.copy(), list.folder(), list.name());
      ListHead head = RemoteList.known(screened.survey().head(), list.identity());
      Optional<ListRecord> taken = lists.findTaken(head);
      if (taken.isPresent()) {
        return new IntakeResult.Taken(taken.get().id());
      }
      Optional<Held> held = heldLists.findFetched(head);
      if (held.isPresent()) {
        return new IntakeResult.Held(held.get().id());
      }
      if (screened.held()) {
        return new IntakeResult.Held(heldLists.hold(list.copy(), head, screened));
      }
      tellChosen(screened);
      return new IntakeResult.Taken(rows.enrol(list.copy(), screened.survey(), head));
    } catch (UnreadableListException e) {
      return new IntakeResult.Unreadable(String.valueOf(e.getMessage()));
    }
  }

  /** A list is put away on the server that it came from. */
  public void putAway(long list) {
    lists.shelved(list);
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
    for (ListRecord list : lists.unshelved()) {
      String identity = list.head().identity();
      if (RemoteList.fetchedFrom(server, identity) && !there.test(RemoteList.path(identity))) {
        lists.shelved(list.id());
      }
    }
    heldLists.reconcile(server, there);
  }

  /** Lists whose file left the input folder just before a process ended are marked so. */
  public void reconcile() {
    for (ListRecord list : lists.unshelvedHere()) {
      boolean here = !RemoteList.fetched(list.head().identity());
      if (here && !Files.exists(input.resolve(list.head().path()))) {
        lists.shelved(list.id());
      }
    }
  }

  private void shelve(Path file, FileStamp read, long list) {
    Path done = input.resolve(".done").resolve(names.folder(file));
    Path place = shelving.shelve(file, done, list);
    lateWrites.watch(read, place, file, "read");
  }

  /** A file that somebody took away again, or still writes to, is nobody's fault. */
  private void fail(Path file, FileStamp read, String why) {
    if (Files.notExists(file, LinkOption.NOFOLLOW_LINKS)) {
      takenAway(file);
      return;
    }
    if (FileStamp.find(file).filter(now -> !now.equals(read)).isPresent()) {
      LOG.info("{} was written to while it was read: it is read again when that has ended", file);
      return;
    }
    Path failed = listArchive.fail(file, input.resolve(".failed").resolve(names.folder(file)), why);
    LOG.warn("{} is not taken in, see {}: {}", file.getFileName(), failed, why);
    lateWrites.watch(read, failed, file, "set aside");
  }

  private static void takenAway(Path file) {
    LOG.info("{} was taken away before it could be read", file);
  }
}
