package caravan.ledger.jdbc;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Gives each transaction, and each statement that is in none, whatever session of a server is free,
 * the last one first: as PgBouncer does with {@code pool_mode=transaction}.
 */
final class SharedSessions extends PGSimpleDataSource implements AutoCloseable {

  private final transient Deque<Connection> free = new ArrayDeque<>();
  private final transient Deque<Connection> all = new ArrayDeque<>();

  @Override
  public Connection getConnection() {
    return (Connection)
        Proxy.newProxyInstance(
            Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, new Client());
  }

  private Connection take() throws SQLException {
    if (free.isEmpty()) {
      free.push(super.getConnection());
      all.push(free.element());
    }
    return free.pop();
  }

  @Override
  public void close() throws SQLException {
    for (Connection session : all) {
      session.close();
    }
  }

  /** One that takes what it talks to for a session of its own. */
  private final class Client implements InvocationHandler {

    private @Nullable Connection pinned;
    private boolean transaction;

    @Override
    public @Nullable Object invoke(Object proxy, Method method, @Nullable Object[] arguments)
        throws Throwable {
      synchronized (free) {
        return switch (method.getName()) {
          case "getAutoCommit" -> !transaction;
          case "setAutoCommit" -> begin(Boolean.FALSE.equals(arguments[0]));
          case "commit", "rollback", "close" -> end(method);
          default -> asked(method, arguments);
        };
      }
    }

    private @Nullable Object begin(boolean begins) {
      transaction = begins;
      return null;
    }

    private @Nullable Object end(Method how) throws Throwable {
      Connection session = pinned;
      if (session != null) {
        if (!how.getName().equals("close")) {
          call(session, how);
        }
        session.setAutoCommit(true);
        free.push(session);
        pinned = null;
      }
      return null;
    }

    private @Nullable Object asked(Method method, @Nullable Object... arguments) throws Throwable {
      Connection session = pinned == null ? take() : pinned;
      if (transaction) {
        session.setAutoCommit(false);
        pinned = session;
      } else {
        free.push(session);
      }
      return call(session, method, arguments);
    }

    private static @Nullable Object call(
        Connection session, Method method, @Nullable Object... arguments) throws Throwable {
      try {
        return method.invoke(session, arguments);
      } catch (InvocationTargetException e) {
        throw e.getCause();
      }
    }
  }
}
