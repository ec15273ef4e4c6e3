package caravan.ledger.jdbc;

import caravan.codes.Channel;
import caravan.ledger.Arrivals;
import caravan.ledger.Duty;
import caravan.ledger.LedgerException;
import caravan.ledger.Node;
import caravan.ledger.NodeIdentity;
import caravan.ledger.NodePlan;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** The nodes that live: who works with the ledger, and when each was heard of last. */
final class NodeTable {

  /** Is true of a row whose node lives no more, and of one that is no node's. */
  static final String ORPHANED = "node not in (select id from node)";

  /** Is true of a list that was to be handed back by a process that lives no more. */
  private static final String ORDERED =
      "state <> 'delivered' and output like '"
          + Duty.ORDERED
          + "%' and output not in (select output from node)";

  /** Whether there is anything to take over. */
  private static final String ORPHANS =
      LookupState.spelled(
          """
          select exists (select 1 from lookup where state = {CLAIMED} and {ORPHANED})
            or exists (select 1 from call where counts_until is null and {ORPHANED})
            or exists (select 1 from list where {ORDERED})"""
              .replace("{ORPHANED}", ORPHANED)
              .replace("{ORDERED}", ORDERED));

  private static final String SILENT = "beat < clock_millis() - ? and id <> ?";

  private static final String ALL =
      """
      select id, name, version, address, input, output, since, beat, (select count(*) from call c where c.node = n.id and c.ended is null) as calls
      from node n order by n.id""";

  private final FolderNodeTable folders = new FolderNodeTable();

  /** Whether somebody works with the ledger, as far as was heard. */
  static boolean anyHeardOf(Handle handle) {
    return Storage.number(
            handle,
            "select count(*) from node, ledger where beat > clock_millis() - coalesce(lease, 0)")
        > 0;
  }

  /** A node that begins; one before it that had the same home has ended. */
  long join(Handle handle, NodeIdentity node) {
    handle.execute("delete from node where home = ?", node.home());
    agree(handle, node.lease());
    folders.begins(handle, node);
    return Storage.number(
        handle,
        "insert into node (home, name, version, address, input, output, duties, since, beat)"
            + " values (?, ?, ?, ?, ?, ?, ?, clock_millis(), clock_millis()) returning id",
        node.home(),
        node.name(),
        node.version(),
        node.address(),
        node.input(),
        node.output(),
        Cells.write(node.duties().stream().sorted().toList()));
  }

  /** Nodes that don't agree on who is dead would take each other's work. */
  private static void agree(Handle handle, Duration lease) {
    if (!anyHeardOf(handle)) {
      handle.execute("update ledger set lease = ?", lease.toMillis());
    }
    long common = Storage.number(handle, "select lease from ledger");
    if (common != lease.toMillis()) {
      throw new LedgerException(
          "caravan.node.lease is %d ms, but the nodes that work with the ledger (%s) have %d ms. Give all nodes the same; to change it, stop all of them first."
              .formatted(
                  lease.toMillis(),
                  String.join(
                      ", ",
                      handle
                          .select("select name from node order by id")
                          .mapTo(String.class)
                          .list()),
                  common));
    }
  }

  /** It lives; answers false where it was taken for dead. */
  boolean beat(Handle handle, long node, Arrivals own) {
    return handle.execute(
            "update node set beat = clock_millis(), arrivals = ? where id = ?", own.number(), node)
        == 1;
  }

  /** Lists that others see on their way. */
  Arrivals elsewhere(Handle handle, long node) {
    long soonest =
        Storage.number(handle, "select coalesce(max(arrivals), 0) from node where id <> ?", node);
    return Arrivals.read(soonest);
  }

  void leave(Handle handle, long node) {
    folders.end(handle, "id = ?", node);
    handle.execute("delete from node where id = ?", node);
  }

  /** Whether another was not heard of for so long, or left something behind. */
  boolean deadOrOrphans(Handle handle, Duration silence, long me) {
    return !silent(handle, silence, me).isEmpty()
        || handle.select(ORPHANS).mapTo(Boolean.class).one();
  }

  /** Others that were not heard of for so long live no more; answers their names. */
  List<String> bury(Handle handle, Duration silence, long me) {
    List<String> names = silent(handle, silence, me);
    folders.end(handle, SILENT, silence.toMillis(), me);
    handle.execute("delete from node where " + SILENT, silence.toMillis(), me);
    return names;
  }

  private static List<String> silent(Handle handle, Duration silence, long me) {
    return handle
        .select("select name from node where " + SILENT, silence.toMillis(), me)
        .mapTo(String.class)
        .list();
  }

  /** Lists that nobody hands back any more who ordered them are left to the others. */
  void orphanOrdered(Handle handle) {
    handle.execute("update list set output = null, manifest = null where " + ORDERED);
  }

  /** What that one has to do: of each duty the one that was there first. */
  Set<String> duties(Handle handle, long node) {
    return first(handle).entrySet().stream()
        .filter(one -> one.getValue() == node)
        .map(Map.Entry::getKey)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Map<String, Long> first(Handle handle) {
    Map<String, Long> first = new HashMap<>();
    handle
        .select("select id, duties from node order by id desc")
        .map((row, context) -> Map.entry(row.getLong("id"), Cells.read(row.getString("duties"))))
        .forEach(one -> one.getValue().forEach(duty -> first.put(duty, one.getKey())));
    return first;
  }

  /**
   * All of them.
   *
   * @param planned whether their plans are known; not in an older ledger
   */
  static List<Node> all(Handle handle, long me, boolean planned) {
    Map<String, Long> first = first(handle);
    Map<Long, Map<Channel, NodePlan>> plans = planned ? NodePlanTable.all(handle) : Map.of();
    return handle
        .select(ALL)
        .map(
            (row, context) -> {
              long id = row.getLong("id");
              return new Node(
                  id,
                  row.getString("name"),
                  row.getString("version"),
                  row.getString("address"),
                  row.getString("input"),
                  row.getString("output"),
                  Instant.ofEpochMilli(row.getLong("since")),
                  Instant.ofEpochMilli(row.getLong("beat")),
                  Objects.equals(first.get(Duty.input(row.getString("input"))), id),
                  Objects.equals(first.get(Duty.output(row.getString("output"))), id),
                  row.getLong("calls"),
                  plans.getOrDefault(id, Map.of()),
                  id == me);
            })
        .list();
  }
}
