package caravan.ledger.jdbc;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.HandleConsumer;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * The one writer's transactions: what comes while one is on its way to the disk is taken together
 * into the next, and all of it returns when that is on the disk. Work that fails is undone alone;
 * where the transaction itself fails each work is done anew, in one of its own. So a work may be
 * done twice, of which only the second time counts. Where nobody can tell whether a commit came
 * through, all of its works fail. Works that may pass wait for no disk, unless one does with which
 * they are taken together.
 */
final class GroupCommit {

  /** So many at most share a transaction: none waits long for the others. */
  private static final int TOGETHER = 16;

  private final Jdbi writer;
  private final SqlDialect dialect;
  private final ReentrantLock turn = new ReentrantLock();
  private final Queue<Work<?>> waiting = new ConcurrentLinkedQueue<>();

  GroupCommit(Jdbi writer, SqlDialect dialect) {
    this.writer = writer;
    this.dialect = dialect;
  }

  /** Does it in a transaction that is on the disk when this returns. */
  <T> T write(HandleCallback<T, SQLException> work) throws SQLException {
    return done(new Work<>(work, false));
  }

  /** Does it in a transaction that {@linkplain SqlDialect#passing may pass}. */
  <T> T passing(HandleCallback<T, SQLException> work) throws SQLException {
    return done(new Work<>(work, true));
  }

  private <T> T done(Work<T> mine) throws SQLException {
    waiting.add(mine);
    turn.lock();
    try {
      while (!mine.done) {
        commit();
      }
    } finally {
      turn.unlock();
    }
    return mine.result();
  }

  /** How many works wait for the writer. */
  int waiting() {
    return waiting.size();
  }

  private void commit() {
    List<Work<?>> group = new ArrayList<>();
    while (group.size() < TOGETHER && !waiting.isEmpty()) {
      group.add(waiting.remove());
    }
    if (group.size() == 1 || !together(group)) {
      group.forEach(this::single);
    }
  }

  private void single(Work<?> work) {
    try {
      transact(work.passing, work::perform);
    } catch (Throwable e) { // its owner's to handle
      work.failure = e;
    }
    work.done = true;
  }

  /** Answers false where each is to be done anew. */
  private boolean together(List<Work<?>> group) {
    AtomicBoolean begun = new AtomicBoolean();
    AtomicBoolean committing = new AtomicBoolean();
    try {
      transact(
          group.stream().allMatch(work -> work.passing),
          handle -> {
            for (Work<?> work : group) {
              handle.execute("savepoint work");
              begun.set(true);
              work.performUndoably(handle);
            }
            committing.set(true);
          });
    } catch (Throwable e) { // its owners' to handle, or met again by the one whose it is
      if (begun.get() && (!committing.get() || dialect.undone(e))) {
        return false;
      }
      group.forEach(work -> work.failure = e);
    }
    group.forEach(work -> work.done = true);
    return true;
  }

  private void transact(boolean passing, HandleConsumer<SQLException> steps) throws SQLException {
    HandleCallback<Boolean, SQLException> inside =
        handle -> {
          dialect.enter(handle);
          steps.useHandle(handle);
          return true;
        };
    writer.withHandle(
        handle -> passing ? dialect.passing(handle, inside) : handle.inTransaction(inside));
  }

  /** What somebody waits for; guarded by the turn. */
  private static final class Work<T> {

    private final HandleCallback<T, SQLException> steps;
    private final boolean passing;
    private @Nullable T result;
    private @Nullable Throwable failure;
    private boolean done;

    Work(HandleCallback<T, SQLException> steps, boolean passing) {
      this.steps = steps;
      this.passing = passing;
    }

    void perform(Handle handle) throws SQLException {
      failure = null;
      result = steps.withHandle(handle);
    }

    /** Behind a savepoint. */
    void performUndoably(Handle handle) {
      try {
        perform(handle);
      } catch (Throwable e) { // its owner's to handle, if nobody else's work is lost with it
        handle.execute("rollback to work");
        failure = e;
      }
      handle.execute("release work");
    }

    T result() throws SQLException {
      if (failure instanceof SQLException e) {
        throw e;
      }
      if (failure instanceof RuntimeException e) {
        throw e;
      }
      if (failure instanceof Error e) {
        throw e;
      }
      return Objects.requireNonNull(result);
    }
  }
}
