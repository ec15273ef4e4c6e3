package caravan.road;

import caravan.codes.ListHead;
import caravan.ledger.Entry;
import caravan.ledger.Freshness;
import caravan.ledger.Ledger;
import caravan.ledger.LedgerException;
import caravan.ledger.Listing;
import caravan.lists.ListReader;
import caravan.lists.RowStream;
import caravan.lists.Shelf;
import caravan.lists.Survey;
import caravan.lists.UnreadableListException;
import java.io.File;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes lists in: read once to know them, once more into the ledger, then out of the input folder.
 */
public final class Enrolment {

  private static final Logger LOG = LoggerFactory.getLogger(Enrolment.class);
  private static final int ROWS_AT_A_TIME = 2_000;

  private final Path input;
  private final ListReader reader;
  private final Shelf shelf;
  private final Ledger ledger;
  private final Router router;
  private final Freshness freshness;
  private final Arrivals arrivals;
  private final Runnable wake;
  private final Clock clock;
  private final Set<Long> halfRead = ConcurrentHashMap.newKeySet();

  /**
   * @param input the folder where lists are dropped
   * @param wake is told when new codes wait
   */
  public Enrolment(
      Path input,
      ListReader reader,
      Shelf shelf,
      Ledger ledger,
      Router router,
      Freshness freshness,
      Arrivals arrivals,
      Runnable wake,
      Clock clock) {
    this.input = input;
    this.reader = reader;
    this.shelf = shelf;
    this.ledger = ledger;
    this.router = router;
    this.freshness = freshness;
    this.arrivals = arrivals;
    this.wake = wake;
    this.clock = clock;
  }

  /**
   * Takes in a list of the input folder and moves it to {@code .done}, or to {@code .failed} with
   * the reason.
   */
  public void enrol(File dropped) {
    Path file = dropped.toPath();
    try {
      String folder = folder(file);
      try {
        Survey survey = reader.survey(file, folder, file.getFileName().toString());
        Optional<Listing> taken = ledger.findTaken(survey.head());
        shelve(file, taken.isPresent() ? taken.get().id() : read(file, survey));
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

  /**
   * Takes in a list that stays where it is, under that name; answers the ledger's number of it.
   * Throws UnreadableListException.
   */
  public long enrolInPlace(Path file, String name) {
    long list = read(file, reader.survey(file, "", name));
    ledger.shelved(list);
    return list;
  }

  /**
   * Takes in a list that was fetched from a server; one that was taken in before and has not been
   * put away there yet is not taken in twice.
   */
  public Verdict enrolFetched(Fetched list) {
    try {
      Survey survey = reader.survey(list.copy(), list.folder(), list.name());
      ListHead head = known(survey.head(), list.identity());
      Optional<Listing> taken = ledger.findTaken(head);
      return new Verdict.Taken(
          taken.isPresent() ? taken.get().id() : read(list.copy(), survey, head));
    } catch (UnreadableListException e) {
      return new Verdict.Unreadable(String.valueOf(e.getMessage()));
    }
  }

  private static ListHead known(ListHead head, String identity) {
    return new ListHead(
        head.folder(),
        head.name(),
        identity,
        head.sha256(),
        head.urgent(),
        head.columns(),
        head.delimiter());
  }

  /** A list is put away on the server that it came from. */
  public void putAway(long list) {
    ledger.shelved(list);
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

  private long read(Path file, Survey survey) {
    return read(file, survey, survey.head());
  }

  private long read(Path file, Survey survey, ListHead head) {
    forget();
    long list = ledger.open(head, survey.summary(), clock.instant());
    try (RowStream rows = reader.rows(file, survey)) {
      List<Entry> entries = new ArrayList<>(ROWS_AT_A_TIME);
      while (rows.hasNext()) {
        entries.add(router.route(rows.next()));
        if (entries.size() == ROWS_AT_A_TIME || !rows.hasNext()) {
          ledger.enrol(list, entries, freshness, clock.instant());
          entries.clear();
          wake.run();
        }
      }
      reader.refuseChanged(file, survey);
    } catch (RuntimeException e) {
      discard(list, e);
      throw e;
    }
    ledger.enrolled(list);
    LOG.info("{}", survey.summary());
    return list;
  }

  private void discard(long list, RuntimeException cause) {
    halfRead.add(list);
    try {
      forget();
    } catch (RuntimeException e) {
      cause.addSuppressed(e);
    }
  }

  /** Lists that could not be forgotten at once, because the ledger was the trouble, are now. */
  private void forget() {
    for (long list : List.copyOf(halfRead)) {
      ledger.discard(list);
      halfRead.remove(list);
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
