package caravan.road.delivery;

import caravan.ledger.ListRecord;
import java.util.ArrayList;
import java.util.List;

/**
 * Lists that are complete, and share their way to the disk: few enough that none waits for long.
 */
public record DeliveryGroup(List<ListRecord> lists) {

  private static final int LISTS = 100;
  private static final int ROWS = 2_000;

  public DeliveryGroup {
    lists = List.copyOf(lists);
  }

  /** The same lists in their order; one of many rows goes alone. */
  static List<DeliveryGroup> of(List<ListRecord> lists) {
    List<DeliveryGroup> groups = new ArrayList<>();
    List<ListRecord> group = new ArrayList<>();
    long rows = 0;
    for (ListRecord list : lists) {
      rows += list.rows();
      if (!group.isEmpty() && (group.size() == LISTS || rows > ROWS)) {
        groups.add(new DeliveryGroup(group));
        group.clear();
        rows = list.rows();
      }
      group.add(list);
    }
    if (!group.isEmpty()) {
      groups.add(new DeliveryGroup(group));
    }
    return groups;
  }
}
