package caravan.ledger.jdbc;

import caravan.codes.Channel;
import caravan.ledger.Urgency;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** How urgent lists are, and with them their codes. */
final class ListUrgency {

  private static final String OPEN =
      LookupState.spelled(
          " where state in ({WAITING}, {CLAIMED})"
              + " and id in (select e.lookup from entry e where e.list = :list)");

  private static final String WANTED =
      "from entry o join list w on w.id = o.list where o.lookup = lookup.id and "
          + ListTable.WANTING;

  /** A code for which its own list is held is paid by one that is not. */
  private static final String ELSEWHERE =
      "from entry o join list w on w.id = o.list where o.lookup = lookup.id and w.urgency < "
          + Urgency.HELD.number()
          + " and "
          + ListTable.WANTING;

  private static final String HAND_OVER =
      "update lookup set list = (select o.list "
          + ELSEWHERE
          + " order by w.urgency, o.list limit 1)"
          + OPEN
          + " and list = :list and exists (select 1 "
          + ELSEWHERE
          + ")";

  /** Its own codes are never behind where the line stands now, and stay in the order they have. */
  private static final String URGENCY =
      "update lookup set urgency = coalesce((select min(w.urgency) "
          + WANTED
          + "), urgency), turn = turn + case when list = :list then :behind else 0 end"
          + OPEN
          + " and lane > :from and lane < :to";

  private static final String BEHIND =
      LookupState.spelled(
          "select case when b > 0 then b else 0 end from ("
              + "select (select turn + 1 from channel where name = :channel)"
              + " - coalesce((select min(turn) from lookup where state = {WAITING}"
              + " and list = :list and lane > :from and lane < :to"
              + " and id in (select e.lookup from entry e where e.list = :list)), 9000000000000000) as b) x");

  private final ChannelTable channels;

  ListUrgency(ChannelTable channels) {
    this.channels = channels;
  }

  /** Answers false if it is delivered, cancelled or gone. */
  boolean set(Handle handle, long list, Urgency urgency) {
    int set =
        handle.execute(
            "update list set urgency = ? where id = ?"
                + " and state <> 'delivered' and cancelled is null",
            urgency.number(),
            list);
    if (set == 0) {
      return false;
    }
    if (urgency == Urgency.HELD) {
      handle.createUpdate(HAND_OVER).bind("list", list).execute();
    }
    follow(handle, list);
    return true;
  }

  /** The list's codes are as urgent as the most urgent list that wants them. */
  void follow(Handle handle, long list) {
    for (Channel channel : List.copyOf(channels.all(handle))) {
      String from = channel.word() + ".";
      String to = channel.word() + "/";
      long behind =
          handle
              .createQuery(BEHIND)
              .bind("channel", channel.word())
              .bind("list", list)
              .bind("from", from)
              .bind("to", to)
              .mapTo(Long.class)
              .one();
      handle
          .createUpdate(URGENCY)
          .bind("list", list)
          .bind("behind", behind)
          .bind("from", from)
          .bind("to", to)
          .execute();
    }
  }
}
