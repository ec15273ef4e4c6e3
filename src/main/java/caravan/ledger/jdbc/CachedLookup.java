package caravan.ledger.jdbc;

import caravan.ledger.CacheTtl;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A code of the ledger, as a list that wants it finds it.
 *
 * @param mine whether a row that is enrolled already, of the same list, wants it
 * @param items what was found; null if nothing was, or it was not asked for
 * @param words the server's, on an answer; null if there are none, or they were not asked for
 */
record CachedLookup(
    long id,
    LookupState state,
    int urgency,
    long turn,
    @Nullable Instant answered,
    boolean mine,
    @Nullable String items,
    @Nullable String words) {

  /** A code that was never met until now. */
  static CachedLookup never(long id) {
    return new CachedLookup(id, LookupState.WAITING, 1, Long.MAX_VALUE, null, false, null, null);
  }

  /** The same code, waiting. */
  CachedLookup waiting() {
    return new CachedLookup(id, LookupState.WAITING, urgency, turn, null, mine, null, null);
  }

  /** The same code, answered then. */
  CachedLookup stamped(Instant now) {
    return new CachedLookup(id, state, urgency, turn, now, mine, items, words);
  }

  /** Whether rows that want it have no final answer yet. */
  boolean open() {
    return state.open();
  }

  /**
   * Whether its answer was stamped by a clock that was ahead: it counts as given now, and ages from
   * now on.
   */
  boolean fromTheFuture(Instant now) {
    return answered != null && answered.isAfter(now);
  }

  /** Whether its answer is of no use to a new list; the same list never asks twice. */
  boolean stale(CacheTtl ttl, Instant now) {
    if (mine || open()) {
      return false;
    }
    if (state == LookupState.FAILED || answered == null) {
      return true;
    }
    return answered.isBefore(now.minus(state == LookupState.FOUND ? ttl.found() : ttl.notFound()));
  }

  /** Whether a list with that place would have its answer sooner than it waits for it now. */
  boolean behind(int urgency, long turn) {
    return state == LookupState.WAITING
        && !mine
        && (urgency < this.urgency || (urgency == this.urgency && turn < this.turn));
  }
}
