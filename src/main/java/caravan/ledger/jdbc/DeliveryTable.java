package caravan.ledger.jdbc;

import caravan.ledger.Duty;
import caravan.ledger.ListRecord;
import caravan.ledger.Manifest;
import caravan.ledger.NodeIdentity;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Lists on their way back: complete, named, their files whole, delivered. */
final class DeliveryTable {

  /** Lists of everybody, of an output folder, and those whose folder nobody has any more. */
  private static final String OURS = "(? = 1 or output = ? or (? = 1 and output is null))";

  private static final String AGAIN =
      LookupState.spelled(
          """
          update list set state = 'waiting', result = null, finished = null,
            open = case when cancelled is not null then 0 else (
              select count(*) from entry e join lookup l on l.id = e.lookup
              where e.list = list.id and l.state < {FOUND}) end
          where id = ? and state = 'delivered'
            and exists (select 1 from entry e where e.list = list.id)""");

  /** Whether a delivered list is to be handed back once more: its rows are still remembered. */
  static boolean again(Handle handle, long list) {
    return handle.execute(AGAIN, list) == 1;
  }

  /**
   * Answers false where files of another node that lives are published, or are about to be, and
   * where they are of a number that this node had before it was taken for dead: what it wrote then
   * is removed.
   */
  boolean publishing(Handle handle, long list, Manifest manifest) {
    return handle.execute(
            "update list set manifest = ?, node = ? where id = ? and state = 'waiting'"
                + " and (manifest is null or node = ? or "
                + NodeTable.ORPHANED
                + ") and (? = 0 or ? in (select id from node))",
            Cells.write(manifest.files()),
            manifest.node(),
            list,
            manifest.node(),
            manifest.node(),
            manifest.node())
        == 1;
  }

  Map<Long, Manifest> manifests(Handle handle) {
    return handle
        .select("select id, manifest, node from list where manifest is not null")
        .map(
            (row, context) ->
                Map.entry(
                    row.getLong("id"),
                    new Manifest(Cells.read(row.getString("manifest")), row.getLong("node"))))
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** Complete lists that the node hands back. */
  List<ListRecord> complete(Handle handle, Membership node, int atMost) {
    return handle
        .select(
            ListTable.SELECT
                + "where state = 'waiting' and open = 0 and "
                + OURS
                + " order by id limit ?",
            everybody(node),
            output(node),
            leftOver(node),
            atMost)
        .map(ListTable.RECORD)
        .list();
  }

  /** Whether the node hands that list back. */
  boolean ours(Handle handle, Membership node, long list) {
    return handle
        .select(
            "select 1 from list where id = ? and " + OURS,
            list,
            everybody(node),
            output(node),
            leftOver(node))
        .mapTo(Integer.class)
        .findFirst()
        .isPresent();
  }

  private static int everybody(Membership node) {
    return node.self().isEmpty() ? 1 : 0;
  }

  /** The output folder whose lists are the node's to hand back; nobody's name if none is. */
  private static String output(Membership node) {
    return node.self()
        .map(NodeIdentity::output)
        .filter(output -> node.duties().contains(Duty.output(output)))
        .orElse("");
  }

  private static int leftOver(Membership node) {
    return node.duties().contains(Duty.HOUSE) ? 1 : 0;
  }

  boolean named(Handle handle, String result) {
    return handle
        .select("select 1 from list where result = ? and state <> 'delivered'", result)
        .mapTo(Integer.class)
        .findFirst()
        .isPresent();
  }

  /** Answers the name that the list has now; empty if there is no such list any more. */
  Optional<String> name(Handle handle, long list, String result) {
    boolean first =
        handle.execute("update list set result = ? where id = ? and result is null", result, list)
            == 1;
    return first
        ? Optional.of(result)
        : handle.select("select result from list where id = ?", list).mapTo(String.class).findOne();
  }

  /**
   * Its results stand; not where they are to be handed back once more since, which this node could
   * not know while it was thought to be dead: then no files are on their way yet.
   *
   * @param node who says so; 0 where there is but one
   */
  void delivered(Handle handle, long list, long node, Instant now) {
    handle.execute(
        "update list set state = 'delivered', open = 0, manifest = null, finished = ?"
            + " where id = ? and state <> 'delivered' and (? = 0 or manifest is not null)",
        now.toEpochMilli(),
        list,
        node);
  }
}
