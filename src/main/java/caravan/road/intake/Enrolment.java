package caravan.road.intake;

import caravan.codes.ListHead;
import caravan.ledger.LedgerException;
import caravan.ledger.ListRecord;
import caravan.ledger.Lists;
import caravan.ledger.Nodes;
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
import java.util.OptionalLong;
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
  private final Nodes nodes;

  /**
   * A list that was dropped.
   *
   * @param stamp before it was looked at
   * @param fence the {@linkplain Nodes#fence number} that this process had then
   */
  private record Dropped(Path file, FileStamp stamp, long fence) {}

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
      LateWrites lateWrites,
      Nodes nodes) {
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
    this.nodes = nodes;
  }

  /**
   * Takes in a list of the input folder and moves it to {@code .done}; to {@code .held} if a person
   * is to be asked first, or to {@code .failed} with the reason. One that somebody still writes to
   * stays where it is, and so do all where another node takes the lists in. To be followed by
   * {@link #settle}, once for many.
   *
   * @throws UncheckedIOException where the machine is at fault; then it can be taken in later
   */
  public void enrol(Path dropped) {
    try {
      nodes.intakeFence().ifPresent(fence -> enrol(names.readable(dropped), fence));
    } finally {
      fileStability.done(dropped);
    }
  }

  private void enrol(Path file, long fence) {
    FileStamp.find(file)
        .ifPresentOrElse(stamp -> enrol(new Dropped(file, stamp, fence)), () -> takenAway(file));
  }

  private void enrol(Dropped dropped) {
    Path file = dropped.file();
    String folder = names.folder(file);
    try (MDC.MDCCloseable field = LogFields.list(input.relativize(file).toString())) {
      String name = file.getFileName().toString();
      Optional<StartedList> started = starts.find(ListReader.identity(file));
      Screened list =
          started
              .map(it -> screening.screen(file, folder, name, it.choice()))
              .orElseGet(() -> screening.screen(file, folder, name));
      takeIn(dropped, list, started);
    } catch (UnreadableListException e) {
      fail(dropped, String.valueOf(e.getMessage()));
    } catch (LedgerException e) {
      if (nodes.intakeFence().equals(OptionalLong.of(dropped.fence()))) {
        throw e;
      }
      LOG.info("{} is left to the node that takes in the lists of its folder now", file);
      LOG.debug("{} was not taken in", file, e);
    } catch (UncheckedIOException e) {
      throw named(file, e);
    } catch (RuntimeException | StackOverflowError e) {
      LOG.error("{} can't be taken in: a fault in Caravan, please report it", file, e);
      fail(dropped, "a fault in Caravan, please report it: " + e);
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

  private void takeIn(Dropped dropped, Screened list, Optional<StartedList> started) {
    ListHead head = list.survey().head();
    Optional<ListRecord> taken = lists.findTaken(head);
    if (taken.isPresent()) {
      shelve(dropped, taken.get().id());
    } else if (list.held()) {
      long held = heldLists.hold(dropped.file(), head, list, dropped.fence());
      heldLists.shelved(held, dropped.fence());
    } else {
      heldLists.notHeld(head);
      shelve(dropped, enrolled(dropped, list, started));
    }
  }

  private long enrolled(Dropped dropped, Screened list, Optional<StartedList> started) {
    SurveyedList surveyed = SurveyedList.of(dropped.file(), list, dropped.fence());
    if (started.isEmpty()) {
      list.tellChosen();
      return rows.enrol(surveyed);
    }
    StartedList it = started.get();
    return rows.enrol(surveyed, it.urgency(), id -> starts.enrolled(id, it));
  }

  /**
   * The lists that were taken in lie in {@code .done} for good: one way to the disk for all of
   * them. Where that fails it is done the next time.
   */
  public void settle() {
    shelving.settle();
    reconcile();
  }

  /** Takes in a list that stays where it is, read so; answers the ledger's number of it. */
  public long enrolInPlace(Path file, Screened list) {
    long fence = nodes.id();
    long taken = rows.enrol(SurveyedList.of(file, list, fence));
    lists.shelved(taken, fence);
    return taken;
  }

  /**
   * Lists whose file left the input folder just before a process ended, or was taken for dead, are
   * marked so; by none but who takes in the lists of that folder.
   */
  public void reconcile() {
    nodes.intakeFence().ifPresent(this::reconcile);
  }

  private void reconcile(long fence) {
    for (ListRecord list : lists.unshelvedHere()) {
      boolean here = !RemoteList.fetched(list.head().identity());
      if (here && !Files.exists(input.resolve(list.head().path()))) {
        lists.shelved(list.id(), fence);
      }
    }
  }

  private void shelve(Dropped dropped, long list) {
    Path file = dropped.file();
    Path done = input.resolve(".done").resolve(names.folder(file));
    if (Files.notExists(file, LinkOption.NOFOLLOW_LINKS)) {
      return; // by whoever took it in, and was thought to be dead
    }
    Path place = shelving.shelve(file, done, list, dropped.fence());
    lateWrites.watch(dropped.stamp(), place, file, "read");
  }

  /** A file that somebody took away again, or still writes to, is nobody's fault. */
  private void fail(Dropped dropped, String why) {
    Path file = dropped.file();
    if (Files.notExists(file, LinkOption.NOFOLLOW_LINKS)) {
      takenAway(file);
      return;
    }
    if (FileStamp.find(file).filter(now -> !now.equals(dropped.stamp())).isPresent()) {
      LOG.info("{} was written to while it was read: it is read again when that has ended", file);
      return;
    }
    Path failed = listArchive.fail(file, input.resolve(".failed").resolve(names.folder(file)), why);
    LOG.warn("{} is not taken in, see {}: {}", file.getFileName(), failed, why);
    lateWrites.watch(dropped.stamp(), failed, file, "set aside");
  }

  private static void takenAway(Path file) {
    LOG.info("{} was taken away before it could be read", file);
  }
}
