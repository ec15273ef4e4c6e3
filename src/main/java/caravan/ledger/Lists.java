package caravan.ledger;

import caravan.codes.Lane;
import caravan.codes.ListHead;
import caravan.codes.ResultRow;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;

/** Taking lists in. */
public interface Lists {

  /** The list that was taken in from exactly this file, which has not left the input folder yet. */
  Optional<ListRecord> findTaken(ListHead head);

  /** All lists whose file has not left the input folder yet. */
  List<ListRecord> unshelved();

  /** Those of them that were found in the input folder of this process. */
  List<ListRecord> unshelvedHere();

  /**
   * A new list with all of its rows, as {@link #open}, {@link #enrol} and {@link #enrolled} would
   * take it in, at once; answers its number.
   */
  long take(
      ListHead head,
      Urgency urgency,
      String summary,
      List<Entry> entries,
      CacheTtl ttl,
      long fence,
      Instant now);

  /**
   * A new list, of which no row is known yet; answers its number.
   *
   * @param fence the {@linkplain Nodes#fence number} that this process had when it first looked at
   *     the list
   * @throws LedgerException where it has another number now: others may have taken the list in
   */
  long open(ListHead head, Urgency urgency, String summary, long fence, Instant now);

  /**
   * Enrols further rows of a list that is being read. Codes that are known and fresh are not asked
   * again; the others wait from now on, each product once.
   */
  void enrol(long list, List<Entry> entries, CacheTtl ttl, Instant now);

  /**
   * The same; answers these rows with their answers where each of them has its final one, and no
   * row where one waits.
   */
  List<ResultRow> enrolKnown(long list, List<Entry> entries, CacheTtl ttl, Instant now);

  /** The last row of the list is enrolled. */
  void enrolled(long list);

  /** Forgets a list that is being read; what only it wanted is not asked for. */
  void discard(long list);

  /**
   * The list's file is out of the input folder; a power cut may undo it. Where this process was
   * taken for dead since it looked at the list nothing is written down: another that looks at it
   * now has to find it taken, and says itself that the file is out.
   *
   * @param fence the {@linkplain Nodes#fence number} that this process had when it looked at it
   */
  default void shelved(long list, long fence) {
    shelved(List.of(list), fence);
  }

  /** The files of all these lists are; by one commit. */
  void shelved(List<Long> lists, long fence);

  /**
   * Takes in a delivered list once more, with the answers that it has; its failed rows are asked
   * again, and the refused ones too where that is wanted. Answers the new list's number; empty if
   * it has no such row, or is not delivered yet.
   */
  OptionalLong retry(long list, boolean refused, Instant now);

  /**
   * A delivered list is to be handed back once more, under a name that is free then, with the
   * answers that its codes have now. Nothing is asked for it; where others wait for an answer to
   * one of its codes it waits with them.
   *
   * @return false if it is not delivered, or its rows are not remembered any more
   */
  boolean deliverAgain(long list);

  /**
   * Codes that wait in one lane and belong into another of the same question, because a key came or
   * went. Answers how many there were.
   *
   * @param where each lane's codes belong now
   */
  long reroute(UnaryOperator<Lane> where);
}
