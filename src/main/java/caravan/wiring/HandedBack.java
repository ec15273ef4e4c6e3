package caravan.wiring;

import caravan.ledger.ListRecord;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/** Which lists a daemon hands back: all, or those that were ordered from it. */
final class HandedBack implements Predicate<ListRecord> {

  private final boolean all;
  private final Set<Long> ordered = ConcurrentHashMap.newKeySet();

  HandedBack(boolean all) {
    this.all = all;
  }

  /** The list with that number of the ledger is one of them. */
  void order(long list) {
    ordered.add(list);
  }

  @Override
  public boolean test(ListRecord list) {
    return all || ordered.contains(list.id());
  }
}
