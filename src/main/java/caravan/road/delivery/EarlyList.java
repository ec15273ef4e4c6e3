package caravan.road.delivery;

import caravan.codes.ResultRow;
import caravan.results.ListResults;
import caravan.results.ResultException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One list whose results are written while it is read. Closed before it is {@link #whole}, it
 * leaves nothing. What fails here is no trouble yet: whoever hands the list back meets it, and
 * tells.
 */
public final class EarlyList implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(EarlyList.class);

  private final EarlyResults home;
  private final long list;
  private final Supplier<ListResults> begin;
  private final Executor threads;

  /** Of one piece of rows at a time; each is waited for before the next one comes. */
  private CompletableFuture<Void> piece = CompletableFuture.completedFuture(null);

  private @Nullable ListResults results;
  private long written;
  private boolean wanted;
  private boolean left;

  EarlyList(
      EarlyResults home, long list, boolean wanted, Supplier<ListResults> begin, Executor threads) {
    this.home = home;
    this.list = list;
    this.wanted = wanted;
    this.begin = begin;
    this.threads = threads;
  }

  long list() {
    return list;
  }

  /** Whether further rows are of use. */
  public boolean wanted() {
    return wanted;
  }

  /**
   * The next rows with their answers; none where one of them waits for its answer, and with that it
   * ends. Returns when the ones before are written.
   */
  public void add(List<ResultRow> rows) {
    if (rows.isEmpty() || !settled()) {
      drop();
      return;
    }
    try {
      piece = CompletableFuture.runAsync(() -> write(rows), threads);
    } catch (RejectedExecutionException e) {
      LOG.debug("The results of list {} are not written while it is read: it ends here", list, e);
      drop();
    }
  }

  private void write(List<ResultRow> rows) {
    ListResults to = results;
    if (to == null) {
      to = begin.get();
      results = to;
    }
    to.addAll(rows);
    written += rows.size();
  }

  /** The last row was added; as soon as its list is complete it can be handed back. */
  public void whole() {
    if (wanted) {
      left = true;
      home.leave(this);
    }
  }

  /** The results, if they are of so many rows and of that name. */
  Optional<ListResults> take(long rows, String name) {
    ListResults taken = settled() ? results : null;
    if (taken == null || written != rows || !taken.base().equals(name)) {
      drop();
      return Optional.empty();
    }
    return Optional.of(taken);
  }

  /** Whether what was added is written. */
  private boolean settled() {
    @Nullable Throwable failure = piece.handle((done, thrown) -> thrown).join();
    if (failure != null) {
      LOG.debug("The results of list {} can't be written while it is read", list, failure);
    }
    return failure == null;
  }

  /** Nothing is left of them. */
  void drop() {
    wanted = false;
    settled();
    ListResults dropped = results;
    results = null;
    if (dropped != null) {
      try {
        dropped.close();
      } catch (ResultException e) {
        LOG.debug("What was written of list {} can't be removed", list, e);
      }
    }
  }

  @Override
  public void close() {
    if (!left) {
      drop();
    }
  }
}
