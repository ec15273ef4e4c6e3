package caravan.ledger;

/** What the ledger would make of a code that a new list brings. */
public enum CacheState {
  /** It would be asked for, and cost. */
  NEW,
  /** Another list waits for it already, and pays. */
  WAITING,
  /** Its answer is there and fresh. */
  KNOWN
}
