package caravan.ledger.jdbc;

import caravan.ledger.Changes;
import java.sql.SQLException;
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

  /** Looks since the last one that asked the engine. */
  private int waited;

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
  public Duration pause() {
    return storage.membership().pause();
  }

  @Override
  public synchronized boolean look() {
    try {
      Handle handle = watching == null ? begin() : watching;
      boolean told = storage.membership().told(handle);
      if (told) {
        storage.membership().hear();
      }
      boolean due = ++waited >= storage.membership().seldom();
      boolean written = (told || due) && another(handle);
      boolean changed = written || told;
      if (changed) {
        wake();
      }
      return changed;
    } catch (JdbiException | SQLException e) {
      close();
      throw storage.dialect().explain(e);
    }
  }

  /** What was told before is to be looked for. */
  private Handle begin() {
    Handle handle = storage.watching();
    watching = handle;
    waited = storage.membership().seldom();
    return handle;
  }

  private boolean another(Handle handle) {
    long now = Storage.number(handle, storage.dialect().changes());
    boolean another = now != others;
    others = now;
    waited = 0;
    return another;
  }

  @Override
  public synchronized void close() {
    if (watching != null) {
      watching.close();
      watching = null;
    }
  }
}
