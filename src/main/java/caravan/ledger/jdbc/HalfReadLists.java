package caravan.ledger.jdbc;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Lists whose reading did not come to its end. */
final class HalfReadLists {

  /** So many rows at once: whoever else writes does not wait for a list of a million. */
  private static final int AT_ONCE = 2_000;

  /**
   * Codes that the list :list pays for and that stand in its rows from :from on, and in none
   * before.
   */
  private static final String MINE =
      " where list = :list and id in ("
          + "select e.lookup from entry e where e.list = :list and e.row >= :from)"
          + " and not exists (select 1 from entry o"
          + " where o.lookup = lookup.id and o.list = :list and o.row < :from)";

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

  private static final String LAST_ROWS =
      """
      select coalesce(min(row), 0) from (
        select row from entry where list = ? order by row desc limit ?) l""";

  private HalfReadLists() {}

  /**
   * Forgets its last rows, or the list itself if it has none any more. What others want too, they
   * pay for; an old answer that was to be renewed is lost.
   *
   * @return whether something is left of it
   */
  static boolean discard(Handle handle, long list) {
    if (!isHalfRead(handle, list)) {
      return false;
    }
    long from = Storage.number(handle, LAST_ROWS, list, AT_ONCE);
    for (String change : List.of(HAND_OVER, GIVE_UP, DROP)) {
      handle.createUpdate(change).bind("list", list).bind("from", from).execute();
    }
    int rows = handle.execute("delete from entry where list = ? and row >= ?", list, from);
    if (rows == AT_ONCE) {
      return true;
    }
    handle.execute("delete from list_forecast where list = ?", list);
    handle.execute("delete from list where id = ?", list);
    return false;
  }

  private static boolean isHalfRead(Handle handle, long list) {
    return handle
        .select("select 1 from list where id = ? and state = 'reading'", list)
        .mapTo(Integer.class)
        .findFirst()
        .isPresent();
  }

  /** A list half read whose reader lives no more. */
  static Optional<Long> orphan(Handle handle) {
    return handle
        .select("select id from list where state = 'reading' and " + NodeTable.ORPHANED)
        .mapTo(Long.class)
        .findFirst();
  }
}
