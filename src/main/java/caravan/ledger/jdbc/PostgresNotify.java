package caravan.ledger.jdbc;

import java.sql.SQLException;
import java.time.Duration;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/**
 * By the server's NOTIFY the processes that work with one ledger tell each other that there may be
 * work: at once, and only as long as the connection stands on which it is heard. Ledgers in other
 * schemas of the database have channels of their own.
 */
final class PostgresNotify {

  /** What comes together is told once. */
  static final Duration PAUSE = Duration.ofMillis(20);

  /** A second: each node's beats are changes to the server, so that every look finds some. */
  static final int SELDOM = 4;

  /** So long at most a look keeps whoever ends Caravan waiting. */
  private static final Duration TOLD = Duration.ofMillis(250);

  private static final String CHANNEL = "'caravan_' || hashtext(current_schema())";

  private PostgresNotify() {}

  /** At the commit all who listen are told, by that node. */
  static void tell(Handle handle, long node) {
    handle
        .select("select pg_notify(" + CHANNEL + ", ?)::text", String.valueOf(node))
        .mapTo(String.class)
        .one();
  }

  /** From now on that connection hears what is told. */
  static void listen(Handle handle) {
    String channel = handle.select("select " + CHANNEL).mapTo(String.class).one();
    handle.execute("listen \"" + channel + "\"");
  }

  /** Waits a little for what others than that node tell. */
  static boolean told(Handle handle, long node) throws SQLException {
    PGNotification[] all =
        handle
            .getConnection()
            .unwrap(PGConnection.class)
            .getNotifications(Math.toIntExact(TOLD.toMillis()));
    String own = String.valueOf(node);
    return all != null
        && Stream.of(all).anyMatch(one -> node == 0 || !one.getParameter().equals(own));
  }
}
