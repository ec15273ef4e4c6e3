package caravan.road.intake;

import caravan.codes.Channel;
import caravan.codes.Lane;
import caravan.codes.ListHead;
import caravan.codes.ResultRow;
import caravan.codes.Row;
import caravan.ledger.CacheTtl;
import caravan.ledger.Entry;
import caravan.ledger.Lists;
import caravan.ledger.Urgency;
import caravan.lists.reader.ListReader;
import caravan.lists.reader.Preview;
import caravan.lists.reader.RowStream;
import caravan.road.ReadAhead;
import caravan.road.delivery.EarlyList;
import caravan.road.delivery.EarlyResults;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the rows of a list that was surveyed into the ledger, all of them or none. */
public final class RowEnrolment {

  private static final Logger LOG = LoggerFactory.getLogger(RowEnrolment.class);
  private static final int ROWS_AT_A_TIME = 2_000;

  /** Fewer, of which all that they hold is in memory together with their answers. */
  private static final int KNOWN_AT_A_TIME = 500;

  private final ListReader reader;
  private final Lists lists;
  private final Router router;
  private final CacheTtl ttl;
  private final EarlyResults earlyResults;
  private final Consumer<Channel> wake;
  private final Clock clock;
  private final Set<Long> halfRead = ConcurrentHashMap.newKeySet();

  /**
   * @param earlyResults of lists that are known
   * @param wake is told of each channel for which new codes may wait
   */
  public RowEnrolment(
      ListReader reader,
      Lists lists,
      Router router,
      CacheTtl ttl,
      EarlyResults earlyResults,
      Consumer<Channel> wake,
      Clock clock) {
    this.reader = reader;
    this.lists = lists;
    this.router = router;
    this.ttl = ttl;
    this.earlyResults = earlyResults;
    this.wake = wake;
    this.clock = clock;
  }

  /** Enrols a list; answers the ledger's number of it. */
  long enrol(SurveyedList list) {
    return list.preview().rows() <= ROWS_AT_A_TIME
        ? enrolAtOnce(list)
        : enrol(list, lists::enrolled);
  }

  /** In one transaction: thousands of small lists may come together. */
  private long enrolAtOnce(SurveyedList list) {
    forget();
    Preview preview = list.preview();
    List<Entry> entries = new ArrayList<>((int) preview.rows());
    UnservedRows unserved = new UnservedRows(router);
    try (RowStream rows = reader.rows(list.file(), preview)) {
      rows.forEachRemaining(row -> entries.add(unserved.route(row)));
    }
    reader.refuseChanged(list.file(), preview);
    long number =
        lists.take(
            list.head(),
            list.urgency(),
            preview.summary(),
            entries,
            ttl,
            list.fence(),
            clock.instant());
    wake(entries);
    tell(list, unserved);
    return number;
  }

  private void wake(List<Entry> entries) {
    entries.stream()
        .map(Entry::lane)
        .filter(Objects::nonNull)
        .map(Lane::channel)
        .distinct()
        .forEach(wake);
  }

  /**
   * The same.
   *
   * @param last tells the ledger that its last row is enrolled
   */
  long enrol(SurveyedList list, LongConsumer last) {
    return enrol(list, list.urgency(), last);
  }

  /** The same of a list that is so urgent from its first row on. */
  long enrol(SurveyedList surveyed, Urgency urgency, LongConsumer last) {
    forget();
    Preview preview = surveyed.preview();
    ListHead head = surveyed.head();
    UnservedRows unserved = new UnservedRows(router);
    long list = lists.open(head, urgency, preview.summary(), surveyed.fence(), clock.instant());
    try (RowStream rows = reader.rows(surveyed.file(), preview);
        ReadAhead<Row, Entry> ahead = new ReadAhead<>(rows, unserved::route);
        EarlyList early = earlyResults.begin(list, head)) {
      List<Entry> entries = new ArrayList<>(ROWS_AT_A_TIME);
      while (ahead.hasNext()) {
        entries.add(ahead.next());
        if (entries.size() == atATime(early) || !ahead.hasNext()) {
          if (!known(list, entries, early)) {
            wake(entries);
          }
          entries.clear();
        }
      }
      reader.refuseChanged(surveyed.file(), preview);
      early.whole();
    } catch (RuntimeException | Error e) {
      discard(list, e);
      throw e;
    }
    last.accept(list);
    tell(surveyed, unserved);
    return list;
  }

  private static void tell(SurveyedList list, UnservedRows unserved) {
    LOG.info("{}", list.preview().summary());
    unserved
        .reasons()
        .forEach(
            (why, rows) ->
                LOG.warn(
                    "{}: {} back as invalid: {}",
                    list.head().path(),
                    rows == 1 ? "a row comes" : "%,d rows come".formatted(rows),
                    why));
  }

  private static int atATime(EarlyList early) {
    return early.wanted() ? KNOWN_AT_A_TIME : ROWS_AT_A_TIME;
  }

  /** Enrols them; answers whether all of them are known to have their answer. */
  private boolean known(long list, List<Entry> entries, EarlyList early) {
    if (!early.wanted()) {
      lists.enrol(list, entries, ttl, clock.instant());
      return false;
    }
    List<ResultRow> rows = lists.enrolKnown(list, entries, ttl, clock.instant());
    early.add(rows);
    return !rows.isEmpty();
  }

  private void discard(long list, Throwable cause) {
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
      lists.discard(list);
      halfRead.remove(list);
    }
  }
}
