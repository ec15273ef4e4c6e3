package caravan.road.intake;

/** What became of a list that was fetched from a server. */
public sealed interface IntakeResult {

  /** It is enrolled in the ledger under that number. */
  record Taken(long list) implements IntakeResult {}

  /** It waits here for a person's word; the ledger knows it under that number. */
  record Held(long held) implements IntakeResult {}

  /** It can't be read, for a reason that its owner is told. */
  record Unreadable(String reason) implements IntakeResult {}
}
