package caravan.ledger.jdbc;

import caravan.ledger.Duty;
import caravan.ledger.NodeIdentity;
import caravan.ledger.Stranded;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Who hands lists back to which output folder, or did so last. */
final class FolderNodeTable {

  /** Is true of a list whose output folder no living node has. */
  private static final String STRANDED =
      "state <> 'delivered' and output is not null and output not like '"
          + Duty.ORDERED
          + "%' and output not in (select output from node)";

  private static final String BY_NODE =
      """
      select coalesce(f.name, '') as name, coalesce(f.heard, 0) as heard, count(*) as lists
      from (select output from list where {STRANDED}) l
        left join folder_node f on f.output = l.output
      group by 1, 2 order by 1, 2"""
          .replace("{STRANDED}", STRANDED);

  void begins(Handle handle, NodeIdentity node) {
    if (!node.output().startsWith(Duty.ORDERED)) {
      handle.execute(
          """
          insert into folder_node (output, home, name, heard) values (?, ?, ?, clock_millis())
          on conflict (output) do update
            set home = excluded.home, name = excluded.name, heard = excluded.heard""",
          node.output(),
          node.home(),
          node.name());
    }
  }

  /**
   * Nodes are about to be gone.
   *
   * @param which is true of their rows
   */
  void end(Handle handle, String which, Object... values) {
    handle.execute(
        "update folder_node set heard = (select max(beat) from node n where n.output ="
            + " folder_node.output) where output in (select output from node where "
            + which
            + ")",
        values);
  }

  static List<Stranded> stranded(Handle handle) {
    return handle
        .select(BY_NODE)
        .map(
            (row, context) ->
                new Stranded(
                    row.getString("name"),
                    Instant.ofEpochMilli(row.getLong("heard")),
                    row.getLong("lists")))
        .list();
  }

  /** Lists of the folders of the node of that name are handed back by another; how many. */
  int adopt(Handle handle, String name) {
    return handle.execute(
        "update list set output = null, manifest = null where "
            + STRANDED
            + " and output in (select output from folder_node where name = ?)",
        name);
  }
}
