package caravan.ledger;

import caravan.codes.Choice;
import caravan.codes.ListHead;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Lists that wait for a person's word. Each is written down before its file is moved, and crossed
 * out after its file is out of the folder of held lists, so that after a crash what was begun can
 * be ended.
 */
public interface Holds {

  /**
   * The list that is held for exactly this file, which has not left the place where it was dropped.
   */
  Optional<Held> findHeld(ListHead head);

  /** Whether a held list lies at that place, or is on its way there. */
  boolean takenPlace(String place);

  /**
   * A list is about to be moved to that place, which no other may have; answers its number.
   *
   * @param fingerprint what the choice is to be remembered by; empty if it is not
   * @param fence the {@linkplain Nodes#fence number} that this process had before it looked at the
   *     list
   * @throws LedgerException where it was taken for dead since: the list is left to others
   */
  long hold(
      ListHead head, String place, String reason, String fingerprint, long fence, Instant now);

  /**
   * It is moved to that place instead, for that reason.
   *
   * @param fence the {@linkplain Nodes#fence number} that this process had before it looked at the
   *     list
   * @throws LedgerException where it was taken for dead since: another may have moved it
   */
  void holdAt(long held, String place, String reason, long fence);

  /** Its file lies whole at its place: from now on it is seen, and can be decided. */
  void lies(long held);

  /**
   * Its file has left the place where it was dropped; as {@link Lists#shelved(long, long)} of a
   * list that is taken in.
   */
  void heldShelved(long held, long fence);

  /** Lists that wait, or were decided, in the input folder of which this process takes lists in. */
  List<Held> heldHere();

  /** Lists that are on their way to their places there. */
  List<Held> onTheirWay();

  /**
   * A person says that it is to be taken in, read so; that is remembered for lists of its form.
   * Answers false if it was decided already, or is gone.
   */
  boolean release(long held, Choice choice, Instant now);

  /** Lists of that form are judged anew. Answers whether anything was remembered of them. */
  boolean forgetChoice(String fingerprint);

  /** A person does not want it. Answers false if it was decided already, or is gone. */
  boolean discardHeld(long held);

  /**
   * The last row of the list is enrolled, which this held one has become: one step, so that it is
   * not taken in twice.
   */
  void enrolled(long list, long held);

  /** It is held no longer: its file is elsewhere. */
  void endHeld(long held);
}
