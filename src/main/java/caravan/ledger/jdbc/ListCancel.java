package caravan.ledger.jdbc;

import caravan.codes.Batch;
import caravan.codes.CodeRequest;
import org.jdbi.v3.core.Handle;

/** Lists that a person does not want any more, and the codes that were handed out for them. */
final class ListCancel {

  private static final String WANTED =
      "exists (select 1 from entry o join list w on w.id = o.list where o.lookup = lookup.id and "
          + ListTable.WANTING
          + ")";

  private static final String MINE =
      " id in (select e.lookup from entry e where e.list = :list) and ";

  private static final String IN_HAND =
      LookupState.spelled(
          "insert into cancelling (lookup, list) select distinct e.lookup, e.list"
              + " from entry e join lookup l on l.id = e.lookup"
              + " where e.list = :list and l.state = {CLAIMED}");

  private static final String HAND_OVER =
      LookupState.spelled(
          "update lookup set list = (select o.list from entry o join list w on w.id = o.list"
              + " where o.lookup = lookup.id and "
              + ListTable.WANTING
              + " order by w.urgency, o.list limit 1) where list = :list and"
              + MINE
              + "state in ({WAITING}, {CLAIMED}) and "
              + WANTED);

  private static final String FAIL =
      LookupState.spelled(
          "update lookup set state = {FAILED}, words = :words, answered = null where"
              + MINE
              + "state = {WAITING} and not "
              + WANTED);

  /** A code that comes back and that only cancelled lists want. */
  static final String FAIL_RETURNED =
      LookupState.spelled(
          "update lookup set state = {FAILED}, answered = null, words = (select max(w.cancelled)"
              + " from cancelling c join list w on w.id = c.list where c.lookup = lookup.id)"
              + " where state = {CLAIMED} and id in (select lookup from cancelling) and not "
              + WANTED);

  private static final String UNWANTED =
      "select exists (select 1 from cancelling c join lookup on lookup.id = c.lookup"
          + " where c.lookup in (%s) and not "
          + WANTED
          + ")";

  private static final String RETURNED =
      LookupState.spelled(
          "delete from cancelling where not exists (select 1 from lookup l"
              + " where l.id = cancelling.lookup and l.state = {CLAIMED})");

  private static final String OPEN =
      "update list set open = (select count(*) from cancelling c where c.list = list.id)"
          + " where cancelled is not null and state <> 'delivered' returning open";

  private final SqlDialect dialect;
  private final ListUrgency urgency;

  ListCancel(SqlDialect dialect, ListUrgency urgency) {
    this.dialect = dialect;
    this.urgency = urgency;
  }

  /** Answers false unless the list waits for answers and was not cancelled already. */
  boolean cancel(Handle handle, long list, String words) {
    int cancelled =
        handle.execute(
            "update list set cancelled = ?"
                + " where id = ? and state = 'waiting' and open > 0 and cancelled is null",
            words,
            list);
    if (cancelled == 0) {
      return false;
    }
    handle.createUpdate(IN_HAND).bind("list", list).execute();
    handle.createUpdate(HAND_OVER).bind("list", list).execute();
    handle.createUpdate(FAIL).bind("list", list).bind("words", words).execute();
    urgency.follow(handle, list);
    count(handle);
    return true;
  }

  /** Whether the batch has a code that only cancelled lists want. */
  boolean unwanted(Handle handle, Batch batch) {
    return any(handle)
        && handle
            .select(
                UNWANTED.formatted(dialect.numbers()),
                LookupTable.numbers(batch.requests().stream().map(CodeRequest::lookup)))
            .mapTo(Boolean.class)
            .one();
  }

  /** Codes were answered, or came back: a cancelled list does not wait for these any more. */
  void returned(Handle handle) {
    if (any(handle)) {
      handle.execute(RETURNED);
      count(handle);
    }
  }

  private void count(Handle handle) {
    if (handle.select(OPEN).mapTo(Long.class).list().contains(0L)) {
      dialect.membership().tell(handle);
    }
  }

  private static boolean any(Handle handle) {
    return handle.select("select exists (select 1 from cancelling)").mapTo(Boolean.class).one();
  }
}
