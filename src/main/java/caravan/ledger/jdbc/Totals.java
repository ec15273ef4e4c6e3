package caravan.ledger.jdbc;

import caravan.codes.Lane;
import caravan.ledger.LaneBacklog;
import caravan.ledger.ListState;
import caravan.ledger.ListTotals;
import caravan.ledger.Urgency;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Sums that are asked for again and again: each looks through an index, or through the lists that
 * are not handed back yet; none through codes, rows or calls.
 */
final class Totals {

  private static final String WAITING =
      LookupState.spelled(
          "select lane, urgency, count(*) as codes from lookup where state = {WAITING}"
              + " group by lane, urgency union all"
              + " select lane, urgency, count(*) as codes from lookup where state = {CLAIMED}"
              + " group by lane, urgency");

  private static final String AT_WORK =
      """
      select state, urgency, state = 'waiting' and open = 0 as complete, count(*) as lists,
        sum(open) as open, min(started) as oldest
      from list where state <> 'delivered' group by state, urgency, complete""";

  private static final String DELIVERED = "select count(*) from list where state = 'delivered'";

  private static final String HELD = "select count(*) from held where lies = 1 and word is null";

  private static final String UPLOADS =
      "select count(*) from upload u join list l on l.id = u.list where l.state = 'delivered'";

  private record Part(
      ListState state, Urgency urgency, boolean complete, long lists, long open, Instant oldest) {}

  List<LaneBacklog> waiting(Handle handle) {
    return handle
        .select(WAITING)
        .map(
            (row, context) ->
                new LaneBacklog(
                    Lane.read(row.getString("lane")),
                    Urgency.read(row.getInt("urgency")),
                    row.getLong("codes")))
        .list();
  }

  ListTotals lists(Handle handle) {
    List<Part> parts = parts(handle);
    Map<ListState, Long> states = new EnumMap<>(ListState.class);
    for (ListState state : ListState.values()) {
      states.put(state, 0L);
    }
    Map<Urgency, Long> open = new EnumMap<>(Urgency.class);
    for (Urgency urgency : Urgency.values()) {
      open.put(urgency, 0L);
    }
    for (Part part : parts) {
      states.merge(part.state(), part.lists(), Long::sum);
      open.merge(part.urgency(), part.open(), Long::sum);
    }
    states.put(ListState.DELIVERED, Storage.number(handle, DELIVERED));
    return new ListTotals(
        states,
        parts.stream().filter(Part::complete).mapToLong(Part::lists).sum(),
        Storage.number(handle, HELD),
        open,
        oldest(parts),
        Storage.number(handle, UPLOADS));
  }

  private static @Nullable Instant oldest(List<Part> parts) {
    return parts.stream()
        .filter(part -> part.urgency() != Urgency.HELD)
        .map(Part::oldest)
        .min(Instant::compareTo)
        .orElse(null);
  }

  private static List<Part> parts(Handle handle) {
    return handle
        .select(AT_WORK)
        .map(
            (row, context) ->
                new Part(
                    ListState.read(row.getString("state")),
                    Urgency.read(row.getInt("urgency")),
                    row.getBoolean("complete"),
                    row.getLong("lists"),
                    row.getLong("open"),
                    Instant.ofEpochMilli(row.getLong("oldest"))))
        .list();
  }
}
