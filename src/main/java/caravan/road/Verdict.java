package caravan.road;

/** What became of a list that was fetched from a server. */
public sealed interface Verdict {

  /** It is enrolled in the ledger under that number. */
  record Taken(long list) implements Verdict {}

  /** It waits here for a person's word; the ledger knows it under that number. */
  record Held(long held) implements Verdict {}

  /** It can't be read, for a reason that its owner is told. */
  record Unreadable(String reason) implements Verdict {}
}
