package caravan.ledger;

import java.time.Instant;

/** What need not be remembered any more. */
public interface Forgetting {

  /**
   * Forgets a part of what is old: rows of lists that were delivered before that moment, their
   * lists, calls from before it, and answers that are no longer fresh and that no list on record
   * wants. Each call is short, so that nobody waits for it.
   *
   * @return whether there is more to look at
   */
  boolean forget(Instant before, CacheTtl ttl, Instant now);

  /**
   * Gives a part of the room that is free in the ledger back to the disk, where its engine does not
   * do so by itself. Something stays for what comes. Each call is short.
   *
   * @return whether there is more to give back
   */
  boolean giveBack();
}
