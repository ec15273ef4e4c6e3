package caravan.ledger.jdbc;

import java.util.List;
import org.jdbi.v3.core.Handle;

/** Lists whose reading did not come to its end. */
final class HalfReadLists {

  /** Codes that the list :list pays for, of those in its rows. */
  private static final String MINE =
      " where list = :list and id in (select e.lookup from entry e where e.list = :list)";

  private static final String IN_ANOTHER =
      "from entry o join list w on w.id = o.list where o.lookup = lookup.id and o.list <> :list";

  private static final String WAITED_FOR = IN_ANOTHER + " and " + ListTable.WANTING;

  private static final String HAND_OVER =
      "update lookup set list = (select min(o.list) "
          + WAITED_FOR
          + ")"
          + MINE
          + " and exists (select 1 "
          + WAITED_FOR
          + ")";

  private static final String GIVE_UP =
      LookupState.spelled(
          "update lookup set state = {FAILED}, words = 'no list waits for it any more'"
              + MINE
              + " and state = {WAITING} and exists (select 1 "
              + IN_ANOTHER
              + ")");

  private static final String DROP =
      LookupState.spelled(
          "delete from lookup"
              + MINE
              + " and state = {WAITING} and not exists (select 1 "
              + IN_ANOTHER
              + ")");

  private HalfReadLists() {}

  /** What others want too, they pay for; an old answer that was to be renewed is lost. */
  static void discard(Handle handle, long list) {
    if (!isHalfRead(handle, list)) {
      return;
    }
    for (String change : List.of(HAND_OVER, GIVE_UP, DROP)) {
      handle.createUpdate(change).bind("list", list).execute();
    }
    handle.execute("delete from entry where list = ?", list);
    handle.execute("delete from list_forecast where list = ?", list);
    handle.execute("delete from list where id = ?", list);
  }

  private static boolean isHalfRead(Handle handle, long list) {
    return handle
        .select("select 1 from list where id = ? and state = 'reading'", list)
        .mapTo(Integer.class)
        .findFirst()
        .isPresent();
  }

  /** Lists half read whose reader lives no more. */
  static List<Long> orphans(Handle handle) {
    return handle
        .select("select id from list where state = 'reading' and " + NodeTable.ORPHANED)
        .mapTo(Long.class)
        .list();
  }
}
