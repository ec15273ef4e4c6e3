package caravan.road.intake;

import caravan.codes.Row;
import caravan.ledger.Entry;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Rows of a list whose codes are right and that no channel serves, most often for want of a key:
 * what whoever runs Caravan can put right, and is told once a list.
 */
final class UnservedRows {

  private final Router router;
  private final Map<String, Long> reasons = new ConcurrentHashMap<>();

  UnservedRows(Router router) {
    this.router = router;
  }

  Entry route(Row row) {
    Entry entry = router.route(row);
    if (row.valid() && entry.lane() == null) {
      reasons.merge(entry.row().note(), 1L, Long::sum);
    }
    return entry;
  }

  /** How many there were, by what would have to be done for them. */
  Map<String, Long> reasons() {
    return new TreeMap<>(reasons);
  }
}
