package caravan.ledger.jdbc;

import caravan.codes.Channel;
import caravan.ledger.NodePlan;
import caravan.ledger.Pause;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notices that the database is served by another server than before, which may lack what the one
 * before it was told last: the calls of the last moments, for whose sake no call goes out for a
 * window, and rows whose numbers are still in the nodes' memory, for whose sake none is given out
 * again.
 */
final class Failover {

  private static final Logger LOG = LoggerFactory.getLogger(Failover.class);

  /** The window of a channel that no living node has a plan for. */
  private static final Duration USUAL = Duration.ofMinutes(1);

  /** More rows than a standby can be behind. */
  private static final long MOST_LOST = 1_000_000;

  private static final String REST =
      """
      update channel c set rests_until = greatest(rests_until, clock_millis()
        + coalesce((select max(span) from node_plan p where p.channel = c.name), ?))""";

  /** The server that this process last found to be the ledger's. */
  private volatile String known = "";

  /**
   * Compares, at the begin of a transaction that holds the ledger's lock.
   *
   * @param server its timeline, and since when it runs; null while it is a standby, which refuses
   *     whatever is written
   * @param own this node's plans
   */
  void look(Handle handle, @Nullable String server, Map<Channel, NodePlan> own) {
    if (server == null || server.equals(known)) {
      return;
    }
    String found = system(handle) + " " + server.substring(0, server.indexOf(' '));
    Optional<String> before =
        handle
            .select("select server from ledger where server is not null")
            .mapTo(String.class)
            .findFirst();
    if (before.filter(found::equals).isPresent()) {
      known = server; // not before it is committed
    } else {
      handle.execute("update ledger set server = ?", found);
      if (before.isPresent()) {
        rest(handle, own);
      }
    }
  }

  private static String system(Handle handle) {
    return handle
        .select("select system_identifier::text from pg_control_system()")
        .mapTo(String.class)
        .one();
  }

  private static void rest(Handle handle, Map<Channel, NodePlan> own) {
    LOG.warn(
        "The database failed over to another server: no call goes out for a window, because that"
            + " one may not know of the last calls");
    handle.execute(REST, USUAL.toMillis());
    own.forEach(
        (channel, plan) ->
            handle.execute(
                "update channel set rests_until = greatest(rests_until, clock_millis() + ?)"
                    + " where name = ?",
                plan.span().toMillis(),
                channel.word()));
    handle.execute(
        "insert into rest (channel, kind, began, until)"
            + " select name, ?, clock_millis(), rests_until from channel",
        Pause.Kind.FAILOVER.word());
    List<String> numbered = new ArrayList<>(LedgerCopy.NUMBERED);
    numbered.add("node");
    for (String table : numbered) {
      handle.execute(
          "select setval(pg_get_serial_sequence('%1$s', 'id'), nextval(pg_get_serial_sequence('%1$s', 'id')) + %2$d)"
              .formatted(table, MOST_LOST));
    }
    handle.execute(
        "update ledger set lookups_from = (select coalesce(max(id), 0) from lookup) + ?",
        MOST_LOST);
  }
}
