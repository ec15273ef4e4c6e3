package caravan.ledger.jdbc;

import caravan.ledger.Adoption;
import caravan.ledger.Duty;
import caravan.ledger.NodeIdentity;
import caravan.ledger.Stranded;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Who hands lists back to which output folder, or did so last. */
final class FolderNodeTable {

  /** Is true of a list that belongs to an output folder which no living node has. */
  private static final String FOLDER_GONE =
      "output is not null and output not like '"
          + Duty.ORDERED
          + "%' and output not in (select output from node)";

  /** Is true of a list that only such a folder's node can hand back. */
  private static final String STRANDED = "state <> 'delivered' and " + FOLDER_GONE;

  /**
   * Held lists in an input folder that no living node has, but for those of which it is known that
   * the folder was another's than that node's: nobody writes down whose input folders are.
   */
  private static final String HELD =
      """
      select case folder when '' then name else folder || '/' || name end from held
      where lies = 1 and input not in (select input from node)
        and (not exists (select 1 {KNOWN}) or exists (select 1 {KNOWN} and f.name = ?))
      order by id"""
          .replace(
              "{KNOWN}",
              "from list l join folder_node f on f.output = l.output where l.input = held.input");

  /** Is true of an upload u that a state folder keeps which no living node has; as above. */
  private static final String KEPT =
      """
      u.home not in (select home from node)
        and (u.home not in (select home from folder_node)
          or u.home in (select home from folder_node where name = ?))""";

  private static final String UNSENT =
      """
      select result from list where state = 'delivered'
        and id in (select u.list from upload u where {KEPT}) order by id"""
          .replace("{KEPT}", KEPT);

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

  /**
   * Lists of the folders of the node of that name are handed back by another, and so are those
   * whose results it did not send yet when somebody wants them once more.
   */
  Adoption adopt(Handle handle, String name) {
    List<String> held = handle.select(HELD, name).mapTo(String.class).list();
    List<String> unsent = handle.select(UNSENT, name).mapTo(String.class).list();
    handle.execute(
        "update list set output = null where state = 'delivered' and "
            + FOLDER_GONE
            + " and id in (select u.list from upload u where "
            + KEPT
            + ")",
        name);
    int lists =
        handle.execute(
            "update list set output = null, manifest = null where "
                + STRANDED
                + " and output in (select output from folder_node where name = ?)",
            name);
    return new Adoption(lists, held, unsent);
  }
}
