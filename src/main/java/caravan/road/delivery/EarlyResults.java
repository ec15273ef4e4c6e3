package caravan.road.delivery;

import caravan.codes.ListHead;
import caravan.ledger.Deliveries;
import caravan.ledger.ListRecord;
import caravan.ledger.Overview;
import caravan.results.ListResults;
import caravan.results.ResultWriter;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Results that are written aside while their list is read, beside the reading: a list whose every
 * row has its answer need not be read a second time, from the ledger. They are handed back as any
 * others are, and are no more than a head start: where they can't be had, {@link Delivery} writes
 * the results itself.
 *
 * <p>For lists that are read at the same time, and one thread that hands back.
 */
public final class EarlyResults implements AutoCloseable {

  /** Of lists that were read and not handed back yet; each holds its files open. */
  private static final int AT_A_TIME = 4;

  private final Deliveries deliveries;
  private final ResultNames names;
  private final ResultWriter writer;
  private final ExecutorService threads = Executors.newCachedThreadPool(EarlyResults::thread);
  private final Map<Long, EarlyList> whole = new LinkedHashMap<>();

  public EarlyResults(Deliveries deliveries, Overview overview, ResultWriter writer) {
    this.deliveries = deliveries;
    this.names = new ResultNames(deliveries, overview, writer);
    this.writer = writer;
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "early-results");
    thread.setDaemon(true);
    return thread;
  }

  /** By which they get their names, as all others must. */
  ResultNames names() {
    return names;
  }

  /**
   * The results of a list that begins to be read; nobody wants them where another process hands it
   * back.
   */
  public EarlyList begin(long list, ListHead head) {
    return new EarlyList(this, list, deliveries.ours(list), () -> open(list, head), threads);
  }

  private ListResults open(long list, ListHead head) {
    return writer.begin(names.of(list, head), head);
  }

  /**
   * They are whole, for whoever hands the list back; too many of them are not kept. Nothing else is
   * done to any of them meanwhile: what is dropped must be gone before it is written anew.
   */
  synchronized void leave(EarlyList early) {
    whole.put(early.list(), early);
    Iterator<EarlyList> oldest = whole.values().iterator();
    for (int over = whole.size() - AT_A_TIME; over > 0; over--) {
      oldest.next().drop();
      oldest.remove();
    }
  }

  /**
   * The results of that list, all of whose rows are written; whoever takes them closes them. Empty
   * if there are none: then it may be written.
   */
  synchronized Optional<ListResults> take(ListRecord list, String name) {
    EarlyList early = whole.remove(list.id());
    return early == null ? Optional.empty() : early.take(list.rows(), name);
  }

  /** What nobody took is removed. */
  @Override
  public synchronized void close() {
    whole.values().forEach(EarlyList::drop);
    whole.clear();
    threads.shutdown();
  }
}
