package caravan.ledger.jdbc;

import caravan.ledger.Changes;
import java.time.Duration;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/** Changes of this process as they are committed, and of others when they are looked for. */
final class JdbcChanges implements Changes, AutoCloseable {

  private final Storage storage;

  /** The engine tells of changes by others than this connection: it has to stay the same. */
  private @Nullable Handle watching;

  private long others;

  JdbcChanges(Storage storage) {
    this.storage = storage;
  }

  @Override
  public long await(long seen, Duration atMost) throws InterruptedException {
    return storage.changes().await(seen, atMost);
  }

  @Override
  public void wake() {
    storage.changes().changed();
  }

  @Override
  public synchronized boolean look() {
    long now = others();
    boolean changed = now != others;
    others = now;
    if (changed) {
      wake();
    }
    return changed;
  }

  private long others() {
    try {
      Handle handle = watching == null ? storage.watching() : watching;
      watching = handle;
      return Storage.number(handle, storage.dialect().changes());
    } catch (JdbiException e) {
      close();
      throw storage.dialect().explain(e);
    }
  }

  @Override
  public synchronized void close() {
    if (watching != null) {
      watching.close();
      watching = null;
    }
  }
}
