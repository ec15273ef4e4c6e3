package caravan.ledger.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/**
 * What a node says and hears goes by connections of its own, so that none that is busy, or broken,
 * makes it look dead. They are opened when they are needed, again also after they were closed.
 */
final class NodeConnection implements AutoCloseable {

  private final PostgresDialect dialect;
  private @Nullable HikariDataSource source;
  private @Nullable Jdbi jdbi;

  NodeConnection(PostgresDialect dialect) {
    this.dialect = dialect;
  }

  <T> T call(Function<Handle, T> work) {
    try {
      return jdbi().withHandle(work::apply);
    } catch (JdbiException e) {
      throw dialect.explain(e);
    }
  }

  /** One that hears what others tell, for as long as its owner wants it. */
  Handle listening() {
    Handle handle = jdbi().open();
    try {
      PostgresNotify.listen(handle);
      return handle;
    } catch (JdbiException e) {
      handle.close();
      throw e;
    }
  }

  private Jdbi jdbi() {
    if (jdbi == null) {
      source = Storage.open(dialect, dialect::telling);
      jdbi = dialect.jdbi(source);
    }
    return jdbi;
  }

  @Override
  public void close() {
    if (source != null) {
      source.close();
    }
    source = null;
    jdbi = null;
  }
}
