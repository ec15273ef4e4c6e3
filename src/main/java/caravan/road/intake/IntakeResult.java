package caravan.road.intake;

/** What became of a list that was fetched from a server. */
public sealed interface IntakeResult {

  /**
   * It is enrolled in the ledger under that number.
   *
   * @param fence the {@linkplain caravan.ledger.Nodes#fence number} that this process had when it
   *     looked at it
   */
  record Taken(long list, long fence) implements IntakeResult {}

  /**
   * It waits here for a person's word; the ledger knows it under that number.
   *
   * @param fence the {@linkplain caravan.ledger.Nodes#fence number} that this process had when it
   *     looked at it
   */
  record Held(long held, long fence) implements IntakeResult {}

  /** Another node fetches the lists of its server now: it stays there for that one. */
  record LeftToOthers() implements IntakeResult {}

  /** It can't be read, for a reason that its owner is told. */
  record Unreadable(String reason) implements IntakeResult {}
}
