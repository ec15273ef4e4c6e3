package caravan.ledger.jdbc;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** Codes of the ledger by their numbers, which lie close together: a bit each. */
final class LookupSet {

  private static final int TOGETHER = 1 << 16;

  private final Map<Long, BitSet> numbers = new HashMap<>();

  /** Those that rows of a list want. */
  static LookupSet of(Handle handle, long list) {
    LookupSet set = new LookupSet();
    handle
        .select("select lookup from entry where list = ? and lookup is not null", list)
        .mapTo(Long.class)
        .forEach(set::add);
    return set;
  }

  void add(long number) {
    numbers
        .computeIfAbsent(Math.floorDiv(number, TOGETHER), part -> new BitSet())
        .set((int) Math.floorMod(number, (long) TOGETHER));
  }

  boolean contains(long number) {
    BitSet part = numbers.get(Math.floorDiv(number, TOGETHER));
    return part != null && part.get((int) Math.floorMod(number, (long) TOGETHER));
  }
}
